/**
 * Invariants of seats, gates and hours, worked out from the rows alone: seats against places, attendances against the
 * scans that count, services against the ledger. They hold at every moment.
 */
import { sql } from 'kysely'
import { readGateCode } from '../../../src/domain/attendance/gate-code'
import { momentOf } from '../../../src/domain/attendance/judge-scan'
import { scanResults, type Scan, type ScanResult } from '../../../src/domain/attendance/scan'
import { shiftFaults } from '../../support/api/test-volunteers'
import { seatFaults } from '../../support/api/watch-seats'
import { each, type Check } from './broken'

const dayMs = 86_400_000

export const checkSeats: Check = async (database, nowMs) =>
  [...(await shiftFaults({ database, nowMs: () => nowMs })), ...(await seatFaults(database))].map(
    each('seats'),
  )

interface ScanRow {
  readonly id: string
  readonly shift_id: string
  readonly volunteer_id: string
  readonly way: Scan['way']
  readonly direction: Scan['direction']
  readonly code: string
  readonly scanned_at_ms: number
  readonly result: ScanResult
}

interface Stay {
  inAtMs: number | null
  outAtMs: number | null
}

const stayOf = ({ shift_id, volunteer_id }: ScanRow): string => `${shift_id} ${volunteer_id}`

/**
 * The first check-in and the last check-out of all scans that count, whatever order they came in, without the ticks by hand
 * that were taken back.
 */
const staysOf = (scans: readonly ScanRow[]): ReadonlyMap<string, Stay> => {
  const back = new Set(
    scans.flatMap((row) => (row.result === 'taken-back' ? [`${stayOf(row)} ${row.code}`] : [])),
  )
  const stays = new Map<string, Stay>()
  for (const row of scans) {
    const key = stayOf(row)
    if (!scanResults[row.result].counts) continue
    if (row.way === 'by-hand' && back.has(`${key} ${row.id}`)) continue
    const stay = stays.get(key) ?? { inAtMs: null, outAtMs: null }
    stays.set(key, stay)
    const code = row.way === 'by-hand' ? null : readGateCode(row.code)
    const atMs = momentOf({ scannedAtMs: row.scanned_at_ms }, code)
    if (row.direction === 'in') stay.inAtMs = Math.min(stay.inAtMs ?? Infinity, atMs)
    else stay.outAtMs = Math.max(stay.outAtMs ?? -Infinity, atMs)
  }
  return stays
}

export const checkAttendances: Check = async (database) => {
  const scans = await sql<ScanRow>`select * from scan`.execute(database)
  const stays = new Map(staysOf(scans.rows))
  const rows = await database
    .selectFrom('attendance')
    .select(['shift_id', 'volunteer_id', 'in_at_ms', 'out_at_ms'])
    .execute()
  const broken: string[] = []
  for (const row of rows) {
    const key = `${row.shift_id} ${row.volunteer_id}`
    const { inAtMs, outAtMs } = stays.get(key) ?? { inAtMs: null, outAtMs: null }
    stays.delete(key)
    if (row.in_at_ms !== inAtMs || row.out_at_ms !== outAtMs)
      broken.push(
        `${key}: ${row.in_at_ms}–${row.out_at_ms}, its scans come to ${inAtMs}–${outAtMs}`,
      )
  }
  broken.push(...[...stays.keys()].map((key) => `${key}: scans that count and no attendance`))
  return broken.map(each('attendance'))
}

interface HoursRow {
  readonly id: string
  readonly state: 'notice' | 'objected' | 'posted' | null
  readonly minutes: number | null
  readonly confirmed_at_ms: number
  readonly notice_until_ms: number
  readonly posted_at_ms: number | null
  readonly open_objections: number
  readonly upheld_at_ms: number | null
  readonly transfers: number
  readonly credited: number | null
  readonly credited_at_ms: number | null
}

/** Law: at least seven whole days of public notice, anew when an objection changed the hours. */
const noticeMs = 7 * dayMs

const hoursFault = (row: HoursRow): string => {
  if (row.state === null) return 'credited, and there is no such service'
  if (row.transfers > 1) return `credited ${row.transfers} times`
  if (row.state !== 'posted') return row.transfers > 0 ? 'credited before it was posted' : ''
  const postedAtMs = row.posted_at_ms ?? 0
  if ((row.minutes ?? 0) !== (row.credited ?? 0))
    return `${row.minutes} minutes posted, ${row.credited ?? 0} credited`
  if (row.credited_at_ms !== null && row.credited_at_ms !== postedAtMs)
    return 'credited at another time than it was posted'
  if (row.open_objections > 0) return 'posted under an open objection'
  const since = Math.max(row.confirmed_at_ms, row.upheld_at_ms ?? 0)
  return postedAtMs < row.notice_until_ms || postedAtMs - since < noticeMs
    ? `posted after ${Math.round((postedAtMs - since) / dayMs)} days of notice`
    : ''
}

export const checkHours: Check = async (database) => {
  const { rows } = await sql<HoursRow>`
    select coalesce(s.id, c.subject_id) as id, s.state, s.minutes, s.confirmed_at_ms, s.notice_until_ms,
      s.posted_at_ms, coalesce(c.transfers, 0)::integer as transfers, c.minutes::float8 as credited,
      c.at_ms as credited_at_ms,
      (select count(*) from service_objection o where o.service_id = s.id and o.state = 'open')::integer
        as open_objections,
      (select min(o.decided_at_ms) from service_objection o
        where o.service_id = s.id and o.state = 'upheld' and o.minutes_before <> s.minutes) as upheld_at_ms
    from service s full join (
      select subject_id, count(*) as transfers, sum(minutes) as minutes, max(at_ms) as at_ms
      from time_transfer where kind = 'issue' group by subject_id) c on c.subject_id = s.id`.execute(
    database,
  )
  const doubled = await sql<{ what: string }>`
    select shift_id || ' ' || volunteer_id || ': confirmed ' || count(*) || ' times' as what from service
    group by shift_id, volunteer_id having count(*) > 1`.execute(database)
  return [
    ...rows.map((row) => [row.id, hoursFault(row)] as const).filter(([, fault]) => fault !== ''),
    ...doubled.rows.map(({ what }) => ['', what] as const),
  ].map(([id, fault]) => each('hours')(`service ${id}: ${fault}`))
}
