/** Wires the real device to the store and the sync. Made once, by `app.tsx`. */
import type { Application } from './application'
import { createDevice } from './platform/device'
import { preparePageCode } from './platform/page-code'
import { createPhoneApplication } from './sync/phone-application'

export const composeApplication = (): Application => {
  preparePageCode()
  return createPhoneApplication(createDevice())
}
