/**
 * Carries out one portion of a list of volunteers inside the caller's transaction. Each row is decided anew on what is
 * on file now, under its lock; carrying a portion out again changes nothing.
 */
import { startOfChinaDateMs, chinaDate } from '../../../../src/domain/calendar'
import {
  decideVolunteer,
  fieldsSaid,
  type ImportDay,
  type OldHours,
  type VolunteerDecision,
} from '../../../../src/domain/volunteer-roster/decide-volunteer'
import { stands } from '../../../../src/domain/time-bank/ledger'
import type { ActorAccess } from '../../access/actor-access'
import { loadRegionPlaces } from '../../access/region-place'
import type { WriteContext } from '../../record/write-changes'
import { openingBalances, sealReason } from '../../time-bank/ledger.repository'
import { openingSubject } from '../../time-bank/opening.repository'
import { reopenAccount } from '../../time-bank/reopening.repository'
import { keepCarriedService } from '../../volunteer/carried-service.repository'
import {
  codeForNumber,
  insertVolunteer,
  nextVolunteerNumber,
  writeDetails,
  writeStanding,
} from '../../volunteer/volunteer-write.repository'
import type { ImportedFields } from '../import-plan'
import { rememberImported } from '../roster-imported.repository'
import { loadSharedHours, loadVolunteersOnFile } from './load-volunteers-on-file'
import type { PlacedVolunteerRow } from './place-volunteers'

export interface VolunteerPortion {
  readonly context: WriteContext
  readonly access: ActorAccess
  /** Path of the region that the import was authorised for. */
  readonly path: string
  readonly nowMs: number
}

export interface CarriedOut {
  readonly toPoolMinutes: number
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[]
}

export const importDay = (
  { actor, settings }: ActorAccess,
  nowMs: number,
  shares: ImportDay['shares'],
): ImportDay => ({
  today: chinaDate(nowMs),
  rules: settings.volunteering,
  personalCapMinutes: settings.timeBank.personalCapMinutes,
  memberId: actor.memberId,
  shares,
})

interface Settled {
  readonly volunteerId: string
  readonly hours: OldHours
}

const newNumber = async (
  { context }: VolunteerPortion,
  { regionId }: PlacedVolunteerRow,
): Promise<string> => {
  const places = await loadRegionPlaces(context.transaction, context.tenantId, [regionId])
  return nextVolunteerNumber(
    context,
    await codeForNumber(context, places.get(regionId)?.path ?? ''),
  )
}

const add = async (
  portion: VolunteerPortion,
  row: PlacedVolunteerRow,
  { number, details, hours }: Extract<VolunteerDecision, { kind: 'add' }>,
): Promise<Settled> => {
  const { context, access, nowMs } = portion
  const { newId: id, regionId, registeredOn } = row
  await insertVolunteer(context, {
    ...{ id, regionId, memberId: null, state: 'verified', details },
    number: number || (await newNumber(portion, row)),
    atMs: registeredOn === '' ? nowMs : startOfChinaDateMs(registeredOn),
    // Whoever brings the list answers for it, as for a registration that they looked at.
    settled: { byName: access.actor.memberName, atMs: nowMs },
  })
  return { volunteerId: id, hours }
}

const settle = async (
  portion: VolunteerPortion,
  row: PlacedVolunteerRow,
  decision: Extract<VolunteerDecision, { kind: 'add' | 'update' }>,
): Promise<Settled> => {
  if (decision.kind === 'add') return add(portion, row, decision)
  const { context, access, nowMs } = portion
  const { volunteer, details, changed, verifies, hours } = decision
  if (changed.length > 0) await writeDetails(context, volunteer.id, details)
  const settled = { byName: access.actor.memberName, reason: '', atMs: nowMs }
  if (verifies) {
    await writeStanding(context, volunteer.id, { state: 'verified', ...settled })
    const posting = { database: context.transaction, by: access.actor, nowMs }
    await reopenAccount(posting, volunteer.id)
  }
  return { volunteerId: volunteer.id, hours }
}

interface Booking {
  readonly row: PlacedVolunteerRow
  readonly volunteerId: string
  readonly hours: OldHours
}

/** One transfer for each who has an opening balance; answers what the cap sent on, and whose was not booked. */
const bookHours = async (
  { context, access, nowMs }: VolunteerPortion,
  bookings: readonly Booking[],
): Promise<CarriedOut> => {
  const { transaction, vault, tenantId } = context
  const enteredByName = access.actor.memberName
  await keepCarriedService(
    transaction,
    { tenantId, atMs: nowMs },
    bookings
      .filter(({ hours }) => hours.carriedMinutes > 0)
      .map(({ row, volunteerId, hours }) => ({
        ...{ volunteerId, minutes: hours.carriedMinutes, asOf: row.asOf, enteredByName },
      })),
  )
  const opening = bookings.filter(({ hours }) => hours.openingMinutes > 0)
  const results = await openingBalances(
    { database: transaction, by: access.actor, nowMs },
    opening.map(({ row, volunteerId, hours }) => {
      const serviceId = openingSubject(volunteerId)
      const words = `原有时长，截至 ${row.asOf}`
      return {
        ...{ volunteerId, serviceId, minutes: hours.openingMinutes },
        capMinutes: access.settings.timeBank.personalCapMinutes,
        reasonCipher: sealReason(vault, tenantId, `opening/${serviceId}`, words),
      }
    }),
  )
  return {
    toPoolMinutes: results.reduce((sum, { excessMinutes }) => sum + excessMinutes, 0),
    leftOut: opening.flatMap(({ row: { details } }, at) =>
      stands(results[at]?.code ?? 'id-taken')
        ? []
        : [{ name: details.name, reason: '预览以后已有期初余额，没有再记' }],
    ),
  }
}

export const carryOutVolunteers = async (
  portion: VolunteerPortion,
  rows: readonly PlacedVolunteerRow[],
): Promise<CarriedOut> => {
  const { context, access, path, nowMs } = portion
  const { transaction, vault, tenantId } = context
  const place = { database: transaction, vault, tenantId, path }
  const onFile = await loadVolunteersOnFile(place, rows, { held: true })
  const day = importDay(access, nowMs, await loadSharedHours(place, access.actor, { rows, onFile }))
  const bookings: Booking[] = []
  const imported = new Map<string, ImportedFields>()
  const leftOut: CarriedOut['leftOut'][number][] = []
  for (const row of rows) {
    const decision = decideVolunteer(row, onFile, day)
    if (decision.kind === 'decide' || decision.kind === 'defect') {
      const reason = decision.kind === 'decide' ? decision.words : decision.reason
      leftOut.push({ name: row.details.name, reason: `预览以后有变化：${reason}` })
      continue
    }
    const settled = await settle(portion, row, decision)
    bookings.push({ row, ...settled })
    imported.set(settled.volunteerId, fieldsSaid(row))
  }
  await rememberImported(context, imported)
  const booked = await bookHours(portion, bookings)
  return { toPoolMinutes: booked.toPoolMinutes, leftOut: [...leftOut, ...booked.leftOut] }
}
