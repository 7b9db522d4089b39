/**
 * Orders: the machine of domain/time-bank/order.ts on the truth. The ledger is asked first, because it may refuse; the
 * order is written after it, in the same transaction.
 */
import type { OfficeCommandArgs } from '../../../src/domain/office-commands'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { poolAccount, volunteerAccount } from '../../../src/domain/time-bank/ledger'
import { mostUnderWay, requireMayTake } from '../../../src/domain/time-bank/free-hands'
import { stepOrder, type OrderAct } from '../../../src/domain/time-bank/order'
import { expiryMs, requestOrder } from '../../../src/domain/time-bank/request-order'
import type { OfficeContext, OfficeHandler, OfficeOutcome } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { regionOf } from '../office/office-region'
import { loadRegionPlaces } from '../access/region-place'
import { findVolunteerOf, type Volunteer } from '../volunteer/volunteer.repository'
import { requireAskedFor } from './asked-for'
import { askWordsCheck } from './settle-order-words'
import { findEntitlement, type Entitlement } from './entitlement.repository'
import { requireNoShare } from './involvement.repository'
import { addGiveBack, countTaken, countUnderWay, lockMember } from './order-counts.repository'
import { applyEffect, type Posting } from './order-effects'
import { tellOfOrder } from './tell-order'
import { lockOrder, saveOrder } from './order.repository'
import { disputesOf, written } from './written-order'

const filesOf = ({ transaction, vault, access }: OfficeContext) => ({
  database: transaction,
  vault,
  tenantId: access.actor.tenantId,
})

const postingOf = ({ transaction, access, nowMs }: OfficeContext): Posting => ({
  transaction,
  by: access.actor,
  nowMs,
  capMinutes: access.settings.timeBank.personalCapMinutes,
})

const nowAndUntil = ({ access, nowMs }: OfficeContext) => ({
  ...{ nowMs, untilMs: expiryMs(access.settings.timeBank, nowMs) },
})

/** Who is no volunteer and has no post asks the street as a whole. */
const findRootId = async ({ transaction, access }: OfficeContext): Promise<string> => {
  const root = await transaction
    .selectFrom('region')
    .select('id')
    .where('tenant_id', '=', access.actor.tenantId)
    .where('parent_id', 'is', null)
    .executeTakeFirstOrThrow()
  return root.id
}

interface Asking {
  readonly orderId: string
  readonly args: OfficeCommandArgs<'redeem.request'>
  /** Whose hours they are, or who asks for the community's; undefined for who is none. */
  readonly volunteer: Volunteer | undefined
  readonly regionId: string
  readonly entitlement: Entitlement
  /** Whose orders under way are counted. */
  readonly countedBy: Parameters<typeof countUnderWay>[1]
}

export const placeOrder = async (
  context: OfficeContext,
  { orderId, args, volunteer, regionId, entitlement, countedBy }: Asking,
): Promise<OfficeOutcome> => {
  const { access, nowMs } = context
  const files = filesOf(context)
  const { actor } = access
  const { wantedOn = '' } = args
  const { birthDate } = entitlement
  const requested = requestOrder({
    rules: access.settings.timeBank,
    ...{ service: args.service, minutes: args.minutes, payFrom: args.payFrom, wantedOn },
    asker: {
      memberId: actor.memberId,
      volunteerId: volunteer?.state === 'verified' ? volunteer.id : null,
      birthDate,
    },
    elder: { ...args.elder, birthDate },
    nowMs,
  })
  if (!requested.ok) return requested
  await lockMember(files, actor.memberId)
  if ((await countUnderWay(files, countedBy)) >= mostUnderWay)
    return refuse('not-by-the-rules', `一次最多 ${mostUnderWay} 个进行中的兑换`)
  const payer = args.payFrom === 'pool' ? poolAccount : volunteerAccount(volunteer?.id ?? '')
  const effect = await applyEffect(postingOf(context), { id: orderId, payer }, requested.value)
  if (!effect.ok) return effect
  await saveOrder(files, {
    ...{ id: orderId, regionId, service: args.service, payer, order: requested.value.order },
    details: {
      ...{ elder: args.elder, contact: args.contact, wish: args.wish, wantedOn, entitlement },
      askerName: volunteer?.details.name ?? actor.memberName,
      takerName: '',
      disputes: [],
    },
    ...{ askedAtMs: nowMs, changedAtMs: nowMs, settledByName: '', settledReason: '' },
  })
  await askWordsCheck(context, { orderId, regionId, words: args.wish })
  return success({ state: requested.value.order.state })
}

