/**
 * The state machine of a topic, in one place: 核对 → 征求意见 → 投票 → 公布结果. Run by the server on the truth. Pure.
 */
import { dayMs } from '../calendar'
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import { phaseAt, type Topic, type TopicState } from './topic'
import { resultOf, type Tally, type TopicRule } from './topic-result'

export interface TopicPlan {
  readonly optionCount: number
  readonly rule: TopicRule
  readonly collectUntilMs: number
  readonly voteUntilMs: number
}

export type TopicAct =
  | { readonly kind: 'open'; readonly plan: TopicPlan }
  /**
   * While opinions are collected: after that people have voted on these words. Whoever spoke did so about these options and
   * this rule, so that only the words around them and the dates change; other options are another topic.
   */
  | {
      readonly kind: 'change'
      readonly dates: Pick<TopicPlan, 'collectUntilMs' | 'voteUntilMs'>
      /** Its `changedAtMs` as the writer had it before them. */
      readonly seenAtMs: number
    }
  | { readonly kind: 'decline' }
  | { readonly kind: 'call-off' }
  | { readonly kind: 'link'; readonly matterId: string }
  /** By who proposed it, before the check. */
  | { readonly kind: 'take-back' }
  /** `tally`: what was counted while nobody could vote any more; null where nothing is to be counted. */
  | { readonly kind: 'alarm'; readonly tally: Tally | null }

export type TopicEvent = 'vote-opened' | 'published'

export interface TopicStep {
  readonly topic: Topic
  /** Of an alarm. */
  readonly event: TopicEvent | null
}

type Outcome = Result<Topic, Refusal>

/** A vote of a day reaches nobody who works in shifts. */
export const shortestVoteMs = dayMs
export const longestTopicMs = 180 * dayMs

const tooLate = () => refuse('already-done', '这个议题已经往前走了，请更新后再看')

const planned = (
  topic: Topic,
  { optionCount, rule, collectUntilMs, voteUntilMs }: TopicPlan,
  nowMs: number,
): Outcome => {
  if (collectUntilMs <= nowMs) return refuse('invalid', '征求意见要到今天以后')
  if (voteUntilMs - collectUntilMs < shortestVoteMs) return refuse('invalid', '投票至少要有一天')
  if (voteUntilMs - nowMs > longestTopicMs) return refuse('invalid', '从现在起最多半年')
  return success({ ...topic, state: 'collecting', optionCount, rule, collectUntilMs, voteUntilMs })
}

const ended = (topic: Topic, state: TopicState, from: readonly TopicState[]): Outcome =>
  from.includes(topic.state) ? success({ ...topic, state }) : tooLate()

const act = (topic: Topic, given: Exclude<TopicAct, { kind: 'alarm' }>, nowMs: number): Outcome => {
  switch (given.kind) {
    case 'open':
      return topic.state === 'checking' ? planned(topic, given.plan, nowMs) : tooLate()
    case 'change':
      return phaseAt(topic, nowMs) === 'collecting' && given.seenAtMs === topic.changedAtMs
        ? planned(topic, { ...topic, ...given.dates }, nowMs)
        : tooLate()
    case 'decline':
      return ended(topic, 'declined', ['checking'])
    case 'take-back':
      return ended(topic, 'taken-back', ['checking'])
    case 'call-off':
      return ended(topic, 'called-off', ['collecting', 'voting'])
    case 'link':
      if (topic.state !== 'published') return refuse('invalid', '结果公布以后再办')
      return topic.matterId === ''
        ? success({ ...topic, matterId: given.matterId })
        : refuse('already-done', '已经成为一件办理事项')
  }
}

/** When the timer has to look at it; 0 = never. */
export const nextTopicAlarmAtMs = ({ state, collectUntilMs, voteUntilMs }: Topic): number => {
  if (state === 'collecting') return collectUntilMs
  return state === 'voting' ? voteUntilMs : 0
}

/** Whether the alarm that is due has to be given what was counted. */
export const isToBeCounted = (topic: Topic, nowMs: number): boolean =>
  phaseAt(topic, nowMs) === 'counting'

/** Once: what it did moves the next alarm on. Whatever was missed while no timer ran is made up in one go. */
const rung = (topic: Topic, tally: Tally | null, nowMs: number): Result<TopicStep, Refusal> => {
  const alarmAtMs = nextTopicAlarmAtMs(topic)
  if (alarmAtMs === 0 || nowMs < alarmAtMs) return refuse('already-done')
  if (!isToBeCounted(topic, nowMs))
    return success({ topic: { ...topic, state: 'voting' }, event: 'vote-opened' })
  if (tally?.votes.length !== topic.optionCount) return refuse('invalid', '还没有数票')
  const result = resultOf(tally, topic.rule)
  return success({ topic: { ...topic, state: 'published', result }, event: 'published' })
}

export const stepTopic = (
  topic: Topic,
  given: TopicAct,
  clockMs: number,
): Result<TopicStep, Refusal> => {
  // A server whose clock was set back writes nothing that lies before what was written.
  const nowMs = Math.max(clockMs, topic.changedAtMs)
  // A moment of its own, so that it names what a writer has seen.
  const changedAtMs = Math.max(clockMs, topic.changedAtMs + 1)
  if (given.kind === 'alarm') {
    const step = rung(topic, given.tally, nowMs)
    return step.ok ? success({ ...step.value, topic: { ...step.value.topic, changedAtMs } }) : step
  }
  const next = act(topic, given, nowMs)
  return next.ok ? success({ topic: { ...next.value, changedAtMs }, event: null }) : next
}
