/** Places in shifts. Whoever writes here holds the shift's lock, and the volunteer's before it when there is one. */
import { sql, type RawBuilder } from 'kysely'
import type { SignUpState } from '../../../src/domain/activity/activity'
import {
  hasFreeSeat,
  movesUp,
  whyShiftIsClosed,
  type OwnShift,
} from '../../../src/domain/activity/seating'
import type { Database } from '../database/connect'
import type { Outbox } from '../message/message.repository'
import { lockShift, lockShifts, type ShiftRow } from './shift.repository'
import { shownTitle } from './shown-words.repository'
import { isElsewhere } from './elsewhere'
import { tellSeated } from './tell-seated'

export interface SignUpRow {
  readonly volunteerId: string
  readonly state: SignUpState
  readonly turn: number
}

export const findSignUp = (
  database: Database,
  tenantId: string,
  { shiftId, volunteerId }: { readonly shiftId: string; readonly volunteerId: string },
): Promise<SignUpRow | undefined> =>
  database
    .selectFrom('sign_up')
    .select(['volunteer_id as volunteerId', 'state', 'turn'])
    .where('tenant_id', '=', tenantId)
    .where('shift_id', '=', shiftId)
    .where('volunteer_id', '=', volunteerId)
    .executeTakeFirst()

interface WaitingRow extends SignUpRow {
  readonly isElsewhere: boolean
}

/** In the order of the list. */
export const listWaiting = async (
  database: Database,
  tenantId: string,
  shiftId: string,
): Promise<readonly WaitingRow[]> => {
  const { rows } = await sql<WaitingRow>`
    select u.volunteer_id as "volunteerId", u.state, u.turn, ${isElsewhere} as "isElsewhere"
    from sign_up u join shift s on s.tenant_id = u.tenant_id and s.id = u.shift_id
    where u.tenant_id = ${tenantId} and u.shift_id = ${shiftId} and u.state = 'waiting'
    order by u.turn`.execute(database)
  return rows
}

/** Other open shifts in which the volunteer has a seat or waits. */
export const listOwnShifts = async (
  database: Database,
  tenantId: string,
  { shiftId, volunteerId }: { readonly shiftId: string; readonly volunteerId: string },
): Promise<readonly OwnShift[]> => {
  const { rows } = await sql<OwnShift>`
    select s.starts_at_ms as "startsAtMs", s.ends_at_ms as "endsAtMs", ${shownTitle} as title
    from sign_up u
    join shift s on s.tenant_id = u.tenant_id and s.id = u.shift_id
    join activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id
    where u.tenant_id = ${tenantId} and u.volunteer_id = ${volunteerId} and u.shift_id <> ${shiftId}
      and u.state <> 'cancelled' and s.state = 'open'
    order by s.starts_at_ms`.execute(database)
  return rows
}

export interface NewPlace {
  readonly id: string
  readonly shiftId: string
  readonly volunteerId: string
  readonly state: 'seated' | 'waiting'
}

const addSeats = async (
  { transaction, tenantId }: Outbox,
  shiftId: string,
  seats: number,
): Promise<void> => {
  if (seats === 0) return
  await sql`update shift set seats_taken = seats_taken + ${seats}::integer
    where tenant_id = ${tenantId} and id = ${shiftId}`.execute(transaction)
}

/** Behind everybody who came before, also when the same person had cancelled. */
export const writePlace = async (
  outbox: Outbox,
  { id, shiftId, volunteerId, state }: NewPlace,
): Promise<void> => {
  const { transaction, tenantId, nowMs } = outbox
  await sql`
    insert into sign_up (tenant_id, shift_id, volunteer_id, id, state, signed_up_at_ms, turn)
    values (${tenantId}, ${shiftId}, ${volunteerId}, ${id}, ${state}, ${nowMs}::bigint, (
      select coalesce(max(turn), 0) + 1 from sign_up
      where tenant_id = ${tenantId} and shift_id = ${shiftId}))
    on conflict (tenant_id, shift_id, volunteer_id) do update set
      id = excluded.id, state = excluded.state, signed_up_at_ms = excluded.signed_up_at_ms,
      turn = excluded.turn, news_command_id = null, wants_reminder = false, moved_up = false,
      taken_back_by_name = '', taken_back_reason_cipher = ''`.execute(transaction)
  await addSeats(outbox, shiftId, state === 'seated' ? 1 : 0)
}

/**
 * Gives free seats to those who wait, in their order, and tells them; who has a seat elsewhere at that time is passed over and
 * keeps the turn. Answers how many. The shift is held and as it is now.
 */
