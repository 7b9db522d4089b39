/** The hours of somebody who died or moved away for good: all of them go to one heir or the pool, and the account closes. */
import { chinaDate, shortDate } from '../../../src/domain/calendar'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { poolAccount, volunteerAccount } from '../../../src/domain/time-bank/ledger'
import { transferIdOf } from '../../../src/domain/time-bank/proposal'
import { filesOf } from '../office/office-files'
import type { OfficeContext } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { lockVolunteerBelow } from '../volunteer/volunteer.repository'
import { countTaken } from './order-counts.repository'
import { findHolder, type PlacedHolder } from './holder.repository'
import { findHoursOnNotice } from './hours-on-notice.repository'
import { standsOrRefused } from './ledger-refusal'
import { findListedHours } from './listed-hours.repository'
import { openVolunteerAccount, postTransfers } from './ledger.repository'
import type { Proposal } from './proposal.repository'
import { findAccount } from './stored-ledger.repository'
import { tellOfInheritance } from './tell-proposal'

/** Whose hours they are, if that is somebody of the envelope's region. */
export const findEstate = async (
  { transaction, access }: OfficeContext,
  by: Parameters<typeof findHolder>[2],
  path: string,
): Promise<PlacedHolder | undefined> => {
  const holder = await findHolder(transaction, access.actor.tenantId, by)
  return holder?.path.startsWith(path) ? holder : undefined
}

/**
 * A mistyped number must not close the account of somebody who goes on giving. Ending the registration is its own step,
 * of which its owner is told. Held, so that nobody registers anew meanwhile.
 */
const hasEnded = async (context: OfficeContext, id: string): Promise<boolean> => {
  const { tenantId } = context.access.actor
  const held = await lockVolunteerBelow(filesOf(context), tenantId, { id, path: '/' })
  // Who had left and was declined on coming back stands as before.
  return held?.state === 'left' || held?.state === 'declined'
}

/**
 * Why nothing can be passed on now. A hold is somebody's promise, which comes first; hours on notice would come to a
 * closed account, and so to the pool instead of the heir.
 */
export const requireFree = async (
  context: OfficeContext,
  volunteerId: string,
): Promise<Result<number, Refusal>> => {
  const { transaction, access, nowMs } = context
  const { tenantId } = access.actor
  if (!(await hasEnded(context, volunteerId)))
    return refuse('invalid', '登记还没有结束。先在志愿者名单里点开这位，结束登记，再办继承')
  const { untilMs, isObjected } = await findHoursOnNotice(transaction, tenantId, volunteerId)
  if (isObjected) return refuse('invalid', '有时长被提了异议，先处理好再办')
  if (untilMs !== null) {
    const until = shortDate(chinaDate(untilMs), chinaDate(nowMs))
    return refuse('invalid', `还有时长在公示，${until}公示完、入账以后再办`)
  }
  const listed = { volunteerIds: [volunteerId], held: false }
  if ((await findListedHours(transaction, tenantId, listed)).size > 0)
    return refuse('listed-hours-wait')
  if ((await countTaken(filesOf(context), volunteerId, nowMs)).underWay > 0)
    return refuse('invalid', '接下的兑换还没有定下来，先办完，时间才到得了账上')
  const account = await findAccount(transaction, tenantId, volunteerAccount(volunteerId))
  if (!account || account.balance === 0) return refuse('not-enough-hours', '账户里没有时间')
  if (account.held > 0) return refuse('invalid', '先办完进行中的兑换和赠送')
  return success(account.balance)
}

export const requireEstate = async (
  { subjectId }: Proposal,
  context: OfficeContext,
): Promise<Result<undefined, Refusal>> =>
  (await findEstate(context, { id: subjectId }, regionOf(context).path))
    ? success(undefined)
    : refuse('proposal-not-found')

export const passOn = async (
  proposal: Proposal,
  context: OfficeContext,
): Promise<Result<unknown, Refusal>> => {
  const { id, subjectId, toVolunteerId, reasonCipher } = proposal
  const { transaction, access, nowMs } = context
  const free = await requireFree(context, subjectId)
  if (!free.ok) return free
  // Weeks may lie between the proposal and the last approval.
  const heir =
    toVolunteerId === null
      ? null
      : await findHolder(transaction, access.actor.tenantId, { id: toVolunteerId })
  if (heir !== null && heir?.state !== 'verified') return refuse('volunteer-not-found', '继承人')
  if (toVolunteerId !== null)
    await openVolunteerAccount(transaction, access.actor.tenantId, toVolunteerId)
  const [result] = await postTransfers({ database: transaction, by: access.actor, nowMs }, [
    {
      ...{ id: transferIdOf('inheritance', id), kind: 'inheritance', phase: 'posted' },
      debit: volunteerAccount(subjectId),
      credit: toVolunteerId === null ? poolAccount : volunteerAccount(toVolunteerId),
      ...{ minutes: free.value, subjectId: id, reasonCipher },
      capMinutes: access.settings.timeBank.personalCapMinutes,
    },
  ])
  const stands = standsOrRefused(result)
  if (stands.ok) await tellOfInheritance(context, proposal)
  return stands
}
