/**
 * Row types of every table, as Kysely sees them. They are not domain types: record-tables.ts maps the
 * record kinds, repositories map the rest. `…_cipher` and `…_index` are made by secrets/ only.
 */
import type { Generated, JSONColumnType } from 'kysely'
import type { AttendanceTables } from './attendance-schema'
import type { CertificateTables } from './certificate-schema'
import type { ContentCheckTables } from './content-check-schema'
import type { Settings } from '../../../src/domain/settings/settings'
import type { ShownAct } from '../../../src/protocol/access-log'
import type {
  FollowUpTable,
  HouseTable,
  HouseholdTable,
  LifeEventTable,
  ResidentTable,
  VisitTable,
} from './file-schema'
import type { HelpTables } from './help-schema'
import type { HomeTables } from './home-schema'
import type { MatterTables } from './matter-schema'
import type { MediationTables } from './mediation-schema'
import type { TimeBankTables } from './time-bank-schema'
import type { UploadTables } from './upload-schema'
import type { VolunteerTables } from './volunteer-schema'
import type { DeliberationTables } from './deliberation-schema'
import type { FollowerTables } from './follower-schema'
import type { AnnouncementTables } from './announcement-schema'
import type { WishTables } from './wish-schema'

export interface TenantTable {
  id: string
  name: string
  settings: JSONColumnType<Settings>
  /** Raised by everything that changes regions or settings; part of the access tag. */
  structure_version: Generated<number>
  epoch: string
  created_at_ms: number
}

export interface RegionTable {
  tenant_id: string
  id: string
  parent_id: string | null
  level_id: string
  name: string
  code: string
  ordinal: number
  path: string
  scope_id: string
}

export interface MemberTable {
  tenant_id: string
  id: string
  openid: string | null
  name: string
  demo_hint: string | null
  created_at_ms: number
}

export interface PostTable {
  tenant_id: string
  id: string
  member_id: string
  kind_id: string
  region_id: string
  from_date: string
  to_date: string
  ended_at_ms: number | null
  ended_by_member_id: string | null
  ended_by_name: Generated<string>
  given_by_name: Generated<string>
  created_at_ms: number
}

export interface InvitationTable {
  tenant_id: string
  id: string
  code_index: string
  code_cipher: string
  kind_id: string
  region_id: string
  from_date: string
  to_date: string
  expires_at_ms: number
  max_uses: number
  uses_left: number
  issued_by_member_id: string
  issued_by_name: string
  created_at_ms: number
  revoked_at_ms: number | null
}

export interface SyncScopeTable {
  tenant_id: string
  scope_id: string
  version: number
}

export interface SyncEntryTable {
  tenant_id: string
  kind: string
  record_id: string
  scope_id: string
  version: number
  region_id: string
  gone: boolean
}

export interface CommandTable {
  tenant_id: string
  id: string
  member_id: string
  name: string
  region_id: string
  outcome: 'applied' | 'rejected'
  code: Generated<string>
  detail_cipher: Generated<string>
  result_cipher: Generated<string>
  issued_at_ms: number
  received_at_ms: number
}

export interface RefusedCommandTable {
  tenant_id: string
  command_id: string
  region_id: string
  name: string
  envelope_cipher: string
  code: string
  detail_cipher: string
  member_id: string
  member_name: string
  issued_at_ms: number
  received_at_ms: number
  state: Generated<'open' | 'adopted' | 'dismissed'>
  settled_at_ms: number | null
  settled_by_name: Generated<string>
  settled_reason_cipher: Generated<string>
}

export interface FieldHistoryTable {
  tenant_id: string
  command_id: string
  position: number
  kind: string
  record_id: string
  household_id: string | null
  region_id: string
  field: string
  secret: boolean
  old_value: string
  new_value: string
  member_id: string
  member_name: string
  at_ms: number
}

export interface AccessLogTable {
  tenant_id: string
  id: string
  at_ms: number
  member_id: string
  member_name: string
  act: ShownAct
  /** Of a resident, a volunteer, who asked for help by an order, the parties of a mediation, or the asker of a matter. */
  resident_id: string | null
  volunteer_id: Generated<string | null>
  order_id: Generated<string | null>
  mediation_id: Generated<string | null>
  matter_id: Generated<string | null>
  region_id: string
  reason: string
}

/** A column that is to be sealed by the next start; see secrets/seal-clear-text.ts. */
export interface ClearTextColumnTable {
  table_name: string
  column_name: string
  /** By which a row is known. */
  key_column: Generated<string>
}

/** A code that nobody issued, tried by a member; see organisation/wrong-code.repository.ts. */
export interface WrongCodeTable {
  tenant_id: string
  member_id: string
  at_ms: number
}

/** A command that the server failed to settle; see push/failing-command.repository.ts. */
export interface FailingCommandTable {
  tenant_id: string
  command_id: string
  first_failed_at_ms: number
  attempts: number
}

/** Tables of later features stand beside their rows. */
export interface Schema
  extends
    UploadTables,
    VolunteerTables,
    AttendanceTables,
    TimeBankTables,
    CertificateTables,
    HelpTables,
    HomeTables,
    MatterTables,
    MediationTables,
    ContentCheckTables,
    WishTables,
    AnnouncementTables,
    DeliberationTables,
    FollowerTables {
  tenant: TenantTable
  region: RegionTable
  member: MemberTable
  post: PostTable
  invitation: InvitationTable
  wrong_code: WrongCodeTable
  house: HouseTable
  household: HouseholdTable
  resident: ResidentTable
  visit: VisitTable
  follow_up: FollowUpTable
  life_event: LifeEventTable
  sync_scope: SyncScopeTable
  sync_entry: SyncEntryTable
  command: CommandTable
  refused_command: RefusedCommandTable
  failing_command: FailingCommandTable
  field_history: FieldHistoryTable
  access_log: AccessLogTable
  clear_text_column: ClearTextColumnTable
}
