/** Opinions in the database, their words and the name under which they are shown sealed. */
import type { OpinionState } from '../../../src/domain/deliberation/opinion'
import { mostShownOpinions } from '../../../src/protocol/deliberation'
import type { TopicFiles, TopicTransaction } from './topic.repository'

interface OpinionWords {
  readonly text: string
  /** Covered; '' for one without a name, which then is nowhere. */
  readonly name: string
  /** Why it was removed; '' otherwise. */
  readonly reason: string
}

export interface Opinion extends OpinionWords {
  readonly id: string
  readonly topicId: string
  readonly memberId: string
  readonly state: OpinionState
  readonly saidAtMs: number
}

const place = (tenantId: string, recordId: string) => ({ tenantId, recordId, field: 'opinion' })

const opinions = ({ database, tenantId }: TopicFiles) =>
  database
    .selectFrom('deliberation_opinion')
    .select(['id', 'topic_id as topicId', 'member_id as memberId', 'state'])
    .select(['said_at_ms as saidAtMs', 'opinion_cipher as sealed'])
    .where('tenant_id', '=', tenantId)

const toOpinion =
  ({ vault, tenantId }: TopicFiles) =>
  ({
    sealed,
    ...row
  }: Omit<Opinion, keyof OpinionWords> & { readonly sealed: string }): Opinion => ({
    ...row,
    ...(JSON.parse(vault.open(place(tenantId, row.id), sealed)) as OpinionWords),
  })

const seal = ({ vault, tenantId }: TopicFiles, { id, text, name, reason }: Opinion): string =>
  vault.seal(place(tenantId, id), JSON.stringify({ text, name, reason }))

export const addOpinion = async (files: TopicTransaction, opinion: Opinion): Promise<void> => {
  await files.database
    .insertInto('deliberation_opinion')
    .values({
      ...{ tenant_id: files.tenantId, id: opinion.id, topic_id: opinion.topicId },
      ...{ member_id: opinion.memberId, state: opinion.state, said_at_ms: opinion.saidAtMs },
      ...{ removed_by_member_id: null, opinion_cipher: seal(files, opinion) },
    })
    .execute()
}

export const saveOpinion = async (
  files: TopicTransaction,
  opinion: Opinion,
  removedByMemberId: string | null = null,
): Promise<void> => {
  await files.database
    .updateTable('deliberation_opinion')
    .set({
      ...{ state: opinion.state, removed_by_member_id: removedByMemberId },
      opinion_cipher: seal(files, opinion),
    })
    .where('tenant_id', '=', files.tenantId)
    .where('id', '=', opinion.id)
    .execute()
}

/** Held until the transaction ends. */
export const lockOpinion = async (
  files: TopicTransaction,
  id: string,
): Promise<Opinion | undefined> => {
  const row = await opinions(files).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toOpinion(files)(row)
}

/** Of one topic, newest first; what is shown, and one's own in any state. */
export const listOpinions = async (
  files: TopicFiles,
  topicId: string,
  memberId: string,
): Promise<readonly Opinion[]> => {
  const rows = await opinions(files)
    .where('topic_id', '=', topicId)
    .where((of) => of.or([of('state', '=', 'shown'), of('member_id', '=', memberId)]))
    .orderBy('said_at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(mostShownOpinions)
    .execute()
  return rows.map(toOpinion(files))
}

const standing: readonly OpinionState[] = ['checking', 'shown', 'held']

export const countOwnOpinions = async (
  { database, tenantId }: TopicFiles,
  topicId: string,
  memberId: string,
): Promise<number> => {
  const { count } = await database
    .selectFrom('deliberation_opinion')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('topic_id', '=', topicId)
    .where('member_id', '=', memberId)
    .where('state', 'in', [...standing])
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Who said something about it that stands. */
export const listSpeakers = async (
  { database, tenantId }: TopicFiles,
  topicId: string,
): Promise<readonly string[]> => {
  const rows = await database
    .selectFrom('deliberation_opinion')
    .select('member_id as memberId')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where('topic_id', '=', topicId)
    .where('state', 'in', [...standing])
    .execute()
  return rows.map(({ memberId }) => memberId)
}

/** Of one person, newest first, in any state. */
export const listOwnOpinions = async (
  files: TopicFiles,
  memberId: string,
  most: number,
): Promise<readonly Opinion[]> => {
  const rows = await opinions(files)
    .where('member_id', '=', memberId)
    .orderBy('said_at_ms', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(toOpinion(files))
}
