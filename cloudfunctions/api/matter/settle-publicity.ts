/** What the content check says of a public matter: neighbours see it or not, and who wrote it is told when they do not. */
import { dayMs } from '../../../src/domain/calendar'
import type { CheckDesk, ContentOutcome } from '../content-check/content-check.repository'
import { writeMessages } from '../message/message.repository'
import { lockMatter, savePublicity } from './matter.repository'
import { matterPage } from './tell-matter'

/** '' where there is nothing to tell: it is shown, as was asked. */
const remarkOf = ({ state, byPerson, reason }: ContentOutcome): string => {
  if (state === 'held') return '照常办理；公开前请工作人员看一看'
  if (state === 'kept') return `照常办理，不公开：${reason}`
  return byPerson ? '工作人员看过了，邻居看得到了' : ''
}

export const settleMatterPublicity = async (
  desk: CheckDesk,
  matterId: string,
  outcome: ContentOutcome,
): Promise<void> => {
  const { transaction, vault, tenantId, nowMs } = desk
  const files = { database: transaction, vault, tenantId }
  const stored = await lockMatter(files, matterId)
  if (!stored || stored.publicity === 'private') return
  await savePublicity(files, matterId, outcome.state === 'passed' ? 'shown' : 'held')
  const remark = remarkOf(outcome)
  if (remark === '') return
  const { matter, number, request, writtenByMemberId } = stored
  const text = {
    page: matterPage(matterId),
    title: `${request.category} ${number}`,
    startsAtMs: matter.dueAtMs,
    place: request.place,
    remark,
  }
  await writeMessages(desk, [
    {
      // Written anew it may be held once more, and is told once more.
      id: `matter.${matterId}.publicity.${outcome.state}.${stored.stepCount}`,
      memberId: matter.askerMemberId === '' ? writtenByMemberId : matter.askerMemberId,
      template: 'matter-turn',
      text,
      usefulUntilMs: nowMs + 7 * dayMs,
    },
  ])
}
