/** The real device: each port by the implementation that the build picks for its platform. */
import type { Device } from '../ports'
import { createAlarm } from './alarm'
import { createCamera } from './camera'
import { createClipboard } from './clipboard'
import { createClock } from './clock'
import { createFilePicker } from './file-picker'
import { createIdentifiers } from './identifiers'
import { keepAwake } from './keep-awake'
import { createNetwork } from './network'
import { createPictures } from './pictures'
import { createPlace } from './place'
import { createPrivacy } from './privacy'
import { createScanner } from './scanner'
import { createSessionKeeper } from './session-keeper'
import { createStorage } from './storage'
import { createTelephone } from './telephone'
import { createSubscriptions } from './subscriptions'
import { vibrate } from './vibrate'

export const createDevice = (): Device => {
  const session = createSessionKeeper()
  return {
    storage: createStorage(),
    network: createNetwork(session),
    clock: createClock(),
    identifiers: createIdentifiers(),
    camera: createCamera(),
    pictures: createPictures(),
    files: createFilePicker(),
    scanner: createScanner(),
    place: createPlace(),
    telephone: createTelephone(),
    alarm: createAlarm(),
    clipboard: createClipboard(),
    subscriptions: createSubscriptions(),
    session,
    privacy: createPrivacy(),
    vibrate,
    keepAwake,
  }
}
