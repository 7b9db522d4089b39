/** Topics in the database: one row each, locked before a step, with their words sealed. */
import { sql, type Selectable } from 'kysely'
import type { FormerTopic, ProposedWords, Topic } from '../../../src/domain/deliberation/topic'
import { nextTopicAlarmAtMs } from '../../../src/domain/deliberation/step-topic'
import { resultOf, type TopicRule } from '../../../src/domain/deliberation/topic-result'
import type { Database, Transaction } from '../database/connect'
import type { DeliberationTopicTable, TopicContentState } from '../database/deliberation-schema'
import type { Vault } from '../secrets/vault'

export interface TopicFiles {
  readonly database: Database
  readonly vault: Vault
  readonly tenantId: string
}
export type TopicTransaction = TopicFiles & { readonly database: Transaction }

/** What is read of it. */
export interface TopicWords {
  readonly title: string
  readonly text: string
  readonly options: readonly string[]
  /** Why it was declined or called off; '' otherwise. */
  readonly reason: string
  /** Oldest first. */
  readonly former: readonly FormerTopic[]
  /** What a resident proposed, once the office has opened it in words of its own; null where they are the same. */
  readonly proposed: ProposedWords | null
}

export interface StoredTopic {
  readonly topic: Topic
  readonly path: string
  readonly words: TopicWords
  readonly content: TopicContentState
  readonly stepCount: number
}

const place = (tenantId: string, recordId: string) => ({ tenantId, recordId, field: 'topic' })

const resultIn = (row: Selectable<DeliberationTopicTable>, rule: TopicRule) =>
  row.result_votes === null
    ? null
    : resultOf({ votes: row.result_votes, entitled: row.result_entitled ?? 0 }, rule)

/** What was sealed before these were kept has none. */
const wordsIn = (text: string): TopicWords => {
  const words = JSON.parse(text) as Omit<TopicWords, 'former' | 'proposed'> & Partial<TopicWords>
  return { ...words, former: words.former ?? [], proposed: words.proposed ?? null }
}

/** Sealed by saveTopic; the seal vouches that nobody else wrote it. */
const toStored =
  ({ vault, tenantId }: TopicFiles) =>
  (row: Selectable<DeliberationTopicTable>): StoredTopic => {
    const rule = { quorumPercent: row.quorum_percent, majority: row.majority }
    return {
      topic: {
        ...{ id: row.id, regionId: row.region_id, state: row.state, rule },
        proposerMemberId: row.proposer_member_id ?? '',
        optionCount: row.option_count,
        collectUntilMs: row.collect_until_ms ?? 0,
        voteUntilMs: row.vote_until_ms ?? 0,
        result: resultIn(row, rule),
        ...{ matterId: row.matter_id, submittedAtMs: row.submitted_at_ms },
        changedAtMs: row.changed_at_ms,
      },
      ...{ path: row.region_path, content: row.content_state, stepCount: row.step_count },
      words: wordsIn(vault.open(place(tenantId, row.id), row.details_cipher)),
    }
  }

/** New or changed, whole. */
export const saveTopic = async (
  { database, vault, tenantId }: TopicTransaction,
  { topic, path, words, content, stepCount }: StoredTopic,
): Promise<void> => {
  const { result, rule } = topic
  const orNull = (value: number) => (value === 0 ? null : value)
  const standing = {
    ...{ state: topic.state, content_state: content, option_count: topic.optionCount },
    ...{ quorum_percent: rule.quorumPercent, majority: rule.majority },
    collect_until_ms: orNull(topic.collectUntilMs),
    vote_until_ms: orNull(topic.voteUntilMs),
    next_alarm_at_ms: orNull(nextTopicAlarmAtMs(topic)),
    result_votes: result && JSON.stringify(result.votes),
    result_voted: result?.voted ?? null,
    result_entitled: result?.entitled ?? null,
    ...{ matter_id: topic.matterId, step_count: stepCount, changed_at_ms: topic.changedAtMs },
    details_cipher: vault.seal(place(tenantId, topic.id), JSON.stringify(words)),
  }
  const proposer = topic.proposerMemberId
  await database
    .insertInto('deliberation_topic')
    .values({
      ...{ tenant_id: tenantId, id: topic.id, region_id: topic.regionId, region_path: path },
      proposer_member_id: proposer === '' ? null : proposer,
      ...{ submitted_at_ms: topic.submittedAtMs, ...standing },
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(standing))
    .execute()
}

const topics = ({ database, tenantId }: TopicFiles) =>
  database.selectFrom('deliberation_topic').selectAll().where('tenant_id', '=', tenantId)

/** Held until the transaction ends; nobody votes meanwhile. */
export const lockTopic = async (
  files: TopicTransaction,
  id: string,
): Promise<StoredTopic | undefined> => {
  const row = await topics(files).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toStored(files)(row)
}

/** Many may hold it so at once: whoever votes or speaks waits for no neighbour, and no step is taken meanwhile. */
export const holdTopic = async (
  files: TopicTransaction,
  id: string,
): Promise<StoredTopic | undefined> => {
  const row = await topics(files).where('id', '=', id).forShare().executeTakeFirst()
  return row && toStored(files)(row)
}

export const findTopic = async (
  files: TopicFiles,
  id: string,
): Promise<StoredTopic | undefined> => {
  const row = await topics(files).where('id', '=', id).executeTakeFirst()
  return row && toStored(files)(row)
}

export interface TopicKey {
  readonly atMs: number
  readonly id: string
}

export interface TopicQuestion {
  readonly states: readonly Topic['state'][]
  /** In these regions; or at or below a path, as a LIKE pattern; or proposed by somebody. */
  readonly regionIds?: readonly string[]
  readonly below?: string
  readonly proposerMemberId?: string
  readonly after?: TopicKey | undefined
  readonly most: number
}

/** Changed last first. */
export const listTopics = async (
  files: TopicFiles,
  { states, regionIds, below, proposerMemberId, after, most }: TopicQuestion,
): Promise<{ readonly found: readonly StoredTopic[]; readonly next: TopicKey | null }> => {
  let query = topics(files).where('state', 'in', [...states])
  if (regionIds) query = query.where('region_id', 'in', [...regionIds])
  if (below !== undefined) query = query.where('region_path', 'like', below)
  if (proposerMemberId !== undefined)
    query = query.where('proposer_member_id', '=', proposerMemberId)
  if (after) query = query.where(sql<boolean>`(changed_at_ms, id) < (${after.atMs}, ${after.id})`)
  const rows = await query
    .orderBy('changed_at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(most + 1)
    .execute()
  const kept = rows.slice(0, most)
  const last = rows.length > most ? kept.at(-1) : undefined
  const next = last ? { atMs: last.changed_at_ms, id: last.id } : null
  return { found: kept.map(toStored(files)), next }
}
