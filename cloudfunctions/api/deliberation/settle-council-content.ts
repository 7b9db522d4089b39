/** What the content check says of what residents wrote in the council: shown or held, and told when it is held. */
import { afterCheck } from '../../../src/domain/deliberation/opinion'
import type { CheckDesk, ContentOutcome } from '../content-check/content-check.repository'
import { lockOpinion, saveOpinion } from './opinion.repository'
import { takeTopicStep } from './take-topic-step'
import { tellOfTopic, type TopicDesk } from './tell-topic'
import { findTopic, lockTopic, saveTopic } from './topic.repository'

const deskOf = ({ transaction, vault, tenantId, nowMs }: CheckDesk): TopicDesk => ({
  files: { database: transaction, vault, tenantId },
  nowMs,
})

/** What passed waits for the office, which checks each; what a person keeps unshown is declined with that person's reason. */
export const settleTopicContent = async (
  checkDesk: CheckDesk,
  topicId: string,
  { state, reason }: ContentOutcome,
): Promise<void> => {
  const desk = deskOf(checkDesk)
  const stored = await lockTopic(desk.files, topicId)
  if (!stored || stored.content === 'unasked') return
  const checked = { ...stored, content: state }
  if (state === 'kept') {
    const words = { ...stored.words, reason }
    const declined = await takeTopicStep(desk, checked, { kind: 'decline' }, words)
    if (declined.ok) return
  }
  await saveTopic(desk.files, checked)
  if (state === 'held')
    await tellOfTopic(desk, checked, {
      ...{ turn: 'content.held', template: 'deliberation-turn' },
      ...{ remark: '先请工作人员看一看', memberIds: [stored.topic.proposerMemberId] },
    })
}

export const settleOpinionContent = async (
  checkDesk: CheckDesk,
  opinionId: string,
  { state, byPerson, reason }: ContentOutcome,
): Promise<void> => {
  const desk = deskOf(checkDesk)
  const opinion = await lockOpinion(desk.files, opinionId)
  if (!opinion) return
  const next = afterCheck(opinion.state, state)
  if (next === opinion.state) return
  await saveOpinion(desk.files, { ...opinion, state: next, reason })
  const stored = await findTopic(desk.files, opinion.topicId)
  if (!stored || (state === 'passed' && !byPerson)) return
  const remark = {
    held: '您的意见要请工作人员看一看再公开',
    kept: '您的意见没有公开，打开看原因',
    passed: '工作人员看过了，您的意见公开了',
  }[state]
  await tellOfTopic(desk, stored, {
    ...{ turn: `opinion.${opinionId}.${state}`, template: 'deliberation-turn' },
    ...{ remark, memberIds: [opinion.memberId] },
  })
}
