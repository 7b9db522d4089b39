/**
 * Orders: the machine of domain/time-bank/order.ts on the truth. The ledger is asked first, because it may refuse; the
 * order is written after it, in the same transaction.
 */
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { requireMayTake } from '../../../src/domain/time-bank/free-hands'
import { isElder, stepOrder, type OrderAct } from '../../../src/domain/time-bank/order'
import { writtenName } from '../access/actor-access'
import { filesOf } from '../office/office-files'
import type { OfficeContext, OfficeHandler, OfficeOutcome } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { regionOf } from '../office/office-region'
import { loadRegionPlaces } from '../access/region-place'
import { findVolunteerOf } from '../volunteer/volunteer.repository'
import { requireAskedFor } from './asked-for'
import { refusedForElder, requireElder } from './elders-hours'
import { findHousemates } from './housemate.repository'
import { requireNoShare } from './involvement.repository'
import { addGiveBack, countTaken, lockMember } from './order-counts.repository'
import { nowAndUntil, postingOf } from './order-context'
import { applyEffect } from './order-effects'
import { sidesOf } from './order-lines'
import { tellOfOrder } from './tell-order'
import { lockOrder, saveOrder } from './order.repository'
import { disputesOf, written } from './written-order'

const requireFreeHands = async (
  volunteerId: string,
  context: OfficeContext,
): Promise<Result<undefined, Refusal>> => {
  const rules = context.access.settings.timeBank
  const sinceMs = context.nowMs - rules.giveBackDays * 86_400_000
  return requireMayTake(rules, await countTaken(filesOf(context), volunteerId, sinceMs))
}

/** By one of the two sides, or by whoever takes it. */
const stepAsSide = async (
  orderId: string,
  act: OrderAct,
  context: OfficeContext,
  words = '',
): Promise<OfficeOutcome> => {
  const { access, nowMs } = context
  const { actor } = access
  const files = filesOf(context)
  await lockMember(files, actor.memberId)
  const found = await lockOrder(files, orderId)
  if (!found) return refuse('order-not-found')
  const volunteer = await findVolunteerOf(files, actor)
  const verifiedId = volunteer?.state === 'verified' ? volunteer.id : null
  if (act.kind === 'take' && verifiedId !== null) {
    const may = await requireFreeHands(verifiedId, context)
    if (!may.ok) return may
  }
  // An elder who has left still says what becomes of the hours that are held.
  const { elderVolunteerId } = found.order
  const volunteerId = volunteer?.id === elderVolunteerId ? elderVolunteerId : verifiedId
  const stepper = { memberId: actor.memberId, volunteerId }
  const step = stepOrder(found.order, act, stepper)
  if (!step.ok) return step
  const { disputes: earlier } = found.details
  if (act.kind === 'dispute' && earlier.some(({ memberId }) => memberId === actor.memberId))
    return refuse('already-done', '您写过的，社区已经收到')
  const fair = await requireAskedFor(found, { act, volunteerId: verifiedId }, context)
  if (!fair.ok) return fair
  const effect = await applyEffect(postingOf(context), found, step.value)
  if (!effect.ok) return effect
  const { order } = step.value
  const name = volunteer?.details.name ?? actor.memberName
  const takerName = act.kind === 'take' ? name : undefined
  const said = { act: act.kind, words, memberId: actor.memberId, memberName: name }
  const disputes = disputesOf(order, said)
  await saveOrder(files, written(found, order, { takerName, nowMs, disputes }))
  const other = isElder(found.order, stepper) ? 'elder' : 'taker'
  const by = found.order.askerMemberId === actor.memberId ? 'asker' : other
  await tellOfOrder(outboxOf(context), {
    found,
    after: order,
    by,
    act: act.kind,
    stepId: context.commandId,
  })
  if (act.kind === 'cancel' && order.state === 'open' && verifiedId !== null)
    await addGiveBack(files, { id: context.commandId, orderId, volunteerId: verifiedId, nowMs })
  return success({ state: order.state })
}

