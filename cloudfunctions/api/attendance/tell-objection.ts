/**
 * Tells what came of an objection to hours: who objected, and the volunteer whose hours they are, to whom is not told who
 * objected.
 */
import type { ObjectionSides } from '../../../src/domain/attendance/objection'
import { writeVolunteerTurns } from '../message/volunteer-turn.repository'
import type { OfficeContext } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'

const noticesPage = 'packages/volunteer/pages/notices/index'
const ownHoursPage = 'packages/volunteer/pages/my-code/index'

interface Decided extends Pick<ObjectionSides, 'volunteerMemberId' | 'objectorMemberId'> {
  readonly objectionId: string
  /** What the hours are now; null when they stay. */
  readonly changedTo: number | null
}

export const tellOfObjection = (
  context: OfficeContext,
  { objectionId, volunteerMemberId, objectorMemberId, changedTo }: Decided,
): Promise<void> => {
  const outbox = outboxOf(context)
  const result = changedTo === null ? '时长不变' : `改成 ${changedTo} 分钟`
  const about = { title: '时长公示', startsAtMs: outbox.nowMs }
  const toVolunteer = { page: ownHoursPage, ...about, remark: `有人提异议，核对后${result}` }
  const toObjector = { page: noticesPage, ...about, remark: `您提的异议，核对后${result}` }
  const turns = new Map(
    // Who objected to the own hours hears of it once.
    [[volunteerMemberId, toVolunteer] as const, [objectorMemberId, toObjector] as const].flatMap(
      ([memberId, said]) => (memberId === null ? [] : [[memberId, said] as const]),
    ),
  )
  return writeVolunteerTurns(
    outbox,
    [...turns].map(([memberId, said]) => ({
      ...{ id: `objection.${objectionId}.${memberId}`, memberId },
      ...said,
    })),
  )
}
