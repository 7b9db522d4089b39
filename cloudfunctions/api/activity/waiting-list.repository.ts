/**
 * Waiting lists: who waits, and who moves up. A seat becomes somebody's when one is free and when they are free, whichever
 * comes last; so whatever gives back, cancels or moves a shift holds all for which somebody waits whom that may free.
 */
import { sql, type RawBuilder } from 'kysely'
import type { SignUpState } from '../../../src/domain/activity/activity'
import { hasFreeSeat, movesUp, whyShiftIsClosed } from '../../../src/domain/activity/seating'
import type { Database } from '../database/connect'
import type { Outbox } from '../message/message.repository'
import { isElsewhere } from './elsewhere'
import {
  addSeats,
  listShiftsOf,
  lockShift,
  lockShifts,
  lockShiftsOf,
  type ShiftRow,
} from './shift.repository'
import { tellSeated, type NewSeat } from './tell-seated'

interface WaitingRow {
  readonly volunteerId: string
  readonly isElsewhere: boolean
}

/** In the order of the list. */
export const listWaiting = async (
  database: Database,
  tenantId: string,
  shiftId: string,
): Promise<readonly WaitingRow[]> => {
  const { rows } = await sql<WaitingRow>`
    select u.volunteer_id as "volunteerId", ${isElsewhere} as "isElsewhere"
    from sign_up u join shift s on s.tenant_id = u.tenant_id and s.id = u.shift_id
    where u.tenant_id = ${tenantId} and u.shift_id = ${shiftId} and u.state = 'waiting'
    order by u.turn`.execute(database)
  return rows
}

/** Ids of volunteers. */
type People = RawBuilder<unknown>

export const justThis = (volunteerId: string): People => sql`select ${volunteerId}::text`

/** With a place there. */
export const peopleIn = (
  tenantId: string,
  shiftIds: readonly string[],
  states: readonly SignUpState[] = ['seated', 'waiting'],
): People => sql`
  select p.volunteer_id from sign_up p where p.tenant_id = ${tenantId}
    and p.shift_id = any(${shiftIds}::text[]) and p.state = any(${states}::text[])`

/**
 * Holds all places of theirs that are still to come; shifts are held before. Only who holds them decides whether somebody is
 * elsewhere, so that two lists which move up at once never seat one person twice, nor one does where a shift is just moved to.
 */
export const holdPlaces = async (
  { transaction, tenantId, nowMs }: Outbox,
  people: People,
): Promise<void> => {
  await sql`
    select u.shift_id from sign_up u join shift s on s.tenant_id = u.tenant_id and s.id = u.shift_id
    where u.tenant_id = ${tenantId} and u.volunteer_id in (${people}) and u.state <> 'cancelled'
      and s.state = 'open' and s.ends_at_ms > ${nowMs}
    order by u.volunteer_id, u.shift_id for no key update of u`.execute(transaction)
}

/**
 * Gives free seats to those who wait, in their order; who has a seat elsewhere at that time is passed over and keeps the turn.
 * The shift is held and as it is now. The caller tells them.
 */
const giveSeats = async (outbox: Outbox, shift: ShiftRow): Promise<readonly NewSeat[]> => {
  if (!hasFreeSeat(shift)) return []
  const { transaction, tenantId } = outbox
  await holdPlaces(outbox, peopleIn(tenantId, [shift.id], ['waiting']))
  const waiting = await listWaiting(transaction, tenantId, shift.id)
  const seated = movesUp(
    shift,
    waiting.filter((one) => !one.isElsewhere),
  )
  if (seated.length === 0) return []
  const ids = seated.map(({ volunteerId }) => volunteerId)
  await transaction
    .updateTable('sign_up')
    .set({ state: 'seated', moved_up: true })
    .where('tenant_id', '=', tenantId)
    .where('shift_id', '=', shift.id)
    .where('volunteer_id', 'in', ids)
    .execute()
  await addSeats(outbox, shift.id, ids.length)
  return ids.map((volunteerId) => ({ shiftId: shift.id, volunteerId }))
}

/** The same of one shift alone, and tells them. */
export const moveUp = async (outbox: Outbox, shift: ShiftRow): Promise<void> =>
  tellSeated(outbox, await giveSeats(outbox, shift))

/** Shifts to come for which somebody waits: of these, and all for which any of these people do. */
const waitedFor = async (
  { transaction, tenantId, nowMs }: Outbox,
  shiftIds: readonly string[],
  people: People,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select s.id from shift s
    where s.tenant_id = ${tenantId} and s.state = 'open' and s.starts_at_ms > ${nowMs}
      and exists (select from sign_up u where u.tenant_id = s.tenant_id and u.shift_id = s.id
        and u.state = 'waiting'
        and (s.id = any(${shiftIds}::text[]) or u.volunteer_id in (${people})))
    order by s.id`.execute(transaction)
  return rows.map(({ id }) => id)
}

/**
 * Holds shifts that are about to be given back, cancelled or changed, and all for which those wait whom that may free: before
 * anything is written, and in the order of ids, as everywhere. Answers what gives the seats that are free afterwards, and tells
 * each who gets one or several once.
 */
export const holdShifts = async (
  outbox: Outbox,
  shiftIds: readonly string[],
  freed: People,
): Promise<() => Promise<void>> => {
  await lockShifts(outbox, [...shiftIds, ...(await waitedFor(outbox, shiftIds, freed))])
  return async () => {
    const given: NewSeat[] = []
    // Asked again: who got a seat there while the shifts were waited for is freed as well.
    for (const id of await waitedFor(outbox, shiftIds, freed)) {
      const shift = await lockShift(outbox, id)
      if (shift && !whyShiftIsClosed(shift, outbox.nowMs))
        given.push(...(await giveSeats(outbox, shift)))
    }
    await tellSeated(outbox, given)
  }
}

/** The same for all shifts of some activities, which are held, with these shifts. */
export const holdShiftsOf = async (outbox: Outbox, activityIds: readonly string[]) => {
  const ids = (await listShiftsOf(outbox, activityIds)).map(({ id }) => id)
  const giveFreeSeats = await holdShifts(outbox, ids, peopleIn(outbox.tenantId, ids))
  return { shifts: await lockShiftsOf(outbox, activityIds), giveFreeSeats }
}
