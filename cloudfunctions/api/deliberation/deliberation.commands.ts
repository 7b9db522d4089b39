/** What residents do in the council: propose, say, take back, vote. Where they live decides, not any post. */
import { coveredName } from '../../../src/domain/covered-name'
import { mostOpinions } from '../../../src/domain/deliberation/deliberation-commands'
import { isShownTopic, phaseAt, type TopicPhase } from '../../../src/domain/deliberation/topic'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { askContentCheck } from '../content-check/content-check.repository'
import { findHomesOf, type Home } from '../home/home.repository'
import { filesOf } from '../office/office-files'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { isNear, livesIn } from './home-standing.repository'
import { addOpinion, countOwnOpinions, lockOpinion, saveOpinion } from './opinion.repository'
import { putBallot } from './put-ballot'
import { takeTopicStep } from './take-topic-step'
import { nearestRunners, tellOfTopic, type TopicDesk } from './tell-topic'
import {
  findTopic,
  holdTopic,
  listTopics,
  lockTopic,
  saveTopic,
  type StoredTopic,
} from './topic.repository'

/** Of one person, that wait for the check. */
const mostProposals = 3

export const topicDeskOf = (context: OfficeContext): TopicDesk => ({
  files: filesOf(context),
  nowMs: context.nowMs,
})

const homesOf = (context: OfficeContext): Promise<readonly Home[]> =>
  findHomesOf(filesOf(context), context.access.actor)

const ownName = ({ access }: OfficeContext, homes: readonly Home[]): string =>
  homes.find(({ details }) => details.forWhom === 'self')?.details.name ?? access.actor.memberName

const elsewhere = (homes: readonly Home[]) =>
  refuse('home-not-here', homes.length === 0 ? '还没有登记住处' : '')

export const proposeTopic: OfficeHandler<'deliberation.propose'> = async (
  { topicId, title, text },
  context,
) => {
  const { access, region, nowMs, transaction, vault } = context
  // The root is the street: nobody could tell which community checks it.
  if (!region || region.path === `/${region.id}/`) return refuse('region-not-found')
  const { path } = region
  const desk = topicDeskOf(context)
  const { tenantId, memberId } = access.actor
  const homes = await homesOf(context)
  if (!homes.some((home) => isNear(home, path))) return elsewhere(homes)
  if (await findTopic(desk.files, topicId)) return refuse('id-taken')
  const own = { states: ['checking'], proposerMemberId: memberId, most: mostProposals } as const
  const waiting = await listTopics(desk.files, own)
  if (waiting.found.length >= mostProposals)
    return refuse('invalid', `您已有 ${mostProposals} 个议题等社区核对`)
  const stored: StoredTopic = {
    topic: {
      ...{ id: topicId, regionId: region.id, state: 'checking', proposerMemberId: memberId },
      ...{ optionCount: 0, rule: { quorumPercent: 0, majority: 'most' } },
      ...{ collectUntilMs: 0, voteUntilMs: 0, result: null, matterId: '' },
      ...{ submittedAtMs: nowMs, changedAtMs: nowMs },
    },
    ...{ path, content: 'waiting', stepCount: 1 },
    words: { title, text, options: [], reason: '', former: [], proposed: null },
  }
  await saveTopic(desk.files, stored)
  await askContentCheck(
    { transaction, vault, tenantId, nowMs },
    { kind: 'topic', subjectId: topicId, region, memberId, texts: [title, text], photoIds: [] },
  )
  await tellOfTopic(desk, stored, {
    ...{ turn: '1', template: 'deliberation-duty', remark: '居民提了议题，请核对' },
    memberIds: await nearestRunners(desk, access.settings, path),
  })
  return success(undefined)
}

export const takeBackTopic: OfficeHandler<'deliberation.take-back'> = async (
  { topicId },
  context,
) => {
  const desk = topicDeskOf(context)
  const stored = await lockTopic(desk.files, topicId)
  const { memberId } = context.access.actor
  if (stored?.topic.proposerMemberId !== memberId) return refuse('topic-not-found')
  const taken = await takeTopicStep(desk, stored, { kind: 'take-back' })
  return taken.ok ? success(undefined) : taken
}

