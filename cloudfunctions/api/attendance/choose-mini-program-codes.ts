/** Who draws 小程序码: WeChat where it is configured, nobody where it is not, a fake in the demo. */
import type { WechatAccess } from '../wechat-access'
import { FakeMiniProgramCodes } from './fake-mini-program-codes'
import { noMiniProgramCodes, type MiniProgramCodes } from './mini-program-codes'
import { createWechatMiniProgramCodes } from './wechat-mini-program-codes'

export const chooseMiniProgramCodes = (
  demo: boolean,
  wechat: WechatAccess | null,
): MiniProgramCodes => {
  if (demo) return new FakeMiniProgramCodes()
  return wechat ? createWechatMiniProgramCodes(wechat) : noMiniProgramCodes
}
