/** Row types of micro-wishes (migrations 0033, 0037). `…_cipher` is made by secrets/ only. */
import type { Generated } from 'kysely'
import type { PoolUnit, WishState } from '../../../src/domain/wish/wish'

export interface WishTable {
  tenant_id: string
  id: string
  region_id: string
  region_path: string
  shown_path: string
  category: string
  state: WishState
  wisher_member_id: string | null
  written_by_member_id: string
  claim_member_id: string | null
  claim_until_ms: number | null
  claim_remind_at_ms: number | null
  claim_cipher: string | null
  fulfilled_by_member_id: string | null
  pool_unit: PoolUnit | null
  pool_target: number | null
  pool_pledged: number | null
  pool_until_ms: number | null
  shown_text: Generated<string>
  shown_thanks: Generated<string>
  step_count: Generated<number>
  next_alarm_at_ms: number | null
  submitted_at_ms: number
  published_at_ms: number | null
  confirmed_at_ms: number | null
  changed_at_ms: number
  details_cipher: string
}

export type PledgeState = 'standing' | 'taken-back' | 'released' | 'given'

export interface WishPledgeTable {
  tenant_id: string
  id: string
  wish_id: string
  member_id: string
  amount: number
  state: PledgeState
  at_ms: number
  details_cipher: string
}

export interface WishStepTable {
  tenant_id: string
  wish_id: string
  turn: number
  kind: string
  at_ms: number
  member_id: string
  details_cipher: string
}

export interface WishLookTable {
  tenant_id: string
  id: string
  wish_id: string
  member_id: string
  member_name: string
  at_ms: number
}

export interface WishTables {
  wish: WishTable
  wish_pledge: WishPledgeTable
  wish_step: WishStepTable
  wish_look: WishLookTable
}
