/** Row types of who asked to be told, and of the news that is told to them (migration 0047). */
import type { JSONColumnType } from 'kysely'

export interface FollowerTable {
  tenant_id: string
  member_id: string
  subject: 'announcements' | 'topic'
  /** A region's id, or a topic's. */
  subject_id: string
  /** Of the region; '' for a topic. */
  region_path: string
  /** Places that were asked for in one tap share it, and one consent. */
  followed_at_ms: number
}

export interface FollowerNewsTable {
  tenant_id: string
  id: string
  /** '' for an announcement. */
  topic_id: string
  /** Of the regions in which an announcement is shown; [] for a topic. */
  paths: JSONColumnType<readonly string[]>
  text_cipher: string
  /** Whoever asked later has read it; null for a topic, which nobody follows once it is over. */
  shown_at_ms: number | null
  due_at_ms: number
  useful_until_ms: number
}

export interface FollowerTables {
  follower: FollowerTable
  follower_news: FollowerNewsTable
}
