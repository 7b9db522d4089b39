/** Shifts in the database. Whoever writes here holds the activity, or the shift. */
import { sql } from 'kysely'
import type { PlannedShift } from '../../../src/domain/activity/plan-activities'
import type { ShiftSeats } from '../../../src/domain/activity/seating'
import type { Database, Transaction } from '../database/connect'

interface ShiftFile {
  readonly transaction: Transaction
  readonly tenantId: string
}

export const shiftRow = (tenantId: string, activityId: string, shift: PlannedShift) => ({
  tenant_id: tenantId,
  id: shift.id,
  activity_id: activityId,
  starts_at_ms: shift.startsAtMs,
  ends_at_ms: shift.endsAtMs,
  quota: shift.quota,
  state: 'open' as const,
})

export interface ShiftRow extends ShiftSeats {
  readonly id: string
  readonly activityId: string
}

const shiftColumns = sql`s.id, s.activity_id as "activityId", s.starts_at_ms as "startsAtMs",
  s.ends_at_ms as "endsAtMs", s.quota, s.seats_taken as "seatsTaken", s.state,
  (select a.hidden from activity a where a.tenant_id = s.tenant_id and a.id = s.activity_id) as hidden`

/** Held until the transaction ends: seats are given and taken back one after the other. */
export const lockShift = async (
  { transaction, tenantId }: ShiftFile,
  id: string,
): Promise<ShiftRow | undefined> => {
  const { rows } = await sql<ShiftRow>`
    select ${shiftColumns} from shift s
    where s.tenant_id = ${tenantId} and s.id = ${id} for no key update`.execute(transaction)
  return rows[0]
}

/** Several, held in the order of ids. */
export const lockShifts = async (
  { transaction, tenantId }: ShiftFile,
  ids: readonly string[],
): Promise<void> => {
  await sql`
    select id from shift where tenant_id = ${tenantId} and id = any(${ids}::text[])
    order by id for no key update`.execute(transaction)
}

/** Of some activities, which are held: none comes, goes or moves meanwhile. */
export const listShiftsOf = async (
  { transaction, tenantId }: ShiftFile,
  activityIds: readonly string[],
): Promise<readonly Pick<ShiftRow, 'id' | 'startsAtMs'>[]> => {
  const { rows } = await sql<Pick<ShiftRow, 'id' | 'startsAtMs'>>`
    select id, starts_at_ms as "startsAtMs" from shift
    where tenant_id = ${tenantId} and activity_id = any(${activityIds}::text[])`.execute(
    transaction,
  )
  return rows
}

/** All of some activities, held in the order of ids. */
export const lockShiftsOf = async (
  { transaction, tenantId }: ShiftFile,
  activityIds: readonly string[],
): Promise<readonly ShiftRow[]> => {
  const { rows } = await sql<ShiftRow>`
    select ${shiftColumns} from shift s
    where s.tenant_id = ${tenantId} and s.activity_id = any(${activityIds}::text[])
    order by s.id for no key update`.execute(transaction)
  return rows
}

/** Of a shift that is held. */
export const addSeats = async (
  { transaction, tenantId }: ShiftFile,
  shiftId: string,
  seats: number,
): Promise<void> => {
  if (seats === 0) return
  await sql`update shift set seats_taken = seats_taken + ${seats}::integer
    where tenant_id = ${tenantId} and id = ${shiftId}`.execute(transaction)
}

export const insertShift = async (
  { transaction, tenantId }: ShiftFile,
  activityId: string,
  shift: PlannedShift,
): Promise<void> => {
  await transaction
    .insertInto('shift')
    .values(shiftRow(tenantId, activityId, shift))
    .execute()
}

/** Why it is cancelled, and the content check of these words. */
export interface Because {
  readonly reason: string
  readonly checkedAs: string
}

export const cancelledColumns = ({ reason, checkedAs }: Because) => ({
  state: 'cancelled' as const,
  cancelled_reason: reason,
  reason_checked_as: checkedAs,
  reason_hidden: false,
})

/** One that nobody signed up for, that no gate was opened for and nobody came to, is taken away; any other stays, cancelled: true. */
export const dropShift = async (
  { transaction, tenantId }: ShiftFile,
  id: string,
  because: Because,
): Promise<boolean> => {
  const touched = (['sign_up', 'gate', 'attendance', 'service'] as const).map(
    (table) => sql`exists (select from ${sql.table(table)} t
      where t.tenant_id = ${tenantId} and t.shift_id = ${id})`,
  )
  const { rows } = await sql`
    delete from shift where tenant_id = ${tenantId} and id = ${id}
      and not (${sql.join(touched, sql` or `)}) returning id`.execute(transaction)
  if (rows.length > 0) return false
  await transaction
    .updateTable('shift')
    .set(cancelledColumns(because))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
  return true
}

/** Another time is reminded of anew. One statement, whatever the number of shifts. */
export const writeShifts = async (
  { transaction, tenantId }: ShiftFile,
  shifts: readonly PlannedShift[],
): Promise<void> => {
  if (shifts.length === 0) return
  await sql`
    update shift set starts_at_ms = w."startsAtMs", ends_at_ms = w."endsAtMs", quota = w.quota,
      reminded_at_ms = case when starts_at_ms = w."startsAtMs" then reminded_at_ms end
    from jsonb_to_recordset(${JSON.stringify(shifts)}::jsonb)
      as w(id text, "startsAtMs" bigint, "endsAtMs" bigint, quota integer)
    where tenant_id = ${tenantId} and shift.id = w.id`.execute(transaction)
}

export const findShift = async (
  database: Database,
  tenantId: string,
  id: string,
): Promise<ShiftRow | undefined> => {
  const { rows } = await sql<ShiftRow>`
    select ${shiftColumns} from shift s where s.tenant_id = ${tenantId} and s.id = ${id}`.execute(
    database,
  )
  return rows[0]
}

/**
 * Of a series: this shift and the open ones after it that have the same number in their activities and start at the same
 * time of the day: where a leader changed the shifts, a number alone may be another's. In the order of ids.
 */
export const listSameOfSeries = async (
  database: Database,
  tenantId: string,
  {
    id,
    seriesId,
    shift,
  }: { readonly id: string; readonly seriesId: string; readonly shift: ShiftRow },
): Promise<readonly string[]> => {
  const number = shift.id.slice(id.length)
  // China's clocks are never changed: the same time of another day is whole days away.
  const dayMs = 86_400_000
  const { rows } = await sql<{ id: string }>`
    select s.id from activity a
    join shift s on s.tenant_id = a.tenant_id and s.activity_id = a.id and s.id = a.id || ${number}
    where a.tenant_id = ${tenantId} and a.series_id = ${seriesId} and a.state = 'open'
      and s.state = 'open' and s.starts_at_ms >= ${shift.startsAtMs}
      and (s.starts_at_ms - ${shift.startsAtMs}) % ${dayMs} = 0
    order by s.id`.execute(database)
  return rows.map((row) => row.id)
}
