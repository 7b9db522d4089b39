/**
 * What a test decides in the user's or the device's place: pictures, files, codes, answers to questions. Nothing here
 * is WeChat's; each member is named for the function of wx that it stands in for. By default the user gives up.
 */
import { ApiFailure, type Answer, type Options } from './call-api'

export type Fake = (options: Options) => Answer | Promise<Answer>

const cancel: Fake = () => {
  throw new ApiFailure('cancel')
}
const nothing: Fake = () => undefined

export interface Fakes {
  chooseMedia: Fake
  chooseMessageFile: Fake
  compressImage: Fake
  getImageInfo: Fake
  scanCode: Fake
  makePhoneCall: Fake
  authorize: Fake
  chooseLocation: Fake
  getFuzzyLocation: Fake
  openDocument: Fake
  showModal: Fake
  showActionSheet: Fake
  openPrivacyContract: Fake
  /** True: the user has agreed to the privacy guide before. */
  privacyAgreed: boolean
}

export const createFakes = (): Fakes => ({
  chooseMedia: cancel,
  chooseMessageFile: cancel,
  compressImage: cancel,
  getImageInfo: cancel,
  scanCode: cancel,
  makePhoneCall: cancel,
  authorize: cancel,
  chooseLocation: cancel,
  getFuzzyLocation: cancel,
  openDocument: nothing,
  showModal: () => ({ confirm: false, cancel: true }),
  showActionSheet: cancel,
  openPrivacyContract: nothing,
  privacyAgreed: true,
})
