/** Lists of announcements: what a reader's regions are told, and what an office has written. */
import { sql } from 'kysely'
import {
  announcementsPerPage,
  mostStanding,
  type AnnouncementDeskList,
  type AnnouncementKey,
} from '../../../src/protocol/announcement'
import { atOrBelow } from '../access/at-or-below'
import type { Database } from '../database/connect'
import {
  withRegions,
  type AnnouncementRow,
  type StoredAnnouncement,
} from './announcement.repository'

export interface FoundAnnouncements {
  readonly found: readonly StoredAnnouncement[]
  readonly next: AnnouncementKey | null
}

const all = (database: Database, tenantId: string) =>
  database.selectFrom('announcement as a').selectAll('a').where('a.tenant_id', '=', tenantId)

/** Published and begun, told to any of these regions. A withdrawn one too: whoever read it must learn that it is. */
const shownIn = (
  database: Database,
  tenantId: string,
  regionIds: readonly string[],
  today: string,
) =>
  all(database, tenantId)
    .where('a.published_at_ms', 'is not', null)
    .where('a.from_date', '<=', today)
    .where((of) =>
      of.exists(
        of
          .selectFrom('announcement_region as r')
          .select('r.region_id')
          .whereRef('r.tenant_id', '=', 'a.tenant_id')
          .whereRef('r.announcement_id', '=', 'a.id')
          .where('r.region_id', 'in', [...regionIds]),
      ),
    )

const pageOf = async (
  database: Database,
  tenantId: string,
  rows: readonly AnnouncementRow[],
  keyOf: (row: AnnouncementRow) => number,
): Promise<FoundAnnouncements> => {
  const kept = rows.slice(0, announcementsPerPage)
  const last = rows.length > kept.length ? kept.at(-1) : undefined
  return {
    found: await withRegions(database, tenantId, kept),
    next: last ? { atMs: keyOf(last), id: last.id } : null,
  }
}

export const listStanding = async (
  database: Database,
  tenantId: string,
  regionIds: readonly string[],
  today: string,
): Promise<FoundAnnouncements> => {
  const rows = await shownIn(database, tenantId, regionIds, today)
    .where('a.until_date', '>=', today)
    .orderBy(sql`(a.pinned and a.state = 'published')`, 'desc')
    .orderBy('a.published_at_ms', 'desc')
    .orderBy('a.id', 'desc')
    .limit(mostStanding)
    .execute()
  return { found: await withRegions(database, tenantId, rows), next: null }
}

export interface PastQuestion {
  readonly regionIds: readonly string[]
  readonly today: string
  readonly after?: AnnouncementKey | undefined
}

export const listPast = async (
  database: Database,
  tenantId: string,
  { regionIds, today, after }: PastQuestion,
): Promise<FoundAnnouncements> => {
  let query = shownIn(database, tenantId, regionIds, today).where('a.until_date', '<', today)
  if (after)
    query = query.where(sql<boolean>`(a.published_at_ms, a.id) < (${after.atMs}, ${after.id})`)
  const rows = await query
    .orderBy('a.published_at_ms', 'desc')
    .orderBy('a.id', 'desc')
    .limit(announcementsPerPage + 1)
    .execute()
  return pageOf(database, tenantId, rows, (row) => row.published_at_ms ?? 0)
}

export interface OfficeQuestion {
  readonly path: string
  readonly list: AnnouncementDeskList
  readonly today: string
  readonly after?: AnnouncementKey | undefined
}

/** Of a region and those below it, changed last first. */
export const listOfOffice = async (
  database: Database,
  tenantId: string,
  { path, list, today, after }: OfficeQuestion,
): Promise<FoundAnnouncements> => {
  let query = all(database, tenantId).where('a.region_path', 'like', atOrBelow(path))
  if (list === 'draft') query = query.where('a.state', '=', 'draft')
  if (list === 'standing')
    query = query.where('a.state', '=', 'published').where('a.until_date', '>=', today)
  if (list === 'ended')
    query = query
      .where('a.published_at_ms', 'is not', null)
      .where((of) => of.or([of('a.state', '=', 'withdrawn'), of('a.until_date', '<', today)]))
  if (after)
    query = query.where(sql<boolean>`(a.changed_at_ms, a.id) < (${after.atMs}, ${after.id})`)
  const rows = await query
    .orderBy('a.changed_at_ms', 'desc')
    .orderBy('a.id', 'desc')
    .limit(announcementsPerPage + 1)
    .execute()
  return pageOf(database, tenantId, rows, (row) => row.changed_at_ms)
}
