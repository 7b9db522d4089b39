/** Tells who answers for a team's hours what the office did with them. */
import { writeVolunteerTurns } from '../message/volunteer-turn.repository'
import type { OfficeContext } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { findHolder } from './holder.repository'
import type { PlacedTeam } from './team.repository'

interface KeeperNews {
  /** Of the news, without whom it is for. */
  readonly id: string
  /** A volunteer's. */
  readonly keeperId: string
  readonly remark: string
}

/** Nothing, where the keeper does not sign in. */
const tellKeeper = async (
  context: OfficeContext,
  { id, keeperId, remark }: KeeperNews,
): Promise<void> => {
  const outbox = outboxOf(context)
  const keeper = await findHolder(outbox.transaction, outbox.tenantId, { id: keeperId })
  const memberId = keeper?.memberId ?? null
  if (memberId === null) return
  await writeVolunteerTurns(outbox, [
    {
      ...{ id: `${id}.${memberId}`, memberId, startsAtMs: outbox.nowMs },
      ...{ page: 'packages/volunteer/pages/bank/index', title: '时间银行 服务队' },
      remark,
    },
  ])
}

/** `before`: who kept it until now; undefined where it is new. */
export const tellOfKeeper = async (
  context: OfficeContext,
  { before, keeperId }: { readonly before?: string; readonly keeperId: string },
): Promise<void> => {
  if (before === keeperId) return
  const id = `team-keeper.${context.commandId}`
  await tellKeeper(context, { id, keeperId, remark: '您是服务队队长了，队里的时间由您捐出' })
  if (before !== undefined)
    await tellKeeper(context, {
      id,
      keeperId: before,
      remark: '服务队换了队长，队里的时间归新队长管',
    })
}

export const tellOfEndedTeam = (
  context: OfficeContext,
  { id, keeperId }: PlacedTeam,
  donatedMinutes: number,
): Promise<void> =>
  tellKeeper(context, {
    ...{ id: `team-end.${id}`, keeperId },
    remark: `服务队解散了${donatedMinutes > 0 ? '，队里的时间捐给了社区' : ''}`,
  })
