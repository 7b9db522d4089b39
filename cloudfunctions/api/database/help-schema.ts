/** Row types of the help call (migrations 0026, 0044, 0045). `…_cipher` is made by secrets/ only. */
import type { HelpCallState, HelpOutcome } from '../../../src/domain/help/help-call'
import type { HelpEventKind } from '../../../src/domain/help/help-event'
import type { HelpRegistrationState } from '../../../src/domain/help/help-registration'

export interface HelpRegistrationTable {
  tenant_id: string
  id: string
  home_id: string
  member_id: string
  region_id: string
  region_path: string
  state: HelpRegistrationState
  details_cipher: string
  written_at_ms: number
  settled_by_name: string
}

export interface HelpCallTable {
  tenant_id: string
  id: string
  registration_id: string
  region_id: string
  region_path: string
  is_drill: boolean
  state: HelpCallState
  round: number
  alerted: string[]
  relatives_told: boolean
  is_at_top: boolean
  next_alarm_at_ms: number | null
  responder_member_id: string | null
  responder_name: string
  responder_minutes: number
  responder_at_ms: number | null
  responder_delays: number
  responder_is_reminded: boolean
  outcome: HelpOutcome | null
  pressed_at_ms: number
  called_at_ms: number
  changed_at_ms: number
  event_count: number
}

/** `id`: what the phone called the call when it pressed. */
export interface HelpPressTable {
  tenant_id: string
  id: string
  call_id: string
}

export interface HelpEventTable {
  tenant_id: string
  call_id: string
  turn: number
  kind: HelpEventKind
  round: number
  region_id: string
  at_ms: number
  member_id: string
  details_cipher: string
}

/** Who opened a call or a registration with its names and phones, and when first. */
export interface HelpLookTable {
  tenant_id: string
  registration_id: string
  /** '' = the registration itself. */
  call_id: string
  member_id: string
  member_name: string
  at_ms: number
}

export interface HelpTables {
  help_registration: HelpRegistrationTable
  help_call: HelpCallTable
  help_press: HelpPressTable
  help_event: HelpEventTable
  help_look: HelpLookTable
}
