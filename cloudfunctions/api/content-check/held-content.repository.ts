/** What waits for a person, at or below a region. */
import type { ContentSubject, HeldWhy } from '../../../src/domain/content-check/content-check'
import { atOrBelow } from '../access/at-or-below'
import type { Database } from '../database/connect'

export interface HeldRow {
  readonly kind: ContentSubject
  readonly subjectId: string
  readonly regionId: string
  readonly memberId: string
  readonly writtenAtMs: number
  readonly why: HeldWhy | null
}

const heldBelow = (database: Database, tenantId: string, path: string) =>
  database
    .selectFrom('content_check')
    .select(['subject_kind as kind', 'subject_id as subjectId', 'region_id as regionId'])
    .select(['member_id as memberId', 'asked_at_ms as writtenAtMs', 'why'])
    .where('tenant_id', '=', tenantId)
    .where('region_path', 'like', atOrBelow(path))
    .where('state', '=', 'held')

/** Oldest first. */
export const listHeld = (
  database: Database,
  tenantId: string,
  path: string,
  most: number,
): Promise<readonly HeldRow[]> =>
  heldBelow(database, tenantId, path)
    .orderBy('asked_at_ms')
    .orderBy('subject_id')
    .limit(most)
    .execute()

export const isHeldBelow = async (
  database: Database,
  path: string,
  {
    tenantId,
    kind,
    subjectId,
  }: { readonly tenantId: string; readonly kind: ContentSubject; readonly subjectId: string },
): Promise<boolean> => {
  const row = await heldBelow(database, tenantId, path)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .executeTakeFirst()
  return row !== undefined
}
