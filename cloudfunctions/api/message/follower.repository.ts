/**
 * Who asked to be told of something once, and the news of it. Whoever was told is forgotten: a consent is worth one message.
 * Nothing here is counted for anybody, and nobody reads who follows.
 */
import { sql } from 'kysely'
import type { FollowerTable } from '../database/follower-schema'
import type { Database, Transaction } from '../database/connect'
import { isAtOrBelowAny } from '../access/at-or-below'
import type { MessageText } from './message-sender'
import { writeMessages, type Outbox } from './message.repository'

/** Of one person; more is no wish to be told. */
export const mostFollowings = 30

export type Following = Pick<FollowerTable, 'subject' | 'subject_id' | 'region_path'>

export const addFollowings = async (
  { transaction, tenantId, nowMs }: Omit<Outbox, 'vault'>,
  memberId: string,
  followings: readonly Following[],
): Promise<void> => {
  await transaction
    .insertInto('follower')
    .values(
      followings.map((one) => ({
        ...{ tenant_id: tenantId, member_id: memberId, ...one, followed_at_ms: nowMs },
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'subject', 'subject_id', 'member_id'])
        .doUpdateSet({ followed_at_ms: nowMs }),
    )
    .execute()
}

export const listFollowings = (
  database: Database,
  { tenantId, memberId }: { readonly tenantId: string; readonly memberId: string },
): Promise<readonly Following[]> =>
  database
    .selectFrom('follower')
    .select(['subject', 'subject_id', 'region_path'])
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', memberId)
    .execute()

/** Those of some people who will be told how a topic ends. */
export const followersAmong = async (
  database: Database,
  tenantId: string,
  topicId: string,
  memberIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (memberIds.length === 0) return new Set()
  const rows = await database
    .selectFrom('follower')
    .select('member_id as memberId')
    .where('tenant_id', '=', tenantId)
    .where('subject', '=', 'topic')
    .where('subject_id', '=', topicId)
    .where('member_id', 'in', [...memberIds])
    .execute()
  return new Set(rows.map(({ memberId }) => memberId))
}

export interface News {
  /** Made of what it tells of. */
  readonly id: string
  readonly topicId: string
  /** Of the regions in which an announcement is shown; [] for a topic. */
  readonly paths: readonly string[]
  readonly text: MessageText
  readonly dueAtMs: number
  readonly usefulUntilMs: number
}

const place = (tenantId: string, recordId: string) => ({ tenantId, recordId, field: 'news' })

/** New, or told otherwise before it was told. */
export const writeNews = async (
  { transaction, vault, tenantId }: Omit<Outbox, 'nowMs'>,
  { id, topicId, paths, text, dueAtMs, usefulUntilMs }: News,
): Promise<void> => {
  const said = {
    paths: JSON.stringify(paths),
    text_cipher: vault.seal(place(tenantId, id), JSON.stringify(text)),
    ...{ due_at_ms: dueAtMs, useful_until_ms: usefulUntilMs },
  }
  await transaction
    .insertInto('follower_news')
    .values({ tenant_id: tenantId, id, topic_id: topicId, ...said })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(said))
    .execute()
}

export const dropNews = async (
  transaction: Transaction,
  tenantId: string,
  id: string,
): Promise<void> => {
  await transaction
    .deleteFrom('follower_news')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** Held until the transaction ends; what another server tells just now is passed over. */
const lockDueNews = (transaction: Transaction, nowMs: number) =>
  transaction
    .selectFrom('follower_news')
    .selectAll()
    .where('due_at_ms', '<=', nowMs)
    .orderBy('due_at_ms')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

/** Those who asked before it was due: whoever asked later has seen it. */
const findFollowers = async (
  transaction: Transaction,
  news: { readonly tenant_id: string; readonly topic_id: string; readonly due_at_ms: number },
  paths: readonly string[],
  most: number,
): Promise<readonly string[]> => {
  const isTopic = news.topic_id !== ''
  const query = transaction
    .selectFrom('follower')
    .select('member_id as memberId')
    .distinct()
    .where('tenant_id', '=', news.tenant_id)
    .where('subject', '=', isTopic ? 'topic' : 'announcements')
    .where('followed_at_ms', '<', news.due_at_ms)
    .orderBy('memberId')
    .limit(most)
  const rows = await (
    isTopic
      ? query.where('subject_id', '=', news.topic_id)
      : query.where(isAtOrBelowAny('region_path', paths))
  ).execute()
  return rows.map(({ memberId }) => memberId)
}

/** One portion of the news that is due first; false when nothing is due. */
export const tellPortion = async (
  { transaction, vault, nowMs }: Omit<Outbox, 'tenantId'>,
  most: number,
): Promise<boolean> => {
  const news = await lockDueNews(transaction, nowMs)
  if (!news) return false
  const { tenant_id: tenantId, id, topic_id: topicId, useful_until_ms: usefulUntilMs } = news
  const followers =
    usefulUntilMs > nowMs ? await findFollowers(transaction, news, news.paths, most) : []
  // Sealed by writeNews; the seal vouches that nobody else wrote it.
  const text = JSON.parse(vault.open(place(tenantId, id), news.text_cipher)) as MessageText
  await writeMessages(
    { transaction, vault, tenantId, nowMs },
    followers.map((memberId) => ({
      ...{ id: `news.${id}.${memberId}`, memberId, text, usefulUntilMs },
      template: topicId === '' ? 'announcement-new' : 'topic-result',
    })),
  )
  if (followers.length > 0)
    await sql`
      delete from follower where tenant_id = ${tenantId} and member_id in (${sql.join(followers)})
        and subject = ${topicId === '' ? 'announcements' : 'topic'}
        and (${topicId} = '' or subject_id = ${topicId})`.execute(transaction)
  if (followers.length < most) await dropNews(transaction, tenantId, id)
  return true
}
