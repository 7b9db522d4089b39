/** Tells a volunteer what was decided about the own registration. */
import { writeVolunteerTurns } from '../message/volunteer-turn.repository'
import type { OfficeContext } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'

const recordPage = 'packages/volunteer/pages/record/index'

export const tellVolunteer = async (
  context: OfficeContext,
  { id, memberId }: { readonly id: string; readonly memberId: string | null },
  remark: string,
): Promise<void> => {
  // Taken over from a list: nobody signs in for it yet.
  if (memberId === null) return
  const { commandId, nowMs } = context
  const said = { page: recordPage, title: '志愿者登记', startsAtMs: nowMs, remark }
  await writeVolunteerTurns(outboxOf(context), [
    { id: `volunteer.${id}.${commandId}`, memberId, ...said },
  ])
}
