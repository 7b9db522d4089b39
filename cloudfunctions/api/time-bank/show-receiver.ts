/**
 * Tells whose number it is before hours are given to it, the name covered: whoever knows the person sees that it is the right
 * one. Written into the log in the same transaction, and so often a day: nobody reads the register by trying numbers.
 */
import { dayMs } from '../../../src/domain/calendar'
import { coveredName } from '../../../src/domain/covered-name'
import { logShown } from '../access/access-log.repository'
import type { ActorAccess } from '../access/actor-access'
import type { Api } from '../api'
import { CallError } from '../call-error'
import { findVolunteers } from '../volunteer/volunteer.repository'
import { findHolder } from './holder.repository'
import { lockMember } from './order-counts.repository'
import type { OrderFiles } from './order.repository'

/** More than anybody gives to in a day. */
export const maxReceiversPerDay = 20

const countRecent = async (
  { database, tenantId }: OrderFiles,
  memberId: string,
  nowMs: number,
): Promise<number> => {
  const { count } = await database
    .selectFrom('access_log')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', memberId)
    .where('act', '=', 'show-receiver')
    .where('at_ms', '>', nowMs - dayMs)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * null: nobody who may be given to. CallErrors: forbidden where the community looks at each gift and for who may give none,
 * retry-later (too many).
 */
export const showReceiver = (
  api: Api,
  access: ActorAccess,
  number: string,
): Promise<{ readonly name: string } | null> =>
  api.database.transaction().execute(async (transaction) => {
    const { tenantId, memberId } = access.actor
    const files = { database: transaction, vault: api.vault, tenantId }
    const giver = await findHolder(transaction, tenantId, { memberId })
    if (giver?.state !== 'verified' || access.settings.timeBank.giftsTo !== 'anyone')
      throw new CallError('forbidden')
    // One thing after the other, or two at once would both be the last.
    await lockMember(files, memberId)
    const nowMs = api.nowMs()
    if ((await countRecent(files, memberId, nowMs)) >= maxReceiversPerDay)
      throw new CallError('retry-later', `一天最多核对 ${maxReceiversPerDay} 次姓名，请明天再来`)
    const receiver = await findHolder(transaction, tenantId, { number })
    if (receiver?.state !== 'verified') return null
    // One's own is no look.
    if (receiver.id !== giver.id)
      await logShown(transaction, access.actor, {
        ...{ act: 'show-receiver', of: { volunteer_id: receiver.id }, regionId: receiver.regionId },
        ...{ reason: '赠送时间', atMs: nowMs },
      })
    const [volunteer] = await findVolunteers(files, tenantId, [receiver.id])
    return { name: coveredName(volunteer?.details.name ?? '') }
  })
