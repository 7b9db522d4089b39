/**
 * Ballots in the database: one a household, sealed. They are opened in two places only: here to be counted after the close,
 * and for who cast one. Nothing answers with the ballots of a topic.
 */
import { sql } from 'kysely'
import type { Tally } from '../../../src/domain/deliberation/topic-result'
import { atOrBelow } from '../access/at-or-below'
import type { StoredTopic, TopicFiles, TopicTransaction } from './topic.repository'

interface BallotWords {
  readonly option: number
  /** For the household: who cast it, and for whom where it is not the own home. */
  readonly byName: string
}

export interface Ballot extends BallotWords {
  readonly householdId: string
  readonly memberId: string
  readonly castAtMs: number
  /** By a post that acted for the household. */
  readonly isProxied: boolean
}

const place = (tenantId: string, topicId: string, householdId: string) => ({
  ...{ tenantId, recordId: `${topicId}.${householdId}`, field: 'ballot' },
})

/** A new one; false when the household has cast one already, also a moment ago on another server. */
export const addBallot = async (
  { database, vault, tenantId }: TopicTransaction,
  topicId: string,
  { householdId, memberId, castAtMs, isProxied, option, byName }: Ballot,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('deliberation_ballot')
    .values({
      ...{ tenant_id: tenantId, topic_id: topicId, household_id: householdId },
      ...{ member_id: memberId, cast_at_ms: castAtMs, is_proxied: isProxied },
      ballot_cipher: vault.seal(
        place(tenantId, topicId, householdId),
        JSON.stringify({ option, byName }),
      ),
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'topic_id', 'household_id']).doNothing(),
    )
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

export const changeBallot = async (
  { database, vault, tenantId }: TopicTransaction,
  topicId: string,
  { householdId, memberId, castAtMs, isProxied, option, byName }: Ballot,
): Promise<void> => {
  const sealed = vault.seal(
    place(tenantId, topicId, householdId),
    JSON.stringify({ option, byName }),
  )
  await database
    .updateTable('deliberation_ballot')
    .set({
      ...{ member_id: memberId, cast_at_ms: castAtMs, is_proxied: isProxied },
      ballot_cipher: sealed,
    })
    .where('tenant_id', '=', tenantId)
    .where('topic_id', '=', topicId)
    .where('household_id', '=', householdId)
    .execute()
}

/** Held until the transaction ends: two of a household who vote at once do so one after the other. */
export const lockBallot = async (
  { database, tenantId }: TopicTransaction,
  topicId: string,
  householdId: string,
): Promise<Pick<Ballot, 'memberId' | 'isProxied'> | undefined> =>
  database
    .selectFrom('deliberation_ballot')
    .select(['member_id as memberId', 'is_proxied as isProxied'])
    .where('tenant_id', '=', tenantId)
    .where('topic_id', '=', topicId)
    .where('household_id', '=', householdId)
    .forUpdate()
    .executeTakeFirst()

/** Of the households that somebody belongs to. */
export const findBallots = async (
  { database, vault, tenantId }: TopicFiles,
  topicId: string,
  householdIds: readonly string[],
): Promise<readonly Ballot[]> => {
  if (householdIds.length === 0) return []
  const rows = await database
    .selectFrom('deliberation_ballot')
    .select(['household_id as householdId', 'member_id as memberId', 'cast_at_ms as castAtMs'])
    .select(['is_proxied as isProxied', 'ballot_cipher as sealed'])
    .where('tenant_id', '=', tenantId)
    .where('topic_id', '=', topicId)
    .where('household_id', 'in', [...householdIds])
    .execute()
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    ...(JSON.parse(vault.open(place(tenantId, topicId, row.householdId), sealed)) as BallotWords),
  }))
}

/** What somebody cast, and what a post cast for a household of theirs; newest first. */
export const listOwnBallots = async (
  { database, vault, tenantId }: TopicFiles,
  {
    memberId,
    householdIds,
  }: { readonly memberId: string; readonly householdIds: readonly string[] },
  most: number,
): Promise<readonly (Ballot & { readonly topicId: string })[]> => {
  const rows = await database
    .selectFrom('deliberation_ballot')
    .select(['topic_id as topicId', 'household_id as householdId', 'member_id as memberId'])
    .select(['cast_at_ms as castAtMs', 'is_proxied as isProxied', 'ballot_cipher as sealed'])
    .where('tenant_id', '=', tenantId)
    .where((of) =>
      of.or([
        of.and([of('member_id', '=', memberId), of('is_proxied', '=', false)]),
        ...(householdIds.length > 0
          ? [of.and([of('household_id', 'in', [...householdIds]), of('is_proxied', '=', true)])]
          : []),
      ]),
    )
    .orderBy('cast_at_ms', 'desc')
    .orderBy('topic_id')
    .limit(most)
    .execute()
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    ...(JSON.parse(
      vault.open(place(tenantId, row.topicId, row.householdId), sealed),
    ) as BallotWords),
  }))
}

/** Those who live there now are entitled. */
const households = ({ database, tenantId }: TopicFiles, path: string) =>
  database
    .selectFrom('household as h')
    .innerJoin('region as r', (join) =>
      join.onRef('r.tenant_id', '=', 'h.tenant_id').onRef('r.id', '=', 'h.region_id'),
    )
    .where('h.tenant_id', '=', tenantId)
    .where('h.state', '=', 'living')
    .where('r.path', 'like', atOrBelow(path))

const ballotsOfEntitled = (files: TopicFiles, { topic, path }: StoredTopic) =>
  households(files, path).innerJoin('deliberation_ballot as b', (join) =>
    join
      .onRef('b.tenant_id', '=', 'h.tenant_id')
      .onRef('b.household_id', '=', 'h.id')
      .on('b.topic_id', '=', topic.id),
  )

/** How many have voted, of how many; nothing of what they voted. */
export const countTurnout = async (
  files: TopicFiles,
  stored: StoredTopic,
): Promise<{ readonly voted: number; readonly entitled: number }> => {
  const count = sql<number>`count(*)`.as('count')
  const entitled = await households(files, stored.path).select(count).executeTakeFirstOrThrow()
  const voted = await ballotsOfEntitled(files, stored).select(count).executeTakeFirstOrThrow()
  return { voted: Number(voted.count), entitled: Number(entitled.count) }
}

/** After the close, under the topic's lock. A household that has moved away since is in neither number. */
export const countBallots = async (
  files: TopicTransaction,
  stored: StoredTopic,
): Promise<Tally> => {
  const { vault, tenantId } = files
  const { id, optionCount } = stored.topic
  const rows = await ballotsOfEntitled(files, stored)
    .select(['b.household_id as householdId', 'b.ballot_cipher as sealed'])
    .execute()
  const votes = new Array<number>(optionCount).fill(0)
  for (const { householdId, sealed } of rows) {
    const opened = vault.open(place(tenantId, id, householdId), sealed)
    const { option } = JSON.parse(opened) as BallotWords
    votes[option] = (votes[option] ?? 0) + 1
  }
  const { entitled } = await countTurnout(files, stored)
  return { votes, entitled }
}
