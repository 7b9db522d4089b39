/** Device functions: those that a test plays (fakes), and those that have one harmless answer. */
import { randomBytes } from 'node:crypto'
import { ApiFailure, asyncApi, textOption, type ApiBody } from '../call-api'
import type { Fakes } from '../fakes'
import type { Realm } from '../realm'

type FakeName = Exclude<keyof Fakes, 'privacyAgreed'>

const played: readonly FakeName[] = [
  'authorize',
  'compressImage',
  'getImageInfo',
  'makePhoneCall',
  'openDocument',
  'scanCode',
  'showModal',
  'showActionSheet',
  'openPrivacyContract',
]
/** Of the functions here, those that WeChat opens only after consent to the privacy guide. */
const guarded: readonly FakeName[] = [
  'chooseMedia',
  'chooseMessageFile',
  'chooseLocation',
  'getFuzzyLocation',
]

/** One clipboard a phone; `text` is what a test reads. */
export interface Clipboard {
  text: string
}

export const deviceApis = (
  fakes: Fakes,
  clipboard: Clipboard,
): Readonly<Record<string, ApiBody>> => ({
  ...Object.fromEntries(played.map((name) => [name, (options) => fakes[name](options)] as const)),
  vibrateShort: () => undefined,
  vibrateLong: () => undefined,
  setKeepScreenOn: () => undefined,
  setClipboardData(options) {
    clipboard.text = textOption(options, 'data')
  },
  getRandomValues: ({ length }) => ({
    randomValues: new Uint8Array(randomBytes(typeof length === 'number' ? length : 0)),
  }),
})

/** wx.onNeedPrivacyAuthorization, and the functions that wait for its answer. */
export const privacyApis = (realm: Realm, fakes: Fakes) => {
  let ask: unknown = null
  const agree = (): Promise<boolean> =>
    new Promise((done) => {
      const answer = (choice: { event?: unknown }) => {
        if (choice.event === 'agree') fakes.privacyAgreed = true
        if (choice.event === 'agree' || choice.event === 'disagree') done(choice.event === 'agree')
      }
      if (ask === null) done(false)
      else realm.call('the listener of the privacy guide', ask, answer, realm.toRealm({}))
    })
  const guard =
    (name: FakeName): ApiBody =>
    async (options) => {
      if (!fakes.privacyAgreed && !(await agree()))
        throw new ApiFailure('privacy permission is not authorized')
      return fakes[name](options)
    }
  return {
    onNeedPrivacyAuthorization: (listener: unknown) => {
      ask = listener
    },
    ...Object.fromEntries(guarded.map((name) => [name, asyncApi(realm, name, guard(name))])),
  }
}
