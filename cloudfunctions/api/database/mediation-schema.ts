/** Row types of mediations (migration 0039). `…_cipher` is made by secrets/ only. */
import type { Generated } from 'kysely'
import type { DisputeKind, Kept, MediationState } from '../../../src/domain/mediation/mediation'

export interface MediationTable {
  tenant_id: string
  id: string
  number: string
  region_id: string
  region_path: string
  matter_id: string | null
  kind: DisputeKind
  state: MediationState
  lead_member_id: string
  next_session_at_ms: number | null
  sessions: number
  effective_on: string | null
  revisit_on: string | null
  revisits: number
  kept: Kept | null
  confirmation_on: string | null
  next_alarm_at_ms: number | null
  reminders: number
  step_count: Generated<number>
  opened_at_ms: number
  changed_at_ms: number
  details_cipher: string
}

export interface MediationMediatorTable {
  tenant_id: string
  mediation_id: string
  member_id: string
  member_name: string
  place: number
}

export interface MediationStepTable {
  tenant_id: string
  mediation_id: string
  turn: number
  kind: string
  at_ms: number
  member_id: string
  details_cipher: string
}

export interface MediationCountTable {
  tenant_id: string
  year: string
  last: number
}

export interface MediationTables {
  mediation: MediationTable
  mediation_mediator: MediationMediatorTable
  mediation_step: MediationStepTable
  mediation_count: MediationCountTable
}
