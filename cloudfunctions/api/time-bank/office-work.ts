/** What waits for a community worker: orders to approve or settle, gifts to confirm. */
import type { PendingGift } from '../../../src/protocol/time-order'
import type { ActorAccess } from '../access/actor-access'
import type { Api } from '../api'
import { accountNames } from './account-owners.repository'
import { findHolder } from './holder.repository'
import { openReason } from './ledger.repository'
import { findAskedTogether, findHousemates } from './housemate.repository'
import { findSharedBy } from './involvement.repository'
import { loadOrderWords, orderOf, sidesOf } from './order-lines'
import { listPendingGifts } from './stored-ledger.repository'
import { listWaitingOrders } from './waiting-orders.repository'

const MOST_SHOWN = 100

export const loadOfficeWork = async (
  api: Api,
  { actor: { tenantId, memberId } }: ActorAccess,
  path: string,
) => {
  const files = { database: api.database, vault: api.vault, tenantId }
  const { orders, count } = await listWaitingOrders(files, path, MOST_SHOWN)
  const gifts = await listPendingGifts(api.database, tenantId, path)
  const accounts = gifts.flatMap(({ debit, credit }) => [debit, credit])
  const names = await accountNames(files, tenantId, accounts)
  const words = await loadOrderWords(api, tenantId, orders)
  const ownId = (await findHolder(api.database, tenantId, { memberId }))?.id
  const own = { tenantId, memberId }
  const shares = await findSharedBy(api.database, own, orders.flatMap(sidesOf))
  const askers = orders.map(({ order }) => order.askerMemberId)
  const housemates = await findHousemates(api.database, own, askers)
  const together = await findAskedTogether(api.database, tenantId, orders)
  const reader = { memberId, ownId, shares, housemates, together }
  return {
    orders: orders.map((order) => orderOf(order, words, reader)),
    orderCount: count,
    gifts: gifts.map((gift): PendingGift => ({
      id: gift.id,
      fromName: names.get(gift.debit) ?? '',
      toName: names.get(gift.credit) ?? '',
      minutes: gift.minutes,
      words: openReason(api.vault, tenantId, gift.id, gift.reasonCipher),
      atMs: gift.atMs,
      expiresAtMs: gift.expiresAtMs ?? 0,
    })),
  }
}
