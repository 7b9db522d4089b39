/** Row types of volunteers and activities. `…_cipher` and `…_index` are made by secrets/ only. */
import type { Generated } from 'kysely'
import type { VolunteerState } from '../../../src/domain/volunteer/volunteer'

export interface VolunteerTable {
  tenant_id: string
  id: string
  number: string
  region_id: string
  member_id: string | null
  state: VolunteerState
  details_cipher: string
  id_number_index: Generated<string>
  phone_index: Generated<string>
  registered_at_ms: number
  settled_at_ms: number | null
  settled_by_name: Generated<string>
  settled_reason: Generated<string>
}

export interface ActivityTable {
  tenant_id: string
  id: string
  region_id: string
  /** '' for one that is of no series. */
  series_id: Generated<string>
  title: string
  /** One of the tenant's service kinds. */
  service_kind: string
  brand: Generated<string>
  place: string
  /** What to bring, what to know. */
  note: Generated<string>
  contact_name: string
  contact_phone_cipher: Generated<string>
  photo_id: Generated<string>
  state: 'open' | 'cancelled'
  cancelled_reason: Generated<string>
  published_by_member_id: string
  published_by_name: string
  published_at_ms: number
}

export interface ShiftTable {
  tenant_id: string
  id: string
  activity_id: string
  starts_at_ms: number
  ends_at_ms: number
  quota: number
  seats_taken: Generated<number>
  state: 'open' | 'cancelled'
}

export interface SignUpTable {
  tenant_id: string
  shift_id: string
  volunteer_id: string
  /** The command that made it. */
  id: string
  state: 'seated' | 'waiting' | 'cancelled'
  signed_up_at_ms: number
  /** The order of the waiting list. */
  turn: number
}

export interface VolunteerTables {
  volunteer: VolunteerTable
  activity: ActivityTable
  shift: ShiftTable
  sign_up: SignUpTable
}
