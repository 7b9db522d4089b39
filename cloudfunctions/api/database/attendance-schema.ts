/** Row types of gates, scans, attendances and confirmed hours. */
import type { Generated, JSONColumnType } from 'kysely'
import type { PlaceSign } from '../../../src/domain/activity/place-check'
import type { Anomaly } from '../../../src/domain/attendance/hours'
import type { Direction, ScanResult, ScanWay } from '../../../src/domain/attendance/scan'

export interface GateTable {
  tenant_id: string
  shift_id: string
  wall_code: string
}

export interface ScanTable {
  tenant_id: string
  id: string
  shift_id: string
  volunteer_id: string
  member_id: string
  device_id: string
  way: ScanWay
  direction: Direction
  code: string
  /** By the phone's clock; an own scan's by the server's, where the phone was off when it sent it. */
  scanned_at_ms: number
  received_at_ms: number
  result: ScanResult
  since_ms: number
  /** How far the phone's clock was off, as far as it could be known; see domain/attendance/phone-clock. */
  clock_off_ms: Generated<number>
  /** '' where the phone was not to look. */
  place: Generated<PlaceSign | ''>
}

export interface AttendanceTable {
  tenant_id: string
  shift_id: string
  volunteer_id: string
  in_at_ms: number | null
  out_at_ms: number | null
  walk_in: Generated<boolean>
  late_code: Generated<boolean>
}

export type ServiceState = 'notice' | 'objected' | 'posted'

export interface ServiceTable {
  tenant_id: string
  id: string
  shift_id: string
  volunteer_id: string
  region_id: string
  minutes: number
  proposed_minutes: number
  anomalies: JSONColumnType<readonly Anomaly[]>
  /** Sealed, as all that people write about people. */
  reason_cipher: string
  state: ServiceState
  confirmed_by_member_id: string
  confirmed_by_name: string
  confirmed_at_ms: number
  notice_until_ms: number
  posted_at_ms: number | null
  /** What late scans came to when a leader last looked and left the hours as they are; null: nobody has. */
  late_seen_minutes: Generated<number | null>
}

export interface ServiceObjectionTable {
  tenant_id: string
  id: string
  service_id: string
  region_id: string
  /** null: it was taken down at the desk, for the volunteer whose hours they are. */
  member_id: string | null
  asked_by_member_id: string | null
  asked_by_name: Generated<string>
  text_cipher: string
  at_ms: number
  state: 'open' | 'upheld' | 'dismissed'
  decided_by_name: Generated<string>
  decided_reason_cipher: Generated<string>
  minutes_before: number
  decided_at_ms: number | null
}

export interface AttendanceTables {
  gate: GateTable
  scan: ScanTable
  attendance: AttendanceTable
  service: ServiceTable
  service_objection: ServiceObjectionTable
}
