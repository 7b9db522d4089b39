/** What community workers do in the council: open, change, decline, call off, remove an opinion, make a matter of it. */
import { addDays, startOfChinaDateMs } from '../../../src/domain/calendar'
import type { TopicFields } from '../../../src/domain/deliberation/deliberation-commands'
import type { TopicAct, TopicPlan } from '../../../src/domain/deliberation/step-topic'
import { mostTopicChanges, type ProposedWords } from '../../../src/domain/deliberation/topic'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import type { OfficeContext, OfficeHandler, OfficeOutcome } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { topicDeskOf } from './deliberation.commands'
import { lockOpinion, saveOpinion } from './opinion.repository'
import { takeTopicStep } from './take-topic-step'
import { tellOfTopic } from './tell-topic'
import { lockTopic, type StoredTopic, type TopicWords } from './topic.repository'

/** Until the end of the day. */
const endOf = (date: string): number => startOfChinaDateMs(addDays(date, 1))

const datesOf = (fields: Pick<TopicFields, 'collectUntil' | 'voteUntil'>) => ({
  collectUntilMs: endOf(fields.collectUntil),
  voteUntilMs: endOf(fields.voteUntil),
})

const planOf = ({ options, quorumPercent, majority, ...fields }: TopicFields): TopicPlan => ({
  optionCount: options.length,
  rule: { quorumPercent, majority },
  ...datesOf(fields),
})

const wordsOf = (
  { title, text, options }: TopicFields,
  proposed: ProposedWords | null,
): TopicWords => ({
  ...{ title, text, options, reason: '', former: [], proposed },
})

/** What a resident wrote stays readable for that resident and the office: nobody's words are replaced unseen. */
const proposedIn = (
  { topic, words }: StoredTopic,
  { title, text }: TopicFields,
): ProposedWords | null =>
  topic.proposerMemberId === '' || (words.title === title && words.text === text)
    ? null
    : { title: words.title, text: words.text }

const requireTopic = async (
  context: OfficeContext,
  topicId: string,
): Promise<Result<StoredTopic, Refusal>> => {
  const stored = await lockTopic(topicDeskOf(context).files, topicId)
  return stored?.path.startsWith(regionOf(context).path)
    ? success(stored)
    : refuse('topic-not-found')
}

const step = async (
  context: OfficeContext,
  stored: StoredTopic,
  act: TopicAct,
  words?: TopicWords,
): Promise<OfficeOutcome> => {
  const taken = await takeTopicStep(topicDeskOf(context), stored, act, words)
  return taken.ok ? success({ state: taken.value.topic.state }) : taken
}

const newTopic = (topicId: string, context: OfficeContext, fields: TopicFields): StoredTopic => {
  const { id, path } = regionOf(context)
  const { nowMs } = context
  return {
    topic: {
      ...{ id: topicId, regionId: id, state: 'checking', proposerMemberId: '', optionCount: 0 },
      ...{ rule: planOf(fields).rule, collectUntilMs: 0, voteUntilMs: 0, result: null },
      ...{ matterId: '', submittedAtMs: nowMs, changedAtMs: nowMs },
    },
    ...{ path, words: wordsOf(fields, null), content: 'unasked', stepCount: 0 },
  }
}

export const openTopic: OfficeHandler<'deliberation.open'> = async (
  { topicId, fields },
  context,
) => {
  const found = await lockTopic(topicDeskOf(context).files, topicId)
  if (found && !found.path.startsWith(regionOf(context).path)) return refuse('id-taken')
  // What a resident wrote is checked first, whoever opens it.
  if (found?.content === 'waiting') return refuse('invalid', '居民写的话还在检查，过一两分钟再开')
  if (found?.content === 'held')
    return refuse('invalid', '居民写的话机器没有放行，请先在“待公开的内容”里看')
  const stored = found ?? newTopic(topicId, context, fields)
  const words = wordsOf(fields, proposedIn(stored, fields))
  return step(context, stored, { kind: 'open', plan: planOf(fields) }, words)
}

export const changeTopic: OfficeHandler<'deliberation.change'> = async (
  { topicId, title, text, seenAtMs, ...days },
  context,
) => {
  const found = await requireTopic(context, topicId)
  if (!found.ok) return found
  const { words: before, topic } = found.value
  if (before.former.length >= mostTopicChanges)
    return refuse('invalid', '改得太多次了，请停办后重新开一个议题')
  const { collectUntilMs, voteUntilMs } = topic
  const was = { title: before.title, text: before.text, collectUntilMs, voteUntilMs }
  const former = [...before.former, { atMs: context.nowMs, ...was }]
  const words = { ...before, title, text, former }
  return step(context, found.value, { kind: 'change', dates: datesOf(days), seenAtMs }, words)
}

const end = async (
  context: OfficeContext,
  topicId: string,
  kind: 'decline' | 'call-off',
  reason: string,
): Promise<OfficeOutcome> => {
  const found = await requireTopic(context, topicId)
  if (!found.ok) return found
  return step(context, found.value, { kind }, { ...found.value.words, reason })
}

export const declineTopic: OfficeHandler<'deliberation.decline'> = ({ topicId, reason }, context) =>
  end(context, topicId, 'decline', reason)

export const callOffTopic: OfficeHandler<'deliberation.call-off'> = (
  { topicId, reason },
  context,
) => end(context, topicId, 'call-off', reason)

export const removeOpinion: OfficeHandler<'deliberation.remove'> = async (
  { topicId, opinionId, reason },
  context,
) => {
  const found = await requireTopic(context, topicId)
  if (!found.ok) return found
  const desk = topicDeskOf(context)
  const opinion = await lockOpinion(desk.files, opinionId)
  if (opinion?.topicId !== topicId) return refuse('opinion-not-found')
  if (opinion.state !== 'shown') return refuse('already-done', '这条意见现在没有公开')
  const { memberId } = context.access.actor
  await saveOpinion(desk.files, { ...opinion, state: 'removed', reason }, memberId)
  await tellOfTopic(desk, found.value, {
    ...{ turn: `opinion.${opinionId}.removed`, template: 'deliberation-turn' },
    ...{ remark: '您的一条意见被移除了，打开看原因', memberIds: [opinion.memberId] },
  })
  return success(undefined)
}

/**
 * The matter was taken down before, by the command that takes any matter down, at a desk: its id can be guessed, and what a
 * resident asked for under it is not what was decided.
 */
export const linkTopic: OfficeHandler<'deliberation.link'> = async (
  { topicId, matterId },
  context,
) => {
  const found = await requireTopic(context, topicId)
  if (!found.ok) return found
  const { transaction, access } = context
  const matter = await transaction
    .selectFrom('matter')
    .select('region_path as path')
    .where('tenant_id', '=', access.actor.tenantId)
    .where('id', '=', matterId)
    .where('channel', '=', 'desk')
    .executeTakeFirst()
  if (!matter?.path.startsWith(regionOf(context).path)) return refuse('matter-not-found')
  return step(context, found.value, { kind: 'link', matterId })
}
