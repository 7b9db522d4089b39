/** Row types of uploaded files and of the imports that come of rosters. */
import type { Generated } from 'kysely'
import type { Json } from './json-column'

export type UploadPurpose = 'photo' | 'resident-photo' | 'roster' | 'volunteer-roster' | 'hotline'

/** Whom an import brings: each kind has a permission of its own. */
export type RosterKind = 'residents' | 'volunteers' | 'hotline'

export interface UploadTable {
  tenant_id: string
  id: string
  purpose: UploadPurpose
  region_id: string
  member_id: string
  part_count: number
  media_type: Generated<string>
  created_at_ms: number
  completed_at_ms: number | null
  /** What a resident's photo belongs to; '' until something names it. */
  held_by_kind: Generated<string>
  held_by_id: Generated<string>
}

export interface UploadPartTable {
  tenant_id: string
  upload_id: string
  index: number
  bytes: Buffer
}

export interface RosterImportTable {
  tenant_id: string
  id: string
  kind: Generated<RosterKind>
  upload_id: string
  region_id: string
  member_id: string
  state: 'previewed' | 'importing' | 'finished' | 'abandoned'
  done: Generated<number>
  total: number
  summary: Json<unknown>
  preview_cipher: string
  created_at_ms: number
  finished_at_ms: number | null
}

export interface RosterImportPortionTable {
  tenant_id: string
  import_id: string
  position: number
  row_count: number
  rows_cipher: string
  done_at_ms: number | null
}

/** What the last roster said of a record, sealed; the next roster is compared with it. */
export interface RosterImportedTable {
  tenant_id: string
  record_id: string
  fields_cipher: string
}

export interface UploadTables {
  upload: UploadTable
  upload_part: UploadPartTable
  roster_import: RosterImportTable
  roster_import_portion: RosterImportPortionTable
  roster_imported: RosterImportedTable
}
