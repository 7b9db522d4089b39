/** The port through which a text or a photo is checked: WeChat, a fake in the demo, nobody where there is no way to WeChat. */
import type { HeldWhy } from '../../../src/domain/content-check/content-check'
import type { PhotoToCheck } from './photo-address'

/** later: not checked this time, try again. */
export type CheckVerdict =
  | { readonly kind: 'passed' }
  | { readonly kind: 'held'; readonly why: HeldWhy }
  | { readonly kind: 'later' }

/** asked: the verdict comes by itself, with this trace. */
export type PhotoVerdict = CheckVerdict | { readonly kind: 'asked'; readonly traceId: string }

export interface ContentChecker {
  /** `openid`: of who wrote it. '' for somebody whom WeChat does not know. Rejects never. */
  checkText(checked: { readonly openid: string; readonly text: string }): Promise<CheckVerdict>
  checkPhoto(checked: {
    readonly openid: string
    readonly photo: PhotoToCheck
  }): Promise<PhotoVerdict>
}

/** Nobody has looked, so a person does. */
export const noContentChecker: ContentChecker = {
  checkText: () => Promise.resolve({ kind: 'held', why: 'not-checkable' }),
  checkPhoto: () => Promise.resolve({ kind: 'held', why: 'photo' }),
}
