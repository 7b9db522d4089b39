/** Row types of announcements (migration 0036). */
import type { JSONColumnType } from 'kysely'
import type {
  AnnouncementKind,
  AnnouncementState,
  Correction,
} from '../../../src/domain/announcement/announcement'
import type { AnnouncementAct } from '../../../src/domain/announcement/step-announcement'

export interface AnnouncementTable {
  tenant_id: string
  id: string
  region_id: string
  region_path: string
  state: AnnouncementState
  kind: AnnouncementKind
  title: string
  text: string
  from_date: string
  until_date: string
  pinned: boolean
  photo_id: string
  activity_id: string
  corrections: JSONColumnType<Correction[]>
  published_at_ms: number | null
  withdrawn_reason: string
  changed_at_ms: number
}

export interface AnnouncementRegionTable {
  tenant_id: string
  announcement_id: string
  region_id: string
}

export interface AnnouncementActTable {
  tenant_id: string
  id: string
  announcement_id: string
  kind: AnnouncementAct['kind']
  at_ms: number
  member_id: string
  member_name: string
}

export interface AnnouncementTables {
  announcement: AnnouncementTable
  announcement_region: AnnouncementRegionTable
  announcement_act: AnnouncementActTable
}
