/** A whole phone in memory for tests: the real application over a storage that can die and a network that can fail. */
import type { Application } from '../../src/application'
import type { CommandArgs } from '../../src/domain/commands'
import { createPhoneApplication } from '../../src/sync/phone-application'
import { createFixtureDevice } from './fixture-device'
import { createLoopbackNetwork, type LoopbackNetwork } from './loopback-network'
import { createManualClock, type ManualClock } from './manual-clock'
import { createMemoryStorage, type MemoryStorage } from './memory-storage'
import type { ReferenceServer } from './reference-server'

export interface Phone {
  readonly app: Application
  readonly storage: MemoryStorage
  readonly network: LoopbackNetwork
  readonly clock: ManualClock
  /** Switched off and on again: only the storage is left. */
  restart(): Phone
}

let made = 0
/** Unique over all phones of a test run, and ordered. */
const identifiers = { newId: () => `id-${String(++made).padStart(8, '0')}` }

export const createPhone = (
  server: Pick<ReferenceServer, 'answer'>,
  storage: MemoryStorage = createMemoryStorage(),
  clock: ManualClock = createManualClock(),
): Phone => {
  const session = createFixtureDevice().session
  const network = createLoopbackNetwork(server.answer, () => session.token())
  const device = createFixtureDevice({ storage, clock, network, session, identifiers })
  return {
    app: createPhoneApplication(device, () => 0.5),
    storage,
    network,
    clock,
    restart: () => createPhone(server, storage.restart(), clock),
  }
}

export const visitArgs = (
  visitId: string,
  part: Partial<CommandArgs<'visit.record'>> = {},
): CommandArgs<'visit.record'> => ({
  visitId,
  houseId: 'h-1-101',
  householdId: 'hh-1-101',
  outcome: 'met',
  kind: 'routine',
  note: '一切都好',
  photoIds: [],
  visitedAtMs: 1,
  edits: [],
  followUps: [],
  settledFollowUpIds: [],
  ...part,
})
