/** Places in shifts. Whoever writes here holds the shift's lock, and the volunteer's before it when there is one. */
import { sql, type RawBuilder } from 'kysely'
import type { SignUpState } from '../../../src/domain/activity/activity'
import type { OwnShift } from '../../../src/domain/activity/seating'
import type { Database } from '../database/connect'
import type { Outbox } from '../message/message.repository'
import { addSeats } from './shift.repository'
import { shownTitle } from './shown-words.repository'
import { holdShifts, justThis } from './waiting-list.repository'

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

/** Takes a place back; whoever does so gives the seat to the next one. */
export const cancelPlace = async (
  outbox: Outbox,
  shiftId: string,
  { volunteerId, state }: SignUpRow,
): Promise<void> => {
  const { transaction, tenantId } = outbox
  await transaction
    .updateTable('sign_up')
    .set({ state: 'cancelled' })
    .where('tenant_id', '=', tenantId)
    .where('shift_id', '=', shiftId)
    .where('volunteer_id', '=', volunteerId)
    .execute()
  if (state === 'seated') await addSeats(outbox, shiftId, -1)
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
  const giveFreeSeats = await holdShifts(
    outbox,
    rows.map(({ shiftId }) => shiftId),
    justThis(volunteerId),
  )
  let released = 0
  for (const { shiftId } of rows) {
    const place = await findSignUp(transaction, tenantId, { shiftId, volunteerId })
    if (!place || place.state === 'cancelled') continue
    await cancelPlace(outbox, shiftId, place)
    released++
  }
  await giveFreeSeats()
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
