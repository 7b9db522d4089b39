/** What topics are told in on screens; each colour has a shape beside it. */
import type { TagTone } from '../../components/tag'
import { monthDay } from '../../components/words/date-words'
import { chinaDate } from '../../domain/calendar'
import { topicStateNames } from '../../domain/deliberation/topic'
import {
  majorityNames,
  type TopicResult,
  type TopicRule,
} from '../../domain/deliberation/topic-result'
import type { ProxyActor, TopicLine } from '../../protocol/deliberation'

export interface TopicTag {
  readonly tone: TagTone
  readonly words: string
}

/** The last day before a moment that is too late. */
export const lastDay = (untilMs: number): string => monthDay(chinaDate(untilMs - 1))

/** By the clock, not by when the server's timer came round. */
export const topicTag = ({ phase, state }: TopicLine): TopicTag => {
  switch (phase) {
    case 'collecting':
      return { tone: 'amber', words: '◆ 征求意见' }
    case 'voting':
      return { tone: 'red', words: '▲ 正在投票' }
    case 'counting':
      return { tone: 'grey', words: '– 正在计票' }
    case 'over':
      return state === 'published'
        ? { tone: 'green', words: '● 结果已公布' }
        : { tone: 'grey', words: `– ${topicStateNames[state]}` }
  }
}

/** '意见说到3月14日，再投票到3月18日' */
export const untilWords = ({ phase, collectUntilMs, voteUntilMs }: TopicLine): string => {
  if (phase === 'collecting')
    return `意见说到${lastDay(collectUntilMs)}，投票到${lastDay(voteUntilMs)}`
  if (phase === 'voting') return `投票到${lastDay(voteUntilMs)}，一户一票`
  return phase === 'counting' ? '投票结束了，马上公布结果' : ''
}

export const ruleWords = ({ quorumPercent, majority }: TopicRule): string =>
  [
    quorumPercent > 0 ? `至少 ${quorumPercent}% 的户参加才算数` : '不限多少户参加',
    `有${majorityNames[majority]}的选项通过`,
  ].join('，')

/** What came of it, in one sentence. */
export const resultWords = (
  { chosen, quorumMet, voted }: TopicResult,
  options: readonly string[],
): string => {
  if (voted === 0) return '没有人家投票，这次没有结果。'
  if (!quorumMet) return '参加的户数不够，这次不算数。'
  return chosen === null ? '没有选项达到要求，再商量。' : `通过：${options[chosen] ?? ''}`
}

/** '沈晓燕 2 户，徐丽萍 1 户', by name: how many households somebody voted for is no achievement. */
export const actorsOf = (all: readonly ProxyActor[]): string =>
  all.map(({ byName, households }) => `${byName} ${households} 户`).join('，')
