/** Tells a volunteer what was decided about the own registration. */
import { writeMessages } from '../message/message.repository'
import type { OfficeContext } from '../office/office-handler'

const dayMs = 24 * 3_600_000

export const tellVolunteer = async (
  { transaction, vault, access, commandId, nowMs }: OfficeContext,
  { id, memberId }: { readonly id: string; readonly memberId: string | null },
  remark: string,
): Promise<void> => {
  // Taken over from a list: nobody signs in for it yet.
  if (memberId === null) return
  await writeMessages({ transaction, vault, tenantId: access.actor.tenantId, nowMs }, [
    {
      ...{ id: `volunteer.${id}.${commandId}`, memberId, template: 'volunteer-turn' },
      text: {
        ...{ page: 'packages/volunteer/pages/record/index', title: '志愿者登记' },
        ...{ startsAtMs: nowMs, place: '', remark },
      },
      usefulUntilMs: nowMs + 7 * dayMs,
    },
  ])
}
