/**
 * Carries out one portion of a list of volunteers inside the caller's transaction. Each row is decided anew on what is
 * on file now, under its lock; carrying a portion out again changes nothing. Hours are not posted: they wait for a colleague.
 */
import { startOfChinaDateMs, chinaDate } from '../../../../src/domain/calendar'
import {
  decideVolunteer,
  fieldsSaid,
  type ImportDay,
  type OldHours,
  type VolunteerDecision,
} from '../../../../src/domain/volunteer-roster/decide-volunteer'
import type { ActorAccess } from '../../access/actor-access'
import { loadRegionPlaces } from '../../access/region-place'
import type { WriteContext } from '../../record/write-changes'
import { addToList, type BroughtList } from '../../time-bank/listed-hours.repository'
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
  readonly list: BroughtList
}

/** A row that could no longer be imported as the preview said. */
export interface LeftOutRow {
  readonly name: string
  readonly reason: string
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

/** Older service goes into the record; what may be redeemed waits with the rest of the list. */
const keepHours = async (
  { context, access, nowMs, list }: VolunteerPortion,
  bookings: readonly Booking[],
): Promise<void> => {
  const { transaction, tenantId } = context
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
  const opening = bookings
    .filter(({ hours }) => hours.openingMinutes > 0)
    .map(({ row: { asOf }, volunteerId, hours: { openingMinutes: minutes } }) => ({
      ...{ volunteerId, minutes, asOf },
    }))
  await addToList(context, list, opening, nowMs)
}

export const carryOutVolunteers = async (
  portion: VolunteerPortion,
  rows: readonly PlacedVolunteerRow[],
): Promise<readonly LeftOutRow[]> => {
  const { context, access, path, nowMs } = portion
  const { transaction, vault, tenantId } = context
  const place = { database: transaction, vault, tenantId, path }
  const onFile = await loadVolunteersOnFile(place, rows, { held: true })
  const day = importDay(access, nowMs, await loadSharedHours(place, access.actor, { rows, onFile }))
  const bookings: Booking[] = []
  const imported = new Map<string, ImportedFields>()
  const leftOut: LeftOutRow[] = []
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
  await keepHours(portion, bookings)
  return leftOut
}
