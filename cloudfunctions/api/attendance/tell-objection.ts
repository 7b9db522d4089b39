/**
 * Tells what came of an objection to hours: who objected, or took it down at the desk, and the volunteer whose hours they are,
 * to whom is not told who objected.
 */
import type { ObjectionSides } from '../../../src/domain/attendance/objection'
import { writeVolunteerTurns } from '../message/volunteer-turn.repository'
import type { OfficeContext } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'

const noticesPage = 'packages/volunteer/pages/notices/index'
const ownHoursPage = 'packages/volunteer/pages/my-code/index'
/** Who has no phone hears it from the worker. */
const filePage = ({ volunteerId, volunteerRegionId }: Decided) =>
  `packages/office/pages/volunteer/index?volunteerId=${volunteerId}&regionId=${volunteerRegionId}`

interface Decided extends Pick<ObjectionSides, 'volunteerMemberId' | 'objectorMemberId'> {
  readonly objectionId: string
  readonly volunteerId: string
  readonly volunteerRegionId: string
  /** Of the office, for who has no phone; else ''. */
  readonly askedByName: string
  /** What the hours are now; null when they stay. */
  readonly changedTo: number | null
}

export const tellOfObjection = (context: OfficeContext, decided: Decided): Promise<void> => {
  const { objectionId, volunteerMemberId, objectorMemberId, changedTo } = decided
  const outbox = outboxOf(context)
  const result = changedTo === null ? '时长不变' : `改成 ${changedTo} 分钟`
  const about = { title: '时长公示', startsAtMs: outbox.nowMs }
  const toVolunteer = { page: ownHoursPage, ...about, remark: `有人提异议，核对后${result}` }
  const toObjector = {
    ...about,
    ...(decided.askedByName === ''
      ? { page: noticesPage, remark: `您提的异议，核对后${result}` }
      : { page: filePage(decided), remark: `替人提的异议，核对后${result}` }),
  }
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
