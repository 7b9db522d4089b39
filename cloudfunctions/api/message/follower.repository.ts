/**
 * Who asked to be told of something once, and the news of it. Whoever was told is forgotten with all that was asked for in the
 * same tap: a consent is worth one message. Nothing here is counted for anybody, and nobody reads who follows.
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
  /** Whoever asked later has read it; null for a topic, which nobody follows once it is over. */
  readonly shownAtMs: number | null
  readonly dueAtMs: number
  readonly usefulUntilMs: number
}

type NewsDesk = Omit<Outbox, 'nowMs'>

const place = (tenantId: string, recordId: string) => ({ tenantId, recordId, field: 'news' })

const said = (
  { vault, tenantId }: NewsDesk,
  { id, paths, text, dueAtMs, usefulUntilMs }: Omit<News, 'topicId' | 'shownAtMs'>,
) => ({
  paths: JSON.stringify(paths),
  text_cipher: vault.seal(place(tenantId, id), JSON.stringify(text)),
  ...{ due_at_ms: dueAtMs, useful_until_ms: usefulUntilMs },
})

export const writeNews = async (
  desk: NewsDesk,
  { topicId, shownAtMs, ...news }: News,
): Promise<void> => {
  const { transaction, tenantId } = desk
  await transaction
    .insertInto('follower_news')
    .values({
      ...{ tenant_id: tenantId, id: news.id, topic_id: topicId, shown_at_ms: shownAtMs },
      ...said(desk, news),
    })
    .execute()
}

/** Where it has not been told to all yet; what was told stays told. `shownAtMs` only where that changes. */
export const changeNews = async (
  desk: NewsDesk,
  { shownAtMs, ...news }: Omit<News, 'topicId'>,
): Promise<void> => {
  await desk.transaction
    .updateTable('follower_news')
    .set({ ...said(desk, news), ...(shownAtMs !== null && { shown_at_ms: shownAtMs }) })
    .where('tenant_id', '=', desk.tenantId)
    .where('id', '=', news.id)
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

type DueNews = NonNullable<Awaited<ReturnType<typeof lockDueNews>>>

interface Asked {
  readonly member_id: string
  readonly followed_at_ms: number
}

/**
 * Forgets who is told before they are: whom another server tells other news just now is passed over, so that nobody is told
 * twice for one tap.
 */
const takeFollowers = async (
  transaction: Transaction,
  { tenant_id: tenantId, topic_id: topicId, shown_at_ms: shownAtMs, paths }: DueNews,
  most: number,
): Promise<readonly Asked[]> => {
  const isAsked =
    shownAtMs === null
      ? sql`subject = 'topic' and subject_id = ${topicId}`
      : sql`subject = 'announcements' and followed_at_ms < ${shownAtMs}
          and ${isAtOrBelowAny('region_path', paths)}`
  const { rows } = await sql<Asked>`
    with taken as (
      select tenant_id, subject, subject_id, member_id from follower
      where tenant_id = ${tenantId} and ${isAsked}
      order by member_id, subject_id limit ${most} for update skip locked)
    delete from follower using taken
    where (follower.tenant_id, follower.subject, follower.subject_id, follower.member_id)
      = (taken.tenant_id, taken.subject, taken.subject_id, taken.member_id)
    returning follower.member_id, follower.followed_at_ms`.execute(transaction)
  return rows
}

/** The other places of the same taps: their consent is spent. What another server takes just now, it forgets itself. */
const forgetSameTaps = async (
  transaction: Transaction,
  tenantId: string,
  asked: readonly Asked[],
): Promise<void> => {
  await sql`
    with spent as (
      select f.tenant_id, f.subject, f.subject_id, f.member_id
      from follower f join jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
          as a(member_id text, followed_at_ms bigint)
        on a.member_id = f.member_id and a.followed_at_ms = f.followed_at_ms
      where f.tenant_id = ${tenantId} and f.subject = 'announcements'
      for update of f skip locked)
    delete from follower using spent
    where (follower.tenant_id, follower.subject, follower.subject_id, follower.member_id)
      = (spent.tenant_id, spent.subject, spent.subject_id, spent.member_id)`.execute(transaction)
}

/** One portion of the news that is due first; false when nothing is due. */
export const tellPortion = async (
  { transaction, vault, nowMs }: Omit<Outbox, 'tenantId'>,
  most: number,
): Promise<boolean> => {
  const news = await lockDueNews(transaction, nowMs)
  if (!news) return false
  const { tenant_id: tenantId, id, topic_id: topicId, useful_until_ms: usefulUntilMs } = news
  const asked = usefulUntilMs > nowMs ? await takeFollowers(transaction, news, most) : []
  // Sealed by writeNews; the seal vouches that nobody else wrote it.
  const text = JSON.parse(vault.open(place(tenantId, id), news.text_cipher)) as MessageText
  const memberIds = [...new Set(asked.map(({ member_id: memberId }) => memberId))].sort()
  await writeMessages(
    { transaction, vault, tenantId, nowMs },
    memberIds.map((memberId) => ({
      ...{ id: `news.${id}.${memberId}`, memberId, text, usefulUntilMs },
      template: topicId === '' ? 'announcement-new' : 'topic-result',
    })),
  )
  if (topicId === '' && asked.length > 0) await forgetSameTaps(transaction, tenantId, asked)
  if (asked.length < most) await dropNews(transaction, tenantId, id)
  return true
}
