/** Gifts to relatives wait for a community worker, who confirms or sends them back. */
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import type { StoredTransfer } from '../../../src/domain/time-bank/ledger'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { findHolder } from './holder.repository'
import { requireNoShare } from './involvement.repository'
import { standsOrRefused } from './ledger-refusal'
import { postTransfers, sealReason } from './ledger.repository'
import { findTransfer } from './stored-ledger.repository'

const volunteerOf = (account: string | null): string => (account ?? '').replace(/^volunteer:/, '')

/** A pending gift whose giver lives in the envelope's region; who gives or gets it, and their family, does not confirm it. */
const findGift = async (
  giftId: string,
  context: OfficeContext,
): Promise<Result<StoredTransfer, Refusal>> => {
  const { transaction, access } = context
  const { tenantId } = access.actor
  const gift = await findTransfer(transaction, tenantId, giftId)
  if (gift?.kind !== 'gift' || gift.phase !== 'pending') return refuse('transfer-not-found')
  const giver = await findHolder(transaction, tenantId, { id: volunteerOf(gift.debit) })
  if (giver?.path.startsWith(regionOf(context).path) !== true) return refuse('transfer-not-found')
  const receiver = await findHolder(transaction, tenantId, { id: volunteerOf(gift.credit) })
  const sides = [giver.id, ...(receiver ? [receiver.id] : [])]
  const free = await requireNoShare(sides, context)
  return free.ok ? success(gift) : free
}

export const confirmGift: OfficeHandler<'gift.confirm'> = async ({ giftId }, context) => {
  const gift = await findGift(giftId, context)
  if (!gift.ok) return gift
  const { transaction, access, nowMs } = context
  const [result] = await postTransfers({ database: transaction, by: access.actor, nowMs }, [
    {
      ...{ id: `post/${giftId}`, kind: 'gift', phase: 'post', pendingId: giftId },
      ...{ credit: gift.value.credit ?? '', minutes: gift.value.minutes },
      capMinutes: access.settings.timeBank.personalCapMinutes,
    },
  ])
  const posted = standsOrRefused(result)
  return posted.ok ? success({ excessMinutes: posted.value.excessMinutes }) : posted
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
  return ended.ok ? success(undefined) : ended
}
