/** Row types of the resident file. Rules write these tables only through record/write-changes.ts. */
import type { Generated } from 'kysely'
import type { FollowUp } from '../../../src/domain/follow-up/follow-up'
import type { House } from '../../../src/domain/house/house'
import type { Household } from '../../../src/domain/household/household'
import type { LifeEvent } from '../../../src/domain/household/life-event'
import type { Resident } from '../../../src/domain/resident/resident'
import type { Visit } from '../../../src/domain/visit/visit'
import type { Json } from './json-column'

interface RecordRow {
  tenant_id: string
  id: string
  region_id: string
}

export interface HouseTable extends RecordRow {
  estate: string
  building: string
  unit: string
  floor: number | null
  room: string
  use: House['use']
  remark: string
}

export interface HouseholdTable extends RecordRow {
  house_id: string
  state: Household['state']
  tenure: string
  moved_in_on: string
  moved_out_on: string
  remark: string
}

export interface ResidentTable extends RecordRow {
  household_id: string
  name: string
  sex: Resident['sex']
  birth_date: string
  phone_cipher: string
  phone_remark: string
  relation: string
  tags: Json<string[]>
  ethnic_group: string
  political_status: string
  education: string
  marital_status: string
  residency_status: string
  employer: string
  remark: string
  initials: string
  id_number_cipher: Generated<string>
  id_number_index: Generated<string>
  id_number_mask: string
  id_number_legacy: boolean
  state: Resident['state']
  left_on: string
  merged_into: string
}

export interface VisitTable extends RecordRow {
  house_id: string
  household_id: string
  outcome: Visit['outcome']
  kind: Visit['kind']
  note: string
  photo_ids: Json<string[]>
  visited_at_ms: number
  recorded_at_ms: number
  member_id: string
  member_name: string
  amendments: Json<Visit['amendments']>
}

export interface FollowUpTable extends RecordRow {
  household_id: string
  visit_id: string
  kind: FollowUp['kind']
  text: string
  due_on: string
  state: FollowUp['state']
  closing_note: string
  closed_at_ms: number
  closed_by_name: string
  member_id: string
  member_name: string
  created_at_ms: number
  handling: FollowUp['handling']
}

export interface LifeEventTable extends RecordRow {
  household_id: string
  resident_ids: Json<string[]>
  kind: LifeEvent['kind']
  text: string
  happened_on: string
  at_ms: number
  member_id: string
  member_name: string
  restores_cipher: string
}
