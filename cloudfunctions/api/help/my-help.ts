/** What the caller may press, and as a relative follows, with how the call stands. */
import { householdsOf } from '../../../src/domain/home/home'
import type { MyHelp, MyHelpAnswer } from '../../../src/protocol/help'
import type { ActorAccess } from '../access/actor-access'
import type { Api } from '../api'
import { findHomesOf } from '../home/home.repository'
import { findNewestCalls, type StoredCall } from './help-call.repository'
import {
  findRegistrationsOf,
  type HelpFiles,
  type HelpRegistration,
} from './help-registration.repository'
import { toCallView } from './help-view'
import { listLooks } from './look.repository'
import { ringDueCalls } from './ring-due'

/** How a call ended is shown for so long. */
const shownForMs = 3_600_000

const isShown = ({ call }: StoredCall, nowMs: number): boolean =>
  call.state !== 'ended' || nowMs - call.changedAtMs < shownForMs

/** Open calls of these, with what is due rung first. */
const newestCalls = async (
  api: Api,
  { actor: { tenantId }, settings }: ActorAccess,
  files: HelpFiles,
  ids: readonly string[],
): Promise<readonly StoredCall[]> => {
  const found = await findNewestCalls(files, ids)
  const due = found.filter(
    ({ call }) => call.nextAlarmAtMs > 0 && call.nextAlarmAtMs <= api.nowMs(),
  )
  if (due.length === 0) return found
  await ringDueCalls(
    api,
    { tenantId, settings },
    due.map(({ call }) => call.id),
  )
  return findNewestCalls(files, ids)
}

export const myHelp = async (api: Api, access: ActorAccess): Promise<MyHelpAnswer> => {
  const { actor, settings } = access
  const { tenantId, memberId } = actor
  const files: HelpFiles = { database: api.database, vault: api.vault, tenantId }
  const homes = await findHomesOf(api, actor)
  const found = await findRegistrationsOf(files, memberId, householdsOf(homes))
  const calls = await newestCalls(
    api,
    access,
    files,
    found.map(({ id }) => id),
  )
  const toMine = async (registration: HelpRegistration): Promise<MyHelp> => {
    const { id, person, state, regionId } = registration
    const mayPress = registration.memberId === memberId
    const stored = calls.find((one) => one.registrationId === id && isShown(one, api.nowMs()))
    const { relatives, stationPhone, note } = person
    return {
      ...{ registrationId: id, state, regionId, mayPress },
      ...{ name: person.name, door: person.door, relation: mayPress ? person.relation : '' },
      dialNumber: stationPhone === '' ? settings.helpCall.dialNumber : stationPhone,
      details: mayPress ? { relatives, stationPhone, note } : null,
      call: stored ? await toCallView(files, { stored, registration, readerId: memberId }) : null,
      looks: mayPress ? await listLooks(files, id) : [],
    }
  }
  const { drillsAllowed, ringingPollSeconds, dialNumber } = settings.helpCall
  const mine = await Promise.all(found.map(toMine))
  return { mine, drillsAllowed, pollSeconds: ringingPollSeconds, dialNumber }
}