export const takeRedeem: OfficeHandler<'redeem.take'> = ({ orderId }, context) =>
  stepAsSide(orderId, { kind: 'take', ...nowAndUntil(context) }, context)

export const doneRedeem: OfficeHandler<'redeem.done'> = ({ orderId, ...said }, context) =>
  stepAsSide(orderId, { kind: 'done', ...said }, context)

export const cancelRedeem: OfficeHandler<'redeem.cancel'> = ({ orderId }, context) =>
  stepAsSide(orderId, { kind: 'cancel', nowMs: context.nowMs }, context)

export const disputeRedeem: OfficeHandler<'redeem.dispute'> = (
  { orderId, words, takenAtMs },
  context,
) => stepAsSide(orderId, { kind: 'dispute', takenAtMs }, context, words)

/** Hours of an elder are held on the elder's own word only: also a phone that does not ask for it yet must not hold them. */
const unasked = () =>
  refuse(
    'invalid',
    '请先打电话或上门问老人本人；愿意的，选“问过，同意用”再批准。没有这一项的，请更新小程序',
  )

/** By the office, for an order in its region; never by one of the two sides, nor by a relative of theirs. */
const stepAsOffice = async (
  orderId: string,
  act: OrderAct,
  context: OfficeContext,
  { reason, elderAgreed }: { readonly reason: string; readonly elderAgreed?: true | undefined },
): Promise<OfficeOutcome> => {
  const { transaction, access, nowMs } = context
  const { tenantId, memberId, memberName } = access.actor
  const files = filesOf(context)
  const found = await lockOrder(files, orderId)
  const places = await loadRegionPlaces(transaction, tenantId, found ? [found.regionId] : [])
  const path = places.get(found?.regionId ?? '')?.path
  if (!found || path?.startsWith(regionOf(context).path) !== true) return refuse('order-not-found')
  if (found.order.askerMemberId === memberId) return refuse('needs-another')
  const free = await requireNoShare(sidesOf(found), context)
  if (!free.ok) return free
  // Who asks for the community's hours need be no volunteer.
  const family = await findHousemates(transaction, access.actor, [found.order.askerMemberId])
  if (family.size > 0) return refuse('needs-another', '这是您的家人提的')
  const step = stepOrder(found.order, act, { memberId, volunteerId: null })
  if (!step.ok) return step
  const isHeldNow = step.value.effect.kind === 'hold'
  const isOfElder = isHeldNow && found.order.elderVolunteerId !== null
  if (isOfElder && elderAgreed !== true) return unasked()
  const ready = isHeldNow ? await requireElder(found, context) : success(undefined)
  if (!ready.ok) return ready
  const effect = await applyEffect(postingOf(context), found, step.value)
  if (!effect.ok) return { ok: false, error: refusedForElder(found, effect.error) }
  const settled = { settledByName: writtenName(memberName), settledReason: reason }
  const added = { settled, nowMs, elderAgreed: isOfElder }
  await saveOrder(files, written(found, step.value.order, added))
  const told = {
    found,
    after: step.value.order,
    by: 'office',
    stepId: context.commandId,
  } as const
  await tellOfOrder(outboxOf(context), told)
  return success({ state: step.value.order.state })
}

/** Who is refused is told why. */
export const approveRedeem: OfficeHandler<'redeem.approve'> = async (
  { orderId, agreed, ...said },
  context,
) =>
  agreed || said.reason.trim() !== ''
    ? stepAsOffice(orderId, { kind: 'approve', agreed, ...nowAndUntil(context) }, context, said)
    : refuse('invalid', '不批准的，请写为什么')

export const settleRedeem: OfficeHandler<'redeem.settle'> = (args, context) =>
  stepAsOffice(args.orderId, { kind: 'settle', minutes: args.minutes }, context, {
    reason: args.reason,
  })