export const requestRedeem: OfficeHandler<'redeem.request'> = async (args, context) => {
  const { region, access, commandId: orderId } = context
  const { actor } = access
  const volunteer = await findVolunteerOf(filesOf(context), actor)
  const regionId = volunteer?.regionId ?? region?.id ?? (await findRootId(context))
  const asked = { volunteer, memberName: actor.memberName, elder: args.elder }
  const entitlement = await findEntitlement(context.transaction, actor, asked)
  const countedBy = { memberId: actor.memberId }
  return placeOrder(context, { orderId, args, volunteer, regionId, entitlement, countedBy })
}

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
  const step = stepOrder(found.order, act, { memberId: actor.memberId, volunteerId: verifiedId })
  if (!step.ok) return step
  const fair = await requireAskedFor(found, { act, volunteerId: verifiedId }, context)
  if (!fair.ok) return fair
  const effect = await applyEffect(postingOf(context), found, step.value)
  if (!effect.ok) return effect
  const { order } = step.value
  const name = volunteer?.details.name ?? actor.memberName
  const takes = act.kind === 'take' ? name : found.details.takerName
  const takerName = order.takerVolunteerId === null ? '' : takes
  const said = { act: act.kind, words, memberId: actor.memberId, memberName: name }
  const disputes = disputesOf(order, said)
  await saveOrder(files, written(found, order, { name, takerName, nowMs, disputes }))
  const by = found.order.askerMemberId === actor.memberId ? 'asker' : 'taker'
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

export const doneRedeem: OfficeHandler<'redeem.done'> = ({ orderId, minutes }, context) =>
  stepAsSide(orderId, { kind: 'done', minutes }, context)

export const cancelRedeem: OfficeHandler<'redeem.cancel'> = ({ orderId }, context) =>
  stepAsSide(orderId, { kind: 'cancel', nowMs: context.nowMs }, context)

export const disputeRedeem: OfficeHandler<'redeem.dispute'> = ({ orderId, words }, context) =>
  stepAsSide(orderId, { kind: 'dispute' }, context, words)

/** By the office, for an order in its region; never by one of the two sides, nor by a relative of theirs. */
const stepAsOffice = async (
  orderId: string,
  act: OrderAct,
  context: OfficeContext,
  settledReason: string,
): Promise<OfficeOutcome> => {
  const { transaction, access, nowMs } = context
  const { tenantId, memberId, memberName } = access.actor
  const files = filesOf(context)
  const found = await lockOrder(files, orderId)
  const places = await loadRegionPlaces(transaction, tenantId, found ? [found.regionId] : [])
  const path = places.get(found?.regionId ?? '')?.path
  if (!found || path?.startsWith(regionOf(context).path) !== true) return refuse('order-not-found')
  const { askerMemberId, askerVolunteerId, takerVolunteerId } = found.order
  if (askerMemberId === memberId) return refuse('needs-another')
  const sides = [askerVolunteerId, takerVolunteerId].filter((id) => id !== null)
  const free = await requireNoShare(sides, context)
  if (!free.ok) return free
  const step = stepOrder(found.order, act, { memberId, volunteerId: null })
  if (!step.ok) return step
  const effect = await applyEffect(postingOf(context), found, step.value)
  if (!effect.ok) return effect
  const added = { name: memberName || '(未留名)', takerName: found.details.takerName }
  await saveOrder(files, written(found, step.value.order, { ...added, settledReason, nowMs }))
  const told = {
    found,
    after: step.value.order,
    by: 'office',
    stepId: context.commandId,
  } as const
  await tellOfOrder(outboxOf(context), told)
  return success({ state: step.value.order.state })
}

export const approveRedeem: OfficeHandler<'redeem.approve'> = (
  { orderId, agreed, reason },
  context,
) => stepAsOffice(orderId, { kind: 'approve', agreed, ...nowAndUntil(context) }, context, reason)

export const settleRedeem: OfficeHandler<'redeem.settle'> = (args, context) =>
  stepAsOffice(args.orderId, { kind: 'settle', minutes: args.minutes }, context, args.reason)
