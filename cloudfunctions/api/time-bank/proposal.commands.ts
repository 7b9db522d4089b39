/**
 * Inheritances, corrections and the old hours of a list: one of the office proposes, others agree or decline, and the hours
 * move with the last approval, those of a list in portions. Nobody proposes, approves or declines what concerns the own hours or a relative's.
 */
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { correctionProblem, planCorrection } from '../../../src/domain/time-bank/giving'
import {
  approvalsNeeded,
  decideApproval,
  transferIdOf,
} from '../../../src/domain/time-bank/proposal'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { findHolder } from './holder.repository'
import { requireNoShare } from './involvement.repository'
import { sealReason } from './ledger.repository'
import { findEstate, passOn, requireEstate, requireFree } from './pass-on'
import { postList, requireList, requirePostable } from './post-listed-hours'
import {
  addApproval,
  insertProposal,
  lockProposal,
  settleProposal,
  type Proposal,
} from './proposal.repository'
import { findCorrectable, putRight, requireNoEndedTeam } from './put-right'
import { standingMinutes } from './stored-ledger.repository'

const openAlready = () => refuse('already-done', '已经有人提出，等同事同意')

export const proposeInheritance: OfficeHandler<'inheritance.propose'> = async (args, context) => {
  const { transaction, vault, access, commandId: id, nowMs } = context
  const { tenantId } = access.actor
  const from = await findEstate(context, { number: args.fromNumber }, regionOf(context).path)
  if (!from) return refuse('volunteer-not-found')
  const to =
    args.toNumber === '' ? null : await findHolder(transaction, tenantId, { number: args.toNumber })
  if (to !== null && to?.state !== 'verified') return refuse('volunteer-not-found', '继承人')
  if (to?.id === from.id) return refuse('invalid', '继承人和原来的是同一个人')
  const concerned = await requireNoShare([from.id, ...(to ? [to.id] : [])], context)
  if (!concerned.ok) return concerned
  const free = await requireFree(context, from.id)
  if (!free.ok) return free
  const proposal = {
    ...({ id, kind: 'inheritance', subjectId: from.id, toVolunteerId: to?.id ?? null } as const),
    ...{ minutes: null, regionId: from.regionId },
    reasonCipher: sealReason(vault, tenantId, transferIdOf('inheritance', id), args.reason),
  }
  const inserted = await insertProposal(transaction, access.actor, proposal, nowMs)
  return inserted ? success(undefined) : openAlready()
}

export const proposeCorrection: OfficeHandler<'correction.propose'> = async (args, context) => {
  const { transaction, vault, access, commandId: id, nowMs } = context
  const found = await findCorrectable(args.transferId, context)
  if (!found.ok) return found
  const { transfer, holders } = found.value
  const goesOn = requireNoEndedTeam(found.value)
  if (!goesOn.ok) return goesOn
  const concerned = await requireNoShare(
    holders.map((holder) => holder.id),
    context,
  )
  if (!concerned.ok) return concerned
  if (!planCorrection(await standingMinutes(transaction, transfer), args.minutes))
    return refuse('already-done', '原来就是这么多')
  const problem = correctionProblem(transfer, args.minutes)
  if (problem !== '') return refuse('invalid', problem)
  const proposal = {
    ...({ id, kind: 'correction', subjectId: transfer.id, toVolunteerId: null } as const),
    ...{ minutes: args.minutes, regionId: holders[0]?.regionId ?? regionOf(context).id },
    reasonCipher: sealReason(
      vault,
      access.actor.tenantId,
      transferIdOf('correction', id),
      args.reason,
    ),
  }
  const inserted = await insertProposal(transaction, access.actor, proposal, nowMs)
  return inserted ? success(undefined) : openAlready()
}

