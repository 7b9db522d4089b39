/** Takes one step of a topic: the rule decides; the row and the messages are written together. */
import type { Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { stepTopic, type TopicAct } from '../../../src/domain/deliberation/step-topic'
import { listSpeakers } from './opinion.repository'
import { tellOfEnd, tellOfTopic, type TopicDesk } from './tell-topic'
import { saveTopic, type StoredTopic, type TopicWords } from './topic.repository'

const remarkOf = (kind: string, { reason }: TopicWords): string => {
  switch (kind) {
    case 'open':
      return '开始征求意见了'
    case 'change':
      return '议题改了，请再看一看'
    case 'decline':
      return `没有采用：${reason}`.slice(0, 60)
    case 'call-off':
      return `停办了：${reason}`.slice(0, 60)
    case 'vote-opened':
      return '可以投票了，一户一票'
    case 'published':
      return '结果公布了'
    case 'link':
      return '成为一件办理事项'
    default:
      return ''
  }
}

const toSpeakersToo: readonly string[] = ['change', 'call-off', 'vote-opened', 'published', 'link']

const isEnd = (kind: string): boolean => kind === 'published' || kind === 'call-off'

/** `stored` is held by the caller's transaction; `words` where the step writes them anew. */
export const takeTopicStep = async (
  desk: TopicDesk,
  stored: StoredTopic,
  act: TopicAct,
  words: TopicWords = stored.words,
): Promise<Result<StoredTopic, Refusal>> => {
  const step = stepTopic(stored.topic, act, desk.nowMs)
  if (!step.ok) return step
  const { topic, event } = step.value
  const after = { ...stored, topic, words, stepCount: stored.stepCount + 1 }
  await saveTopic(desk.files, after)
  const kind = event ?? act.kind
  const remark = remarkOf(kind, words)
  if (remark !== '') {
    const speakers = toSpeakersToo.includes(kind) ? await listSpeakers(desk.files, topic.id) : []
    const concerned = [topic.proposerMemberId, ...speakers]
    const memberIds = isEnd(kind) ? await tellOfEnd(desk, after, remark, concerned) : concerned
    await tellOfTopic(desk, after, {
      ...{ turn: String(after.stepCount), template: 'deliberation-turn', remark, memberIds },
    })
  }
  return success(after)
}
