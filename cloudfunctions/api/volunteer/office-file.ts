/** One volunteer's file as an office reads it: masked, and of who only asks to come, who they are and no more. */
import { maskPhone } from '../../../src/domain/phone-number'
import { identityFields } from '../../../src/domain/volunteer/identity'
import { isToPassOn } from '../../../src/domain/volunteer/pass-on'
import type { CorrectionChanges } from '../../../src/domain/volunteer/volunteer'
import type { OfficeVolunteer, VolunteerRecord } from '../../../src/protocol/volunteer'
import type { Actor } from '../access/actor-access'
import type { Api } from '../api'
import { listServicesOf } from '../attendance/services.repository'
import { findEarlierEntry } from './join-entries'
import { findComing, findMoveSeen } from './volunteer-move.repository'
import { loadVolunteerRecord } from './volunteer-record'
import { findSameIdNumber, findVolunteerBelow } from './volunteer.repository'

/** Given freely, so it is nobody's to check: who has to know it says why. */
const withCoveredStatus = <Part extends { readonly politicalStatus?: string }>(part: Part): Part =>
  part.politicalStatus ? { ...part, politicalStatus: '**' } : part

const withMaskedNumbers = (changes: CorrectionChanges): CorrectionChanges => {
  const { phone, guardian } = changes
  return {
    ...withCoveredStatus(changes),
    ...(phone === undefined ? {} : { phone: maskPhone(phone) }),
    ...(guardian === undefined
      ? {}
      : { guardian: { ...guardian, phone: maskPhone(guardian.phone) } }),
  }
}

const withMaskedPhones = (record: VolunteerRecord): VolunteerRecord => {
  const { details, corrections } = record
  const guardian = { ...details.guardian, phone: maskPhone(details.guardian.phone) }
  return {
    ...record,
    details: { ...withCoveredStatus(details), phone: maskPhone(details.phone), guardian },
    corrections: corrections.map((one) => ({
      ...one,
      changes: withMaskedNumbers(one.changes),
      before: withMaskedNumbers(one.before ?? {}),
    })),
  }
}

const onlyIdentity = (before: CorrectionChanges): CorrectionChanges =>
  Object.fromEntries(
    identityFields.flatMap((field) => (field in before ? [[field, before[field]]] : [])),
  )

/** What the office needs to decide whether it takes this person in. */
const onlyWho = (record: VolunteerRecord): VolunteerRecord => ({
  ...record,
  ...{ settledReason: '', enrolled: null, carried: null, entries: [] },
  ...{ service: [], orders: [], serviceSum: { times: 0, minutes: 0 } },
  details: { ...record.details, skills: [], serviceKinds: [], team: '', politicalStatus: '' },
  corrections: record.corrections
    .filter(({ state, moveTo }) => state === 'open' && moveTo)
    .map((one) => ({ ...one, before: onlyIdentity(one.before ?? {}) })),
})

/** undefined for nobody there, nor on the way there. */
export const loadOfficeFile = async (
  api: Api,
  { tenantId, memberId }: Actor,
  where: { readonly id: string; readonly path: string },
): Promise<OfficeVolunteer | undefined> => {
  const here = await findVolunteerBelow(api, tenantId, where)
  const volunteer = here ?? (await findComing(api, tenantId, where))
  if (!volunteer) return undefined
  const { id, details, state } = volunteer
  const record = withMaskedPhones(await loadVolunteerRecord(api, { tenantId, memberId }, volunteer))
  const same = await findSameIdNumber(api, tenantId, { id, idNumber: details.idNumber })
  const entry = state === 'waiting' ? await findEarlierEntry(api, tenantId, volunteer) : undefined
  const signsIn = volunteer.memberId !== null
  const hours = here && !signsIn ? await listServicesOf(api, tenantId, id) : []
  const nowMs = api.nowMs()
  return {
    ...(here ? record : onlyWho(record)),
    sameAs: entry ? `${entry.details.name} ${entry.number}` : '',
    otherClaims: same.filter((other) => other.state === 'waiting').length,
    signsIn,
    own: volunteer.memberId === memberId,
    moves: await findMoveSeen(api.database, tenantId, where),
    hours: hours.filter(
      ({ state, decisions }) =>
        state !== 'posted' || decisions?.some((one) => isToPassOn(one.decidedAtMs, nowMs)),
    ),
  }
}
