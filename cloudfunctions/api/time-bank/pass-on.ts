/** The hours of somebody who died or moved away for good: all of them go to one heir or the pool, and the account closes. */
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { poolAccount, volunteerAccount } from '../../../src/domain/time-bank/ledger'
import { transferIdOf } from '../../../src/domain/time-bank/proposal'
import type { OfficeContext } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { findHolder, type PlacedHolder } from './holder.repository'
import { standsOrRefused } from './ledger-refusal'
import { openVolunteerAccount, postTransfers } from './ledger.repository'
import type { Proposal } from './proposal.repository'
import { findAccount } from './stored-ledger.repository'

/** Whose hours they are, if that is somebody of the envelope's region. */
export const findEstate = async (
  { transaction, access }: OfficeContext,
  by: Parameters<typeof findHolder>[2],
  path: string,
): Promise<PlacedHolder | undefined> => {
  const holder = await findHolder(transaction, access.actor.tenantId, by)
  return holder?.path.startsWith(path) ? holder : undefined
}

/** Why nothing can be passed on now; a hold is somebody's promise, which comes first. */
export const requireFree = async (
  { transaction, access }: OfficeContext,
  volunteerId: string,
): Promise<Result<number, Refusal>> => {
  const { tenantId } = access.actor
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
  { id, subjectId, toVolunteerId, reasonCipher }: Proposal,
  context: OfficeContext,
): Promise<Result<unknown, Refusal>> => {
  const { transaction, access, nowMs } = context
  const free = await requireFree(context, subjectId)
  if (!free.ok) return free
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
  return standsOrRefused(result)
}
