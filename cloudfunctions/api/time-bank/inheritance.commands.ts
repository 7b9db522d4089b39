/** Hours of somebody who died or moved away for good: one of the office proposes, others agree, then all of them move. */
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { decideInheritance } from '../../../src/domain/time-bank/giving'
import { poolAccount, volunteerAccount } from '../../../src/domain/time-bank/ledger'
import type { OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { findHolder } from './holder.repository'
import { addApproval, insertInheritance, lockInheritance } from './inheritance.repository'
import { standsOrRefused } from './ledger-refusal'
import { openVolunteerAccount, postTransfers, sealReason } from './ledger.repository'
import { findAccount } from './stored-ledger.repository'

export const proposeInheritance: OfficeHandler<'inheritance.propose'> = async (args, context) => {
  const { transaction, vault, access, commandId, nowMs } = context
  const { tenantId } = access.actor
  const from = await findHolder(transaction, tenantId, { number: args.fromNumber })
  if (from?.path.startsWith(regionOf(context).path) !== true) return refuse('volunteer-not-found')
  const to =
    args.toNumber === '' ? null : await findHolder(transaction, tenantId, { number: args.toNumber })
  if (to !== null && to?.state !== 'verified') return refuse('volunteer-not-found', '继承人')
  if (to?.id === from.id) return refuse('invalid', '继承人和原来的是同一个人')
  const account = await findAccount(transaction, tenantId, volunteerAccount(from.id))
  if (!account || account.balance === 0) return refuse('not-enough-hours', '账户里没有时间')
  if (account.held > 0) return refuse('invalid', '先办完进行中的兑换和赠送')
  const inserted = await insertInheritance(transaction, {
    ...{ tenantId, id: commandId, fromVolunteerId: from.id, toVolunteerId: to?.id ?? null },
    reasonCipher: sealReason(vault, tenantId, `inherit/${commandId}`, args.reason),
    ...{ by: access.actor, nowMs },
  })
  return inserted ? success(undefined) : refuse('already-done', '已经提出过，等同意')
}

export const approveInheritance: OfficeHandler<'inheritance.approve'> = async (args, context) => {
  const { transaction, access, nowMs } = context
  const { tenantId, memberId } = access.actor
  const found = await lockInheritance(transaction, tenantId, args.inheritanceId)
  const from = found && (await findHolder(transaction, tenantId, { id: found.fromVolunteerId }))
  if (!found || from?.path.startsWith(regionOf(context).path) !== true)
    return refuse('transfer-not-found')
  if (found.state === 'moved') return refuse('already-done', '已经转过')
  const heirId = found.toVolunteerId
  const heir = heirId === null ? null : await findHolder(transaction, tenantId, { id: heirId })
  if (heir?.memberId === memberId) return refuse('needs-another', '继承人不能自己同意')
  const decided = decideInheritance({
    rules: access.settings.timeBank,
    proposedByMemberId: found.proposedByMemberId,
    approvedBy: found.approvedBy,
    approver: memberId,
  })
  if (!decided.ok) return decided
  if (decided.value === 'moves') {
    if (heirId !== null) await openVolunteerAccount(transaction, tenantId, heirId)
    const debit = volunteerAccount(from.id)
    const account = await findAccount(transaction, tenantId, debit)
    const [result] = await postTransfers({ database: transaction, by: access.actor, nowMs }, [
      {
        ...{ id: `inherit/${found.id}`, kind: 'inheritance', phase: 'posted', debit },
        credit: heirId === null ? poolAccount : volunteerAccount(heirId),
        minutes: Math.max(1, account?.balance ?? 1),
        subjectId: found.id,
        capMinutes: access.settings.timeBank.personalCapMinutes,
        reasonCipher: found.reasonCipher,
      },
    ])
    const posted = standsOrRefused(result)
    if (!posted.ok) return posted
  }
  const moved = decided.value === 'moves'
  await addApproval(transaction, { tenantId, id: found.id, by: access.actor, nowMs, moved })
  return success({ moved })
}
