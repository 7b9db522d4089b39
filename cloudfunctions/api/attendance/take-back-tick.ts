/**
 * A leader takes a tick by hand back: kept beside the tick, and what the person's other scans come to is the attendance.
 * The row of the attendance is the lock: a tick that arrives at the same time is kept before or after, and counts in
 * neither (keep-scans.sql.ts).
 */
import { sql } from 'kysely'
import {
  clockOffMs,
  longestUnsentMs,
  scannedSinceMs,
} from '../../../src/domain/attendance/phone-clock'
import type { JudgedScan, Scan, ScanResult } from '../../../src/domain/attendance/scan'
import { timesOf } from '../../../src/domain/attendance/take-back'
import { dayMs } from '../../../src/domain/calendar'
import { loadPastAccesses, may } from '../access/actor-access'
import type { Api } from '../api'
import type { Database } from '../database/connect'
import { findShift } from './attendance.repository'
import { mostScansOfPerson, type ScanOfCaller } from './kept-scans'

interface Desk {
  readonly api: Api
  readonly tenantId: string
}

/** Whose attendance it is about; made where there is none, because the tick may come later. */
const lockAttendance = async (
  database: Database,
  tenantId: string,
  { shiftId, volunteerId }: Scan,
): Promise<boolean> => {
  const { rows } = await sql`
    insert into attendance as t (tenant_id, shift_id, volunteer_id)
      select v.tenant_id, ${shiftId}, v.id from volunteer v
      where v.tenant_id = ${tenantId} and v.id = ${volunteerId}
    on conflict (tenant_id, shift_id, volunteer_id) do update set walk_in = t.walk_in
    returning 1`.execute(database)
  return rows.length > 0
}

/** All that is kept of somebody at a shift, and has arrived since. */
const scansOf = (
  database: Database,
  tenantId: string,
  { shiftId, volunteerId }: Scan,
  receivedSinceMs = 0,
) =>
  database
    .selectFrom('scan')
    .select(['id', 'way', 'direction', 'code', 'scanned_at_ms', 'result'])
    .where('tenant_id', '=', tenantId)
    .where('shift_id', '=', shiftId)
    .where(sql`case volunteer_id when '' then member_id else volunteer_id end`, '=', volunteerId)
    .where('received_at_ms', '>', receivedSinceMs)
    .execute()

const resultOf = async (
  database: Database,
  tenantId: string,
  { scan, sinceMs }: { readonly scan: Scan; readonly sinceMs: number },
): Promise<ScanResult> => {
  const { shiftId, volunteerId } = scan
  const confirmed = await database
    .selectFrom('service')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('shift_id', '=', shiftId)
    .where('volunteer_id', '=', volunteerId)
    // What was taken back before that and comes after it is for the leader to look at, as late scans are.
    .where('confirmed_at_ms', '<=', sinceMs)
    .executeTakeFirst()
  if (confirmed) return 'hours-confirmed'
  const tick = await database
    .selectFrom('scan')
    .select(['way', 'shift_id', 'volunteer_id'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', scan.code)
    .executeTakeFirst()
  const isTick =
    tick?.way === 'by-hand' && tick.shift_id === shiftId && tick.volunteer_id === volunteerId
  return !tick || isTick ? 'taken-back' : 'no-tick'
}

const countAnew = async (database: Database, tenantId: string, scan: Scan): Promise<void> => {
  const rows = await scansOf(database, tenantId, scan)
  const { inAtMs, outAtMs } = timesOf(
    rows.map(({ id, scanned_at_ms, result, ...row }) => ({
      scan: { ...row, scanId: id, scannedAtMs: scanned_at_ms },
      result,
    })),
  )
  const came = inAtMs !== null || outAtMs !== null
  await sql`
    update attendance set in_at_ms = ${inAtMs}, out_at_ms = ${outAtMs},
      walk_in = walk_in and ${came}, late_code = late_code and ${came}
    where tenant_id = ${tenantId} and shift_id = ${scan.shiftId} and volunteer_id = ${scan.volunteerId}`.execute(
    database,
  )
}

/** The same one sent again gets its first answer, somebody else's is told nothing. */
export const takeBackTick = (
  { api, tenantId }: Desk,
  { caller: { memberId }, scan, sentAtMs }: ScanOfCaller,
): Promise<JudgedScan> =>
  api.database.transaction().execute(async (transaction) => {
    const { scanId } = scan
    // Who confirms the hours meanwhile holds the shift: either they see this, or it comes after them.
    await transaction
      .selectFrom('shift')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', scan.shiftId)
      .forShare()
      .execute()
    const nowMs = api.nowMs()
    const moments = {
      ...scan,
      ...(sentAtMs === undefined ? {} : { sentAtMs }),
      receivedAtMs: nowMs,
    }
    const sinceMs = scannedSinceMs(moments)
    const accesses = await loadPastAccesses(transaction, tenantId, [memberId], {
      earliestMs: nowMs - longestUnsentMs,
      nowMs,
    })
    const leader = accesses.get(memberId)?.(sinceMs)
    const shift = await findShift(transaction, tenantId, scan.shiftId)
    const mayRun = !!leader && !!shift && may(leader, 'activity.run', shift.region)
    const isKnown = mayRun && (await lockAttendance(transaction, tenantId, scan))
    const known = await transaction
      .selectFrom('scan')
      .select(['member_id', 'result'])
      .where('tenant_id', '=', tenantId)
      .where('id', '=', scanId)
      .executeTakeFirst()
    if (known)
      return {
        ...{ scanId, sinceMs: 0 },
        result: known.member_id === memberId ? known.result : 'code-unknown',
      }
    const volunteerId = isKnown ? scan.volunteerId : ''
    const shiftId = shift?.id ?? ''
    const asKept = { ...scan, shiftId, volunteerId: volunteerId === '' ? memberId : volunteerId }
    const place = (await scansOf(transaction, tenantId, asKept, shiftId === '' ? nowMs - dayMs : 0))
      .length
    // Nobody can fill the file; nothing counts of which no row is kept.
    const isFull = place >= 2 * mostScansOfPerson
    const refusal = mayRun ? 'no-tick' : 'not-allowed'
    const result =
      isKnown && !isFull ? await resultOf(transaction, tenantId, { scan, sinceMs }) : refusal
    if (!isFull)
      await transaction
        .insertInto('scan')
        .values({
          ...{ tenant_id: tenantId, id: scanId, shift_id: shiftId, volunteer_id: volunteerId },
          ...{ member_id: memberId, device_id: scan.deviceId, way: scan.way, code: scan.code },
          ...{ direction: scan.direction, scanned_at_ms: scan.scannedAtMs, received_at_ms: nowMs },
          ...{ clock_off_ms: clockOffMs(moments), result, since_ms: 0 },
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    if (result === 'taken-back') await countAnew(transaction, tenantId, scan)
    return { scanId, result, sinceMs: 0 }
  })
