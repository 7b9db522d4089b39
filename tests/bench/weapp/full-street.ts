/**
 * The phone of a grid leader with long lists: 303 households, 300 of them in one building, one with a history of twelve
 * visits; and, where asked for, 300 visits that wait to be sent.
 */
import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { regionIdShape } from '../../../src/domain/shapes'
import { createClock } from '../../../src/platform/clock'
import { fileNameOf, keyOfFileName } from '../../../src/platform/file-name'
import type { Storage } from '../../../src/ports'
import { createPhoneApplication } from '../../../src/sync/phone-application'
import { acceptsOnly, command, push, visitArgs } from '../../support/api/test-file'
import { createFixtureDevice } from '../../support/fixture-device'
import { userDataPath, type PhoneDisk } from '../../weapp/host/phone-disk'
import { crowdedBuilding, families, openStreet, type Street } from '../../weapp/street'

export const crowd = 300
/** The door of `crowd-20`. */
export const busyRoom = '103'
const earlierVisits = 12

export const openFullStreet = async (): Promise<Street> => {
  const street = await openStreet([...families, ...crowdedBuilding(crowd)])
  const visits = Array.from({ length: earlierVisits }, (_, index) =>
    command('visit.record', 'b1', {
      ...visitArgs('crowd-20', `earlier-${index}`),
      visitedAtMs: Date.now() - (40 + index * 30) * 86_400_000,
      note: '身体都好，水电正常，有事打电话',
    }),
  )
  acceptsOnly(await push(street.api, 'leader', ...visits))
  return street
}

const storageOn = (disk: PhoneDisk): Storage => {
  const folder = `${userDataPath}/lianxin/`
  return {
    read: async (key) => disk.files.get(folder + fileNameOf(key))?.toString('utf8') ?? null,
    write: async (key, text) => void disk.files.set(folder + fileNameOf(key), Buffer.from(text)),
    remove: async (key) => void disk.files.delete(folder + fileNameOf(key)),
    keys: async (prefix) =>
      [...disk.files.keys()]
        .map((path) => keyOfFileName(path.slice(folder.length)))
        .filter((key) => key.startsWith(prefix))
        .sort(),
  }
}

/** Written by the product's own store while the app is closed: by hand it would take an hour. */
export const writeVisits = async (disk: PhoneDisk, count: number): Promise<void> => {
  const application = createPhoneApplication(
    createFixtureDevice({
      storage: storageOn(disk),
      clock: createClock(),
      identifiers: { newId: () => randomUUID() },
    }),
  )
  const regionId = v.parse(regionIdShape, 'b1')
  for (let index = 0; index < count; index++) {
    const args = { ...visitArgs(`crowd-${index}`, randomUUID()), visitedAtMs: Date.now() }
    const saved = await application.execute('visit.record', regionId, args)
    if (!saved.ok)
      throw new Error(`The visit ${index} was not saved: ${JSON.stringify(saved.error)}`)
  }
  application.sync.stop()
}