export const moveUp = async (outbox: Outbox, shift: ShiftRow): Promise<number> => {
  if (!hasFreeSeat(shift)) return 0
  const { transaction, tenantId } = outbox
  const waiting = await listWaiting(transaction, tenantId, shift.id)
  const seated = movesUp(
    shift,
    waiting.filter((one) => !one.isElsewhere),
  )
  if (seated.length === 0) return 0
  const ids = seated.map(({ volunteerId }) => volunteerId)
  await transaction
    .updateTable('sign_up')
    .set({ state: 'seated', moved_up: true })
    .where('tenant_id', '=', tenantId)
    .where('shift_id', '=', shift.id)
    .where('volunteer_id', 'in', ids)
    .execute()
  await addSeats(outbox, shift.id, ids.length)
  await tellSeated(outbox, shift, ids)
  return ids.length
}

/**
 * Whom a seat kept from moving up elsewhere is free for that when it is given back. Holds the shifts that are given back and
 * all for which the volunteer, who is held, waits: before anything is written, and in the order of ids, as everywhere. Answers
 * what gives the free seats of the latter.
 */
export const holdWaiting = async (
  outbox: Outbox,
  volunteerId: string,
  givenBack: readonly string[],
): Promise<() => Promise<void>> => {
  const { transaction, tenantId, nowMs } = outbox
  const { rows } = await sql<{ shiftId: string }>`
    select u.shift_id as "shiftId" from sign_up u
    join shift s on s.tenant_id = u.tenant_id and s.id = u.shift_id
    where u.tenant_id = ${tenantId} and u.volunteer_id = ${volunteerId} and u.state = 'waiting'
      and s.state = 'open' and s.starts_at_ms > ${nowMs}
    order by u.shift_id`.execute(transaction)
  const waiting = rows.map(({ shiftId }) => shiftId)
  await lockShifts(outbox, [...waiting, ...givenBack])
  return async () => {
    for (const id of waiting) {
      const shift = await lockShift(outbox, id)
      if (shift && !whyShiftIsClosed(shift, nowMs)) await moveUp(outbox, shift)
    }
  }
}

/** Takes a place back and lets the next one have it. */
export const cancelPlace = async (
  outbox: Outbox,
  shift: ShiftRow,
  { volunteerId, state }: SignUpRow,
): Promise<void> => {
  const { transaction, tenantId } = outbox
  await transaction
    .updateTable('sign_up')
    .set({ state: 'cancelled' })
    .where('tenant_id', '=', tenantId)
    .where('shift_id', '=', shift.id)
    .where('volunteer_id', '=', volunteerId)
    .execute()
  if (state !== 'seated') return
  await addSeats(outbox, shift.id, -1)
  await moveUp(outbox, { ...shift, seatsTaken: shift.seatsTaken - 1 })
}

/** Of a series, from a moment on. */
export interface SeriesFrom {
  readonly seriesId: string
  readonly fromMs: number
}

const inSeries = ({ seriesId, fromMs }: SeriesFrom): RawBuilder<boolean> =>
  sql<boolean>`s.starts_at_ms >= ${fromMs} and exists (select from activity a
    where a.tenant_id = s.tenant_id and a.id = s.activity_id and a.series_id = ${seriesId})`

/**
 * Places in shifts to come of one volunteer, who is held: all, or those of a series. Answers how many. Shifts in the order of
 * ids, as everywhere.
 */
export const releasePlaces = async (
  outbox: Outbox,
  volunteerId: string,
  series?: SeriesFrom,
): Promise<number> => {
  const { transaction, tenantId, nowMs } = outbox
  const { rows } = await sql<{ shiftId: string }>`
    select u.shift_id as "shiftId" from sign_up u
    join shift s on s.tenant_id = u.tenant_id and s.id = u.shift_id
    where u.tenant_id = ${tenantId} and u.volunteer_id = ${volunteerId} and u.state <> 'cancelled'
      and s.state = 'open' and s.starts_at_ms > ${nowMs}
      and ${series ? inSeries(series) : sql`true`}
    order by u.shift_id`.execute(transaction)
  const moveUpWaiting = await holdWaiting(
    outbox,
    volunteerId,
    rows.map(({ shiftId }) => shiftId),
  )
  let released = 0
  for (const { shiftId } of rows) {
    const shift = await lockShift({ transaction, tenantId }, shiftId)
    const place = await findSignUp(transaction, tenantId, { shiftId, volunteerId })
    if (!shift || !place || place.state === 'cancelled') continue
    await cancelPlace(outbox, shift, place)
    released++
  }
  await moveUpWaiting()
  return released
}

/** Whether anybody has a seat or waits. */
export const hasPlaces = async (
  database: Database,
  tenantId: string,
  shiftId: string,
): Promise<boolean> =>
  (await database
    .selectFrom('sign_up')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('shift_id', '=', shiftId)
    .where('state', '<>', 'cancelled')
    .limit(1)
    .executeTakeFirst()) !== undefined