const phaseWords: Readonly<Record<TopicPhase, string>> = {
  collecting: '还在征求意见',
  voting: '已经在投票',
  counting: '投票已经结束',
  over: '已经结束',
}

/** A topic that is shown, in this phase; held so that no step is taken meanwhile. */
export const inPhase = async (
  context: OfficeContext,
  topicId: string,
  phase: TopicPhase,
): Promise<Result<StoredTopic, Refusal>> => {
  const { files, nowMs } = topicDeskOf(context)
  const stored = await holdTopic(files, topicId)
  if (!stored || !isShownTopic(stored.topic.state)) return refuse('topic-not-found')
  const now = phaseAt(stored.topic, nowMs)
  return now === phase ? success(stored) : refuse('phase-over', phaseWords[now])
}

export const sayOpinion: OfficeHandler<'deliberation.say'> = async (
  { topicId, opinionId, text, isAnonymous },
  context,
) => {
  const { transaction, vault, access, nowMs } = context
  const { tenantId, memberId } = access.actor
  const held = await inPhase(context, topicId, 'collecting')
  if (!held.ok) return held
  const { path, topic } = held.value
  const homes = await homesOf(context)
  if (!homes.some((home) => isNear(home, path))) return elsewhere(homes)
  const { files } = topicDeskOf(context)
  if (await lockOpinion(files, opinionId)) return refuse('id-taken')
  if ((await countOwnOpinions(files, topicId, memberId)) >= mostOpinions)
    return refuse('invalid', `一个议题最多说 ${mostOpinions} 条`)
  const name = ownName(context, homes)
  await addOpinion(files, {
    ...{ id: opinionId, topicId, memberId, state: 'checking', saidAtMs: nowMs, text, reason: '' },
    name: isAnonymous || name === '' ? '' : coveredName(name),
  })
  const region = { id: topic.regionId, path }
  await askContentCheck(
    { transaction, vault, tenantId, nowMs },
    { kind: 'opinion', subjectId: opinionId, region, memberId, texts: [text], photoIds: [] },
  )
  return success(undefined)
}

/** At any time: it is the own word. */
export const unsayOpinion: OfficeHandler<'deliberation.unsay'> = async (
  { topicId, opinionId },
  context,
) => {
  const { files } = topicDeskOf(context)
  const opinion = await lockOpinion(files, opinionId)
  if (opinion?.topicId !== topicId || opinion.memberId !== context.access.actor.memberId)
    return refuse('opinion-not-found')
  if (opinion.state === 'withdrawn' || opinion.state === 'removed') return refuse('already-done')
  await saveOpinion(files, { ...opinion, state: 'withdrawn' })
  return success(undefined)
}

export const castVote: OfficeHandler<'deliberation.vote'> = async (
  { topicId, homeId, option },
  context,
) => {
  const { access, nowMs } = context
  const { memberId } = access.actor
  const held = await inPhase(context, topicId, 'voting')
  if (!held.ok) return held
  const { topic, path } = held.value
  if (option >= topic.optionCount) return refuse('invalid', '没有这个选项')
  const { files } = topicDeskOf(context)
  const homes = await homesOf(context)
  const home = homes.find(({ id }) => id === homeId)
  if (!home) return refuse('home-not-found')
  if (home.state !== 'confirmed') return refuse('home-not-here', '社区还没有核对这处住处')
  const { householdId, details } = home
  if (!(await livesIn(files, home, path)))
    return refuse('home-not-here', isNear(home, path) ? '档案变了，请在“我家”里改一下再交' : '')
  const name = ownName(context, homes)
  const byName = details.forWhom === 'elder' ? `${name}（代${details.relation}）` : name
  const ballot = { householdId, memberId, castAtMs: nowMs, isProxied: false, option, byName }
  return putBallot(files, held.value, ballot)
}
