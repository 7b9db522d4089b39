/** Row types of matters (migrations 0019, 0035). `…_cipher` is made by secrets/ only. */
import type { Generated } from 'kysely'
import type {
  JointDuty,
  MatterChannel,
  MatterOutcome,
  MatterState,
  Pause,
} from '../../../src/domain/matter/matter'
import type { DeadlineClass } from '../../../src/domain/settings/matter-rules'

/** private: not for neighbours; checking, shown, held: as the content check has it. */
export type Publicity = 'private' | 'checking' | 'shown' | 'held'

export interface MatterTable {
  tenant_id: string
  id: string
  number: string
  region_id: string
  region_path: string
  channel: MatterChannel
  category: string
  deadline_class: DeadlineClass
  publicity: Publicity
  state: MatterState
  duty_region_id: string
  duty_path: string
  duty_kind_id: string
  responsible_member_id: string | null
  responsible_name: string
  responsible_region_id: string | null
  responsible_kind_id: string
  asker_member_id: string | null
  written_by_member_id: string
  pause_kind: Pause['kind']
  paused_since_ms: number | null
  paused_until_ms: number | null
  clock_from_ms: number
  due_at_ms: number
  next_alarm_at_ms: number | null
  warned: boolean
  escalations: number
  reopened: boolean
  outcome: MatterOutcome | null
  answered_at_ms: number | null
  solved: boolean | null
  satisfaction: number | null
  later_solved: boolean | null
  later_satisfaction: number | null
  merged_into: string | null
  followers: Generated<number>
  step_count: Generated<number>
  submitted_at_ms: number
  changed_at_ms: number
  details_cipher: string
}

export interface MatterJointTable {
  tenant_id: string
  matter_id: string
  region_id: string
  path: string
  kind_id: string
  state: JointDuty['state']
}

export interface MatterStepTable {
  tenant_id: string
  matter_id: string
  turn: number
  kind: string
  state: MatterState
  at_ms: number
  member_id: string
  is_private: boolean
  publicity: Publicity
  details_cipher: string
}

export interface MatterVoiceTable {
  tenant_id: string
  matter_id: string
  member_id: string
  at_ms: number
}

export interface MatterCountTable {
  tenant_id: string
  day: string
  last: number
}

export interface MatterTables {
  matter: MatterTable
  matter_joint: MatterJointTable
  matter_step: MatterStepTable
  matter_voice: MatterVoiceTable
  matter_count: MatterCountTable
}
