/** Who checks what residents write: WeChat where it is configured, a person where it is not, a fake in the demo. */
import type { Vault } from '../secrets/vault'
import type { WechatAccess } from '../wechat-access'
import { noContentChecker, type ContentChecker } from './content-checker'
import { FakeContentChecker } from './fake-content-checker'
import { photoAddress, type PhotoToCheck } from './photo-address'
import { createWechatContentChecker } from './wechat-content-checker'

export interface CheckingServer {
  readonly demo: boolean
  readonly wechat: WechatAccess | null
  readonly vault: Vault
  /** Where the HTTP face is reached from outside; '' when it is not. */
  readonly publicUrl: string
  /** With it WeChat's events come in; '' when none do. */
  readonly pushToken: string
  readonly nowMs: () => number
}

/** Photos need both ways: an address to fetch them from, and events that say what they are. */
export const chooseContentChecker = (server: CheckingServer): ContentChecker => {
  const { demo, wechat, vault, publicUrl, pushToken, nowMs } = server
  if (demo) return new FakeContentChecker()
  if (wechat === null) return noContentChecker
  const photoUrl = (photo: PhotoToCheck) => `${publicUrl}${photoAddress(vault, photo, nowMs())}`
  return createWechatContentChecker(wechat, publicUrl !== '' && pushToken !== '' ? photoUrl : null)
}
