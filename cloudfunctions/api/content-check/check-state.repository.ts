/** How far the check of a content has come, for the feature that it belongs to; that it is needed no more, or elsewhere. */
import type { ContentState, HeldWhy } from '../../../src/domain/content-check/content-check'
import type { Database, Transaction } from '../database/connect'
import type { Subject } from './content-check.repository'

export interface CheckState {
  readonly state: ContentState
  readonly why: HeldWhy | null
}

/** By id; what was never to be checked is left out. */
export const findCheckStates = async (
  database: Database,
  { tenantId, kind }: Pick<Subject, 'tenantId' | 'kind'>,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, CheckState>> => {
  if (subjectIds.length === 0) return new Map()
  const rows = await database
    .selectFrom('content_check')
    .select(['subject_id as subjectId', 'state', 'why'])
    .where('tenant_id', '=', tenantId)
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', [...subjectIds])
    .execute()
  return new Map(rows.map(({ subjectId, ...check }) => [subjectId, check]))
}

/** Who wrote it, when it was asked about, and why it is held; of a content that was asked about. */
export const loadCheck = (transaction: Transaction, { tenantId, kind, subjectId }: Subject) =>
  transaction
    .selectFrom('content_check')
    .select(['member_id as memberId', 'why', 'asked_at_ms as askedAtMs'])
    .where('tenant_id', '=', tenantId)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .executeTakeFirstOrThrow()

/** What it belonged to will not be shown: nobody has to look at it any more. */
export const forgetCheck = async (
  transaction: Transaction,
  { tenantId, kind, subjectId }: Subject,
): Promise<void> => {
  for (const table of ['content_part', 'content_check'] as const)
    await transaction
      .deleteFrom(table)
      .where('tenant_id', '=', tenantId)
      .where('subject_kind', '=', kind)
      .where('subject_id', '=', subjectId)
      .execute()
}

interface PlacedSubjects extends Pick<Subject, 'tenantId' | 'kind'> {
  readonly subjectIds: readonly string[]
  readonly region: { readonly id: string; readonly path: string }
}

/** What they belong to is another region's now: so is the word about what is held. */
export const placeChecks = async (
  transaction: Transaction,
  { tenantId, kind, subjectIds, region }: PlacedSubjects,
): Promise<void> => {
  await transaction
    .updateTable('content_check')
    .set({ region_id: region.id, region_path: region.path })
    .where('tenant_id', '=', tenantId)
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', [...subjectIds])
    .execute()
}
