/** Whom a turn of a topic is told. A message names the topic, never what somebody said or voted. */
import { dayMs } from '../../../src/domain/calendar'
import type { Settings } from '../../../src/domain/settings/settings'
import { idsOnPath, listOnDuty } from '../access/on-duty'
import { followersAmong, writeNews } from '../message/follower.repository'
import { writeMessages, type NewMessage } from '../message/message.repository'
import type { StoredTopic, TopicTransaction } from './topic.repository'

export interface TopicDesk {
  readonly files: TopicTransaction
  readonly nowMs: number
}

export interface TopicNews {
  /** What it tells of, so that the same is written once. */
  readonly turn: string
  readonly template: Extract<NewMessage['template'], `deliberation-${string}`>
  readonly remark: string
  readonly memberIds: readonly string[]
}

const textOf = ({ topic, words }: StoredTopic, remark: string, nowMs: number) => ({
  page: `packages/deliberation/pages/topic/index?topicId=${topic.id}`,
  title: words.title,
  startsAtMs: topic.voteUntilMs === 0 ? nowMs : topic.voteUntilMs,
  ...{ place: '', remark },
})

/** To who asked for it, portion by portion; answers those of the concerned whom nothing tells it yet. */
export const tellOfEnd = async (
  { files: { database, vault, tenantId }, nowMs }: TopicDesk,
  stored: StoredTopic,
  remark: string,
  concerned: readonly string[],
): Promise<readonly string[]> => {
  const { id } = stored.topic
  await writeNews(
    { transaction: database, vault, tenantId },
    {
      ...{ id: `topic.${id}`, topicId: id, paths: [], text: textOf(stored, remark, nowMs) },
      ...{ shownAtMs: null, dueAtMs: nowMs, usefulUntilMs: nowMs + 7 * dayMs },
    },
  )
  const told = await followersAmong(database, tenantId, id, concerned)
  return concerned.filter((memberId) => !told.has(memberId))
}

export const tellOfTopic = async (
  { files, nowMs }: TopicDesk,
  stored: StoredTopic,
  { turn, template, remark, memberIds }: TopicNews,
): Promise<void> => {
  const { database, vault, tenantId } = files
  const { topic } = stored
  const text = textOf(stored, remark, nowMs)
  const receivers = [...new Set(memberIds)].filter((memberId) => memberId !== '')
  await writeMessages(
    { transaction: database, vault, tenantId, nowMs },
    receivers.map((memberId) => ({
      id: `topic.${topic.id}.${turn}.${memberId}`,
      ...{ memberId, template, text, usefulUntilMs: nowMs + 7 * dayMs },
    })),
  )
}

/** The nearest who run topics at or above a place today. */
export const nearestRunners = async (
  { files: { database, tenantId }, nowMs }: TopicDesk,
  settings: Settings,
  path: string,
): Promise<readonly string[]> => {
  const kindIds = settings.postKinds
    .filter(({ permissions }) => permissions.includes('deliberation.run'))
    .map(({ id }) => id)
  const ids = idsOnPath(path)
  const holders = await listOnDuty({ database, tenantId, settings, nowMs }, ids, kindIds)
  const nearest = [...ids].reverse().find((id) => holders.some((one) => one.regionId === id))
  return holders.filter(({ regionId }) => regionId === nearest).map(({ memberId }) => memberId)
}
