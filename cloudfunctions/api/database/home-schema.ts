/** Row types of homes. `…_cipher` is made by secrets/ only. */
import type { Generated } from 'kysely'
import type { HomeState } from '../../../src/domain/home/home'

export interface HomeTable {
  tenant_id: string
  id: string
  member_id: string
  region_id: string
  state: HomeState
  details_cipher: string
  /** '' until it was found among the files. */
  household_id: Generated<string>
  set_at_ms: number
  settled_at_ms: number | null
  settled_by_name: Generated<string>
  settled_reason_cipher: Generated<string>
}

export interface HomeLookTable {
  tenant_id: string
  id: string
  home_id: string
  member_id: string
  member_name: string
  at_ms: number
}

export interface HomeTables {
  home: HomeTable
  home_look: HomeLookTable
}