/** Whose hours it is about, if it is of the envelope's region. */
const findConcerned = async (
  proposal: Proposal,
  context: OfficeContext,
): Promise<Result<readonly string[], Refusal>> => {
  const { kind, subjectId, toVolunteerId } = proposal
  if (kind === 'opening') return requireList(proposal, context)
  if (kind === 'correction') {
    const found = await findCorrectable(subjectId, context)
    return found.ok ? success(found.value.holders.map(({ id }) => id)) : found
  }
  const estate = await requireEstate(proposal, context)
  return estate.ok
    ? success([subjectId, ...(toVolunteerId === null ? [] : [toVolunteerId])])
    : estate
}

/** Held; open, of the envelope's region, and no business of the sender's own. */
const openHere = async (
  proposalId: string,
  context: OfficeContext,
): Promise<Result<Proposal, Refusal>> => {
  const proposal = await lockProposal(
    context.transaction,
    context.access.actor.tenantId,
    proposalId,
  )
  if (!proposal) return refuse('proposal-not-found')
  const concerned = await findConcerned(proposal, context)
  if (!concerned.ok) return refuse('proposal-not-found')
  if (proposal.state === 'done' || proposal.state === 'declined')
    return refuse('already-done', proposal.state === 'done' ? '已经办好' : '有人没有同意')
  const free = await requireNoShare(concerned.value, context)
  return free.ok ? success(proposal) : free
}

/** Of a list: whether it can, before anything of it does. */
const move = (
  proposal: Proposal,
  context: OfficeContext,
  seenMinutes: number | undefined,
): Promise<Result<unknown, Refusal>> => {
  switch (proposal.kind) {
    case 'inheritance':
      return passOn(proposal, context)
    case 'correction':
      return putRight(proposal, context)
    case 'opening':
      return requirePostable(proposal, context, seenMinutes)
  }
}

/** Answers whether all of it has moved. */
const settle = async (proposal: Proposal, context: OfficeContext, inPortions = false) => {
  const { transaction, access, nowMs } = context
  const { id, kind } = proposal
  const { isLast, leftOut } =
    kind === 'opening'
      ? await postList(proposal, context, inPortions)
      : { isLast: true, leftOut: [] }
  const named = { tenantId: access.actor.tenantId, id }
  await settleProposal(transaction, named, { state: isLast ? 'done' : 'agreed' }, nowMs)
  if (!isLast) return success({ moved: false, agreed: true })
  return success({ moved: true, ...(leftOut.length > 0 && { leftOut }) })
}

export const approveProposal: OfficeHandler<'proposal.approve'> = async (args, context) => {
  const found = await openHere(args.proposalId, context)
  if (!found.ok) return found
  const { transaction, access, nowMs } = context
  const { actor, settings } = access
  const proposal = found.value
  const { id, kind, approvedBy, proposedByMemberId } = proposal
  // Agreed to it is; whoever has a say in it may go on.
  if (proposal.state === 'agreed') return settle(proposal, context, args.inPortions)
  const decided = decideApproval({
    ...{ needed: approvalsNeeded(settings.timeBank, kind), proposedByMemberId, approvedBy },
    approver: actor.memberId,
  })
  if (!decided.ok) return decided
  const moves = decided.value === 'moves'
  if (moves) {
    const moved = await move(proposal, context, args.minutes)
    if (!moved.ok) return moved
  }
  await addApproval(transaction, actor, id, nowMs)
  return moves ? settle(proposal, context, args.inPortions) : success({ moved: false })
}

export const declineProposal: OfficeHandler<'proposal.decline'> = async (args, context) => {
  const found = await openHere(args.proposalId, context)
  if (!found.ok) return found
  const { transaction, vault, access, nowMs } = context
  const { tenantId } = access.actor
  const { id, state } = found.value
  if (state === 'agreed') return refuse('already-done', '同事已经同意，正在记进账户')
  const reasonCipher = sealReason(vault, tenantId, `decline/${id}`, args.reason)
  const settled = { state: 'declined', by: access.actor, reasonCipher } as const
  await settleProposal(transaction, { tenantId, id }, settled, nowMs)
  return success(undefined)
}
