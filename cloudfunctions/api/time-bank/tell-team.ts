/** Tells who answers for a team's hours what the office did with them. */
import { writeVolunteerTurns } from '../message/volunteer-turn.repository'
import type { OfficeContext } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { findHolder } from './holder.repository'
import type { PlacedTeam } from './team.repository'

/** Nothing, where its keeper does not sign in. */
export const tellOfEndedTeam = async (
  context: OfficeContext,
  { id, keeperId }: PlacedTeam,
  donatedMinutes: number,
): Promise<void> => {
  const outbox = outboxOf(context)
  const keeper = await findHolder(outbox.transaction, outbox.tenantId, { id: keeperId })
  const memberId = keeper?.memberId ?? null
  if (memberId === null) return
  await writeVolunteerTurns(outbox, [
    {
      ...{ id: `team-end.${id}.${memberId}`, memberId, startsAtMs: outbox.nowMs },
      ...{ page: 'packages/volunteer/pages/bank/index', title: '时间银行 服务队' },
      remark: `服务队解散了${donatedMinutes > 0 ? '，队里的时间捐给了社区' : ''}`,
    },
  ])
}
