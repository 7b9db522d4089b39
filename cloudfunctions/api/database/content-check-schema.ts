/** Row types of the content check (migration 0028). `…_cipher` is made by secrets/ only. */
import type {
  ContentState,
  ContentSubject,
  HeldWhy,
} from '../../../src/domain/content-check/content-check'

export interface ContentCheckTable {
  tenant_id: string
  subject_kind: ContentSubject
  subject_id: string
  region_id: string
  region_path: string
  member_id: string
  state: ContentState
  why: HeldWhy | null
  asked_at_ms: number
  settled_at_ms: number | null
  decided_by_member_id: string | null
  reason_cipher: string
}

/** asked: WeChat has the photo and will say what it is by an event with this trace. */
export interface ContentPartTable {
  tenant_id: string
  subject_kind: ContentSubject
  subject_id: string
  place: number
  text_cipher: string
  photo_id: string
  state: 'waiting' | 'asked' | 'passed' | 'held'
  attempts: number
  /** null: nothing more to do. */
  next_try_at_ms: number | null
  trace_id: string | null
}

export interface ContentCheckTables {
  content_check: ContentCheckTable
  content_part: ContentPartTable
}
