/**
 * Lets WeChat draw a 小程序码 (wxacode.getUnlimited): it answers with the picture itself, or with JSON that says why not. Nobody
 * waits for it longer than a few seconds: there is another way wherever one is drawn.
 */
import * as v from 'valibot'
import { isTokenCode, type WechatAccess } from '../wechat-access'
import type { CodePage, MiniProgramCodes, NoPicture } from './mini-program-codes'
import { isWholePicture } from './whole-picture'

/** Without a slash before it and without parameters; what it is about goes into the scene. */
const pages: Readonly<Record<CodePage, string>> = {
  scan: 'packages/volunteer/pages/scan/index',
  certificate: 'packages/volunteer/pages/certificate/index',
}
/** Fine enough for paper; WeChat draws 280 to 1,280. */
const widthPx = 640

const refusalShape = v.looseObject({ errcode: v.number() })

/** Busy, or more than WeChat draws in a minute. */
const laterCodes = [-1, 45009, 45011]

const longEnough = (): Promise<'later'> =>
  new Promise((resolve) => setTimeout(() => resolve('later'), 5_000).unref())

export const createWechatMiniProgramCodes = (wechat: WechatAccess): MiniProgramCodes => {
  const ask = async (page: string, scene: string, again: boolean): Promise<Buffer | NoPicture> => {
    const token = await wechat.token()
    if (token === '') return 'later'
    const path = `/wxa/getwxacodeunlimit?access_token=${encodeURIComponent(token)}`
    const body = JSON.stringify({ scene, page, width: widthPx })
    const reply = await wechat.fetch(path, { method: 'POST', body })
    if (reply.headers.get('content-type')?.startsWith('image/')) {
      const picture = Buffer.from(await reply.arrayBuffer())
      return isWholePicture(picture) ? picture : 'later'
    }
    const { errcode } = v.parse(refusalShape, await reply.json())
    if (isTokenCode(errcode)) {
      wechat.forgetToken()
      return again ? ask(page, scene, false) : 'later'
    }
    return laterCodes.includes(errcode) ? 'later' : 'refused'
  }
  return {
    isFake: false,
    // A picture may be asked for any number of times: whatever went wrong, later is soon enough.
    make: (opens, scene) =>
      Promise.race([ask(pages[opens], scene, true).catch(() => 'later' as const), longEnough()]),
  }
}
