/** A help call as each side sees it. */
import { coveredName } from '../../../src/domain/covered-name'
import { isLate, mostDelays } from '../../../src/domain/help/help-call'
import type { HelpCallLine, HelpCallView, HelpPerson } from '../../../src/protocol/help'
import { regionNames } from '../access/region-names'
import type { StoredCall } from './help-call.repository'
import { listEvents } from './help-event.repository'
import type { HelpFiles, HelpRegistration } from './help-registration.repository'

export interface Seen {
  readonly stored: StoredCall
  readonly registration: HelpRegistration
  readonly readerId: string
}

/** The name is covered. */
export const toCallLine = ({ stored, registration, readerId }: Seen): HelpCallLine => {
  const { call } = stored
  const { id, regionId, state, round, isDrill, pressedAtMs, calledAtMs, outcome, responder } = call
  return {
    ...{ id, regionId, state, round, isDrill, pressedAtMs, calledAtMs, outcome },
    registrationId: registration.id,
    door: registration.person.door,
    name: coveredName(registration.person.name),
    isLate: isLate(call),
    responder: responder && {
      name: responder.memberName,
      minutes: responder.minutes,
      atMs: responder.atMs,
      isSelf: responder.memberId === readerId,
      isReminded: responder.isReminded,
      delaysLeft: mostDelays - responder.delays,
    },
  }
}

export const toCallView = async (files: HelpFiles, seen: Seen): Promise<HelpCallView> => {
  const { call } = seen.stored
  const names = await regionNames(files, files.tenantId, call.alerted)
  const events = await listEvents(files, call.id)
  return {
    ...toCallLine(seen),
    name: seen.registration.person.name,
    relativesTold: call.relativesTold,
    isAtTop: call.isAtTop,
    events: events.map(({ memberId: _memberId, regionId, ...one }) => ({
      ...one,
      regionName: names.get(regionId) ?? '',
    })),
  }
}

export const toPerson = ({ person }: HelpRegistration): HelpPerson => {
  const { relatives, stationPhone, note, phone, relation } = person
  return { relatives, stationPhone, note, phone, relation }
}
