/**
 * A topic (议题) of the residents' council (居民议事厅): opinions until a date, then one vote a household, then a result with its
 * numerator and denominator. This file says what one is; `step-topic.ts` what may become of it.
 */
import type { TopicResult, TopicRule } from './topic-result'

/**
 * checking 待核对 (proposed by a resident), collecting 征求意见, voting 投票; the others are ends: published 结果已公布,
 * declined 没有采用, taken-back 已收回, called-off 已停办.
 */
export const topicStates = [
  'checking',
  'collecting',
  'voting',
  'published',
  'declined',
  'taken-back',
  'called-off',
] as const
export type TopicState = (typeof topicStates)[number]

/** What everybody there may read; one that was called off stays, with the reason. */
export const shownTopicStates = [
  'collecting',
  'voting',
  'published',
  'called-off',
] as const satisfies readonly TopicState[]

export const isShownTopic = (state: TopicState): boolean =>
  shownTopicStates.some((one) => one === state)

export interface Topic {
  readonly id: string
  /** Who lives there or below is asked. */
  readonly regionId: string
  readonly state: TopicState
  /** '' for one that the office opened. */
  readonly proposerMemberId: string
  readonly optionCount: number
  readonly rule: TopicRule
  /** The first moment that is too late; 0 before it was opened. */
  readonly collectUntilMs: number
  readonly voteUntilMs: number
  /** null until it was published. */
  readonly result: TopicResult | null
  /** The matter that came of it, or ''. */
  readonly matterId: string
  readonly submittedAtMs: number
  /** Of the newest step, no two alike: time never runs backwards. */
  readonly changedAtMs: number
}

/** What stood there before it was changed: whoever spoke did so about these words. */
export interface FormerTopic {
  /** When it was changed. */
  readonly atMs: number
  readonly title: string
  readonly text: string
  readonly collectUntilMs: number
  readonly voteUntilMs: number
}

/** In a resident's own words; neighbours read the office's. */
export interface ProposedWords {
  readonly title: string
  readonly text: string
}

/** Beyond that it is another topic. */
export const mostTopicChanges = 20

/**
 * What may be done at a moment. It goes by the clock and not by when the timer came round: a vote that opens at midnight is
 * open at midnight, and nothing counts after the last one.
 */
export type TopicPhase = 'collecting' | 'voting' | 'counting' | 'over'

export const phaseAt = (
  { state, collectUntilMs, voteUntilMs }: Pick<Topic, 'state' | 'collectUntilMs' | 'voteUntilMs'>,
  nowMs: number,
): TopicPhase => {
  if (state !== 'collecting' && state !== 'voting') return 'over'
  if (state === 'collecting' && nowMs < collectUntilMs) return 'collecting'
  return nowMs < voteUntilMs ? 'voting' : 'counting'
}

export const topicStateNames: Readonly<Record<TopicState, string>> = {
  checking: '等社区核对',
  collecting: '征求意见',
  voting: '投票中',
  published: '结果已公布',
  declined: '没有采用',
  'taken-back': '已收回',
  'called-off': '已停办',
}
