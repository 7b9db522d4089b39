/** Announcements in the database: one row each, locked before a step, with the regions in which it is shown. */
import type { Selectable } from 'kysely'
import * as v from 'valibot'
import { uuidv7 } from 'uuidv7'
import type { Announcement } from '../../../src/domain/announcement/announcement'
import type { AnnouncementAct } from '../../../src/domain/announcement/step-announcement'
import { regionIdShape } from '../../../src/domain/shapes'
import type { AnnouncementActLine } from '../../../src/protocol/announcement'
import type { Actor } from '../access/actor-access'
import type { AnnouncementTable } from '../database/announcement-schema'
import type { Database, Transaction } from '../database/connect'

export interface StoredAnnouncement {
  readonly announcement: Announcement
  /** Of the region whose it is. */
  readonly path: string
}

export type AnnouncementRow = Selectable<AnnouncementTable>

/** With the regions of each, which one statement reads for all. */
export const withRegions = async (
  database: Database,
  tenantId: string,
  rows: readonly AnnouncementRow[],
): Promise<readonly StoredAnnouncement[]> => {
  if (rows.length === 0) return []
  const places = await database
    .selectFrom('announcement_region')
    .select(['announcement_id as announcementId', 'region_id as regionId'])
    .where('tenant_id', '=', tenantId)
    .where(
      'announcement_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('region_id')
    .execute()
  return rows.map((row) => ({
    path: row.region_path,
    announcement: {
      id: row.id,
      regionId: row.region_id,
      state: row.state,
      fields: {
        ...{ kind: row.kind, title: row.title, text: row.text, pinned: row.pinned },
        ...{ fromDate: row.from_date, untilDate: row.until_date },
        ...{ photoId: row.photo_id, activityId: row.activity_id },
        regionIds: places
          .filter(({ announcementId }) => announcementId === row.id)
          .map(({ regionId }) => v.parse(regionIdShape, regionId)),
      },
      publishedAtMs: row.published_at_ms ?? 0,
      corrections: row.corrections,
      withdrawnReason: row.withdrawn_reason,
      changedAtMs: row.changed_at_ms,
    },
  }))
}

const rowsById = (database: Database, tenantId: string, id: string) =>
  database
    .selectFrom('announcement')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)

export const findAnnouncement = async (
  database: Database,
  tenantId: string,
  id: string,
): Promise<StoredAnnouncement | undefined> => {
  const rows = await rowsById(database, tenantId, id).execute()
  return (await withRegions(database, tenantId, rows))[0]
}

/** Held until the transaction ends. */
export const lockAnnouncement = async (
  transaction: Transaction,
  tenantId: string,
  id: string,
): Promise<StoredAnnouncement | undefined> => {
  const rows = await rowsById(transaction, tenantId, id).forUpdate().execute()
  return (await withRegions(transaction, tenantId, rows))[0]
}

/** New or changed, whole. */
export const saveAnnouncement = async (
  transaction: Transaction,
  tenantId: string,
  { announcement, path }: StoredAnnouncement,
): Promise<void> => {
  const { id, regionId, state, fields, publishedAtMs, corrections } = announcement
  const standing = {
    ...{ state, kind: fields.kind, title: fields.title, text: fields.text, pinned: fields.pinned },
    ...{ from_date: fields.fromDate, until_date: fields.untilDate },
    ...{ photo_id: fields.photoId, activity_id: fields.activityId },
    corrections: JSON.stringify(corrections),
    published_at_ms: publishedAtMs === 0 ? null : publishedAtMs,
    withdrawn_reason: announcement.withdrawnReason,
    changed_at_ms: announcement.changedAtMs,
  }
  await transaction
    .insertInto('announcement')
    .values({ tenant_id: tenantId, id, region_id: regionId, region_path: path, ...standing })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(standing))
    .execute()
  await transaction
    .deleteFrom('announcement_region')
    .where('tenant_id', '=', tenantId)
    .where('announcement_id', '=', id)
    .execute()
  const regionIds = [...new Set(fields.regionIds)]
  await transaction
    .insertInto('announcement_region')
    .values(regionIds.map((one) => ({ tenant_id: tenantId, announcement_id: id, region_id: one })))
    .execute()
}

export const noteAct = async (
  transaction: Transaction,
  { tenantId, memberId, memberName }: Actor,
  announcementId: string,
  { kind, atMs }: { readonly kind: AnnouncementAct['kind']; readonly atMs: number },
): Promise<void> => {
  await transaction
    .insertInto('announcement_act')
    .values({
      ...{ tenant_id: tenantId, id: uuidv7(), announcement_id: announcementId, kind },
      ...{ at_ms: atMs, member_id: memberId, member_name: memberName },
    })
    .execute()
}

/** Newest first. */
export const listActs = (
  database: Database,
  tenantId: string,
  announcementId: string,
): Promise<readonly AnnouncementActLine[]> =>
  database
    .selectFrom('announcement_act')
    .select(['kind', 'at_ms as atMs', 'member_name as byName'])
    .where('tenant_id', '=', tenantId)
    .where('announcement_id', '=', announcementId)
    .orderBy('at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
