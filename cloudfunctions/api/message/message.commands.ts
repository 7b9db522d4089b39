/** Keeps what a member has just consented to: one message of each template, or of one piece of news. */
import { phaseAt } from '../../../src/domain/deliberation/topic'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { loadRegionPlaces } from '../access/region-place'
import { wishReminder } from '../activity/reminder-wish.repository'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import {
  addFollowings,
  listFollowings,
  mostFollowings,
  type Following,
} from './follower.repository'
import { addConsents } from './message.repository'

/** WeChat keeps count itself; beyond this nobody can have tapped. */
const mostConsents = 50

export const consentToMessages: OfficeHandler<'message.consent'> = async (args, context) => {
  const { transaction, access, nowMs } = context
  const { tenantId, memberId } = access.actor
  // Places before consents, as whoever tells of a change holds them.
  if (args.templates.includes('activity-reminder'))
    await wishReminder({ transaction, tenantId, nowMs }, memberId, args.shiftId ?? null)
  await addConsents({ transaction, tenantId }, memberId, args.templates, mostConsents)
  return success(undefined)
}

type News = Parameters<OfficeHandler<'message.follow'>>[0]['news']

/** What there is: regions that exist, a topic whose end is still to come by the clock, whenever the timer comes round. */
const followingsOf = async (
  asked: News,
  { transaction, access, nowMs }: OfficeContext,
): Promise<Result<readonly Following[], Refusal>> => {
  const { tenantId } = access.actor
  if (asked.of === 'announcements') {
    const places = await loadRegionPlaces(transaction, tenantId, asked.regionIds)
    return places.size === 0
      ? refuse('region-not-found')
      : success(
          [...places.values()].map(({ id, path }) => ({
            ...{ subject: 'announcements', subject_id: id, region_path: path },
          })),
        )
  }
  const topic = await transaction
    .selectFrom('deliberation_topic')
    .select(['id', 'state'])
    .select(['collect_until_ms as collectUntilMs', 'vote_until_ms as voteUntilMs'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', asked.topicId)
    .where('state', 'in', ['collecting', 'voting'])
    // Whoever asks just now is told of an end that comes just now: it waits for this, or this finds it over.
    .forShare()
    .executeTakeFirst()
  if (!topic) return refuse('topic-not-found')
  const { id, state, collectUntilMs, voteUntilMs } = topic
  const phase = phaseAt(
    { state, collectUntilMs: collectUntilMs ?? 0, voteUntilMs: voteUntilMs ?? 0 },
    nowMs,
  )
  return phase === 'collecting' || phase === 'voting'
    ? success([{ subject: 'topic', subject_id: id, region_path: '' }])
    : refuse('phase-over', '投票已经结束，结果马上公布')
}

export const followNews: OfficeHandler<'message.follow'> = async ({ news: asked }, context) => {
  const { transaction, access, nowMs } = context
  const { tenantId, memberId } = access.actor
  const found = await followingsOf(asked, context)
  if (!found.ok) return found
  const known = await listFollowings(transaction, access.actor)
  if (known.length + found.value.length > mostFollowings)
    return refuse('invalid', '要告诉您的已经很多了，等有消息再加')
  await addFollowings({ transaction, tenantId, nowMs }, memberId, found.value)
  const template = asked.of === 'topic' ? 'topic-result' : 'announcement-new'
  await addConsents({ transaction, tenantId }, memberId, [template], mostConsents)
  return success(undefined)
}
