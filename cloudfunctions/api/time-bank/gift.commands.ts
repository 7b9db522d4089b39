/** Gifts to relatives wait for a community worker, who confirms or sends them back. */
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { ownerIn, type StoredTransfer } from '../../../src/domain/time-bank/ledger'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { regionOf } from '../office/office-region'
import { findHolder, type PlacedHolder } from './holder.repository'
import { requireNoShare } from './involvement.repository'
import { standsOrRefused } from './ledger-refusal'
import { postTransfers, sealReason } from './ledger.repository'
import { findTransfer } from './stored-ledger.repository'
import { tellOfGift } from './tell-gift'

interface SidedGift {
  readonly gift: StoredTransfer
  readonly giver: PlacedHolder
  readonly receiver: PlacedHolder | undefined
}

/** A pending gift whose giver lives in the envelope's region; who gives or gets it, and their family, does not confirm it. */
const findGift = async (
  giftId: string,
  context: OfficeContext,
): Promise<Result<SidedGift, Refusal>> => {
  const { transaction, access } = context
  const { tenantId } = access.actor
  const gift = await findTransfer(transaction, tenantId, giftId)
  if (gift?.kind !== 'gift' || gift.phase !== 'pending') return refuse('transfer-not-found')
  const giver = await findHolder(transaction, tenantId, { id: ownerIn('volunteer', gift.debit) })
  if (giver?.path.startsWith(regionOf(context).path) !== true) return refuse('transfer-not-found')
  const receiver = await findHolder(transaction, tenantId, {
    id: ownerIn('volunteer', gift.credit),
  })
  const sides = [giver.id, ...(receiver ? [receiver.id] : [])]
  const free = await requireNoShare(sides, context)
  return free.ok ? success({ gift, giver, receiver }) : free
}

export const confirmGift: OfficeHandler<'gift.confirm'> = async ({ giftId }, context) => {
  const gift = await findGift(giftId, context)
  if (!gift.ok) return gift
  const { transaction, access, nowMs } = context
  const { giver, receiver } = gift.value
  // Who has left since can use no hours: they go back.
  if (receiver?.state !== 'verified') return refuse('receiver-not-verified')
  const [result] = await postTransfers({ database: transaction, by: access.actor, nowMs }, [
    {
      ...{ id: `post/${giftId}`, kind: 'gift', phase: 'post', pendingId: giftId },
      ...{ credit: gift.value.gift.credit ?? '', minutes: gift.value.gift.minutes },
      capMinutes: access.settings.timeBank.personalCapMinutes,
    },
  ])
  const posted = standsOrRefused(result)
  if (!posted.ok) return posted
  const { excessMinutes } = posted.value
  const rest = excessMinutes > 0 ? '，超过上限的进了公益池' : ''
  await tellOfGift(outboxOf(context), giftId, [
    { to: giver, remark: rest === '' ? '社区核对好了，已经送到' : `送到了${rest}` },
    { to: receiver, remark: `家人送的时间到了${rest}` },
  ])
  return success({ excessMinutes })
}

export const refuseGift: OfficeHandler<'gift.refuse'> = async ({ giftId, reason }, context) => {
  const gift = await findGift(giftId, context)
  if (!gift.ok) return gift
  const { transaction, vault, access, nowMs } = context
  const id = `void/${giftId}`
  const reasonCipher = sealReason(vault, access.actor.tenantId, id, reason)
  const [result] = await postTransfers({ database: transaction, by: access.actor, nowMs }, [
    { id, kind: 'gift', phase: 'void', pendingId: giftId, reasonCipher },
  ])
  const ended = standsOrRefused(result)
  if (!ended.ok) return ended
  await tellOfGift(outboxOf(context), giftId, [
    { to: gift.value.giver, remark: '社区没有确认，时间退回了，请打开看' },
  ])
  return success(undefined)
}
