/**
 * Releases hours for which nobody has come by the day of the service or in the tenant's number of days. A timer calls it; more
 * often does no harm.
 */
import { ownerIn } from '../../../src/domain/time-bank/ledger'
import { stepOrder } from '../../../src/domain/time-bank/order'
import type { Settings } from '../../../src/domain/settings/settings'
import type { Api } from '../api'
import { listDueOrders } from './due-orders.repository'
import { findHolder } from './holder.repository'
import { postTransfers } from './ledger.repository'
import { applyEffect } from './order-effects'
import { lockOrder, saveOrder } from './order.repository'
import { tellOfGift } from './tell-gift'
import { tellOfOrder } from './tell-order'
import { written } from './written-order'
import { listExpiredGifts } from './stored-ledger.repository'

interface Tenant {
  readonly id: string
  readonly settings: Settings
}

const theClock = (tenantId: string) => ({ tenantId, memberId: 'system', memberName: '到期' })

const expireOrder = (
  api: Api,
  { id: tenantId, settings }: Tenant,
  orderId: string,
  nowMs: number,
) =>
  api.database.transaction().execute(async (transaction): Promise<number> => {
    const files = { database: transaction, vault: api.vault, tenantId }
    const found = await lockOrder(files, orderId)
    const by = { memberId: 'system', volunteerId: null }
    if (!found) return 0
    const step = stepOrder(found.order, { kind: 'expire', nowMs }, by)
    if (!step.ok) return 0
    const capMinutes = settings.timeBank.personalCapMinutes
    const posting = { transaction, by: theClock(tenantId), nowMs, capMinutes }
    const effect = await applyEffect(posting, found, step.value)
    if (!effect.ok) throw new Error(`A hold could not be released: ${effect.error.code}`)
    await saveOrder(files, written(found, step.value.order, { nowMs }))
    const stepId = `due.${found.order.expiresAtMs}`
    const told = { found, after: step.value.order, by: 'clock', stepId } as const
    await tellOfOrder({ transaction, vault: api.vault, tenantId, nowMs }, told)
    return 1
  })

/** Who gave is told in the same transaction that the hours are back. */
const expireGifts = async (api: Api, { id: tenantId }: Tenant, nowMs: number): Promise<number> => {
  const gifts = await listExpiredGifts(api.database, tenantId, nowMs)
  if (gifts.length === 0) return 0
  return api.database.transaction().execute(async (transaction) => {
    const results = await postTransfers(
      { database: transaction, by: theClock(tenantId), nowMs },
      gifts.map(({ id }) => ({
        ...{ id: `expire/${id}`, kind: 'gift', phase: 'expire', pendingId: id },
      })),
    )
    const expired = gifts.filter((_, at) => results[at]?.code === 'expired')
    for (const { id, debit } of expired) {
      const giver = await findHolder(transaction, tenantId, { id: ownerIn('volunteer', debit) })
      const remark = '到期社区没有核对，时间退回了'
      const outbox = { transaction, vault: api.vault, tenantId, nowMs }
      await tellOfGift(outbox, id, [{ to: giver, remark }])
    }
    return expired.length
  })
}

const expireOfTenant = async (api: Api, tenant: Tenant, nowMs: number): Promise<number> => {
  let released = 0
  for (const id of await listDueOrders(api.database, tenant.id, nowMs))
    try {
      released += await expireOrder(api, tenant, id, nowMs)
    } catch (error) {
      // One that cannot be ended keeps nobody else's hours held.
      api.report(`order ${id} could not be ended`, error)
    }
  return released + (await expireGifts(api, tenant, nowMs))
}

/** Answers how many orders and gifts it ended. */
export const expireHolds = async (api: Api, nowMs: number): Promise<number> => {
  const tenants = await api.database.selectFrom('tenant').select(['id', 'settings']).execute()
  let released = 0
  for (const tenant of tenants) released += await expireOfTenant(api, tenant, nowMs)
  return released
}
