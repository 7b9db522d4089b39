/** What the content check says of words in a matter that others follow too: they read them or not, and the writer is told. */
import { dayMs } from '../../../src/domain/calendar'
import type { CheckDesk, ContentOutcome } from '../content-check/content-check.repository'
import { writeMessages } from '../message/message.repository'
import { settleStep } from './matter-step.repository'
import { findMatters } from './matter.repository'
import { matterPage } from './tell-matter'

/** '' where there is nothing to tell. */
const remarkOf = ({ state, byPerson, reason }: ContentOutcome): string => {
  if (state === 'held') return '您写的话还要请工作人员看一看，一起提的邻居暂时读不到'
  if (state === 'kept') return `您写的话一起提的邻居读不到：${reason}`
  return byPerson ? '工作人员看过了，一起提的邻居读得到了' : ''
}

/** Who asked and who handles it read the words in any case. */
export const settleStepPublicity = async (
  desk: CheckDesk,
  subjectId: string,
  outcome: ContentOutcome,
): Promise<void> => {
  const { transaction, vault, tenantId, nowMs } = desk
  const files = { database: transaction, vault, tenantId }
  const dot = subjectId.lastIndexOf('.')
  const [matterId, turn] = [subjectId.slice(0, dot), Number(subjectId.slice(dot + 1))]
  const publicity = outcome.state === 'passed' ? 'shown' : 'held'
  const step = await settleStep(files, { matterId, turn }, publicity)
  const [stored] = await findMatters(files, [matterId])
  const remark = remarkOf(outcome)
  if (!step || !stored || remark === '') return
  const { matter, number, request } = stored
  const isAsker = matter.askerMemberId === step.memberId
  const text = {
    page: matterPage(matterId),
    title: `${request.category} ${number}`,
    startsAtMs: matter.dueAtMs,
    place: isAsker ? request.place : '',
    remark,
  }
  await writeMessages(desk, [
    {
      id: `matter.${matterId}.${turn}.publicity.${outcome.state}`,
      memberId: step.memberId,
      template: 'matter-turn',
      text,
      usefulUntilMs: nowMs + 7 * dayMs,
    },
  ])
}
