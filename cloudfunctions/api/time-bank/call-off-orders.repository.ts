/** What becomes of the requests of somebody whom the office takes off the register: nobody goes to a door in vain. */
import { volunteerAccount } from '../../../src/domain/time-bank/ledger'
import { stepOrder } from '../../../src/domain/time-bank/order'
import { writtenName } from '../access/actor-access'
import type { Transaction } from '../database/connect'
import { applyEffect, type Posting } from './order-effects'
import { lockOrder, saveOrder, type OrderFiles } from './order.repository'
import { tellOfOrder } from './tell-order'
import { written } from './written-order'

/** Asked for by them, or out of their hours; in a fixed order. */
const listWaiting = async (
  { database, tenantId }: OrderFiles,
  volunteerId: string,
): Promise<readonly string[]> => {
  const rows = await database
    .selectFrom('time_order')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where((e) =>
      e.or([
        e('asker_volunteer_id', '=', volunteerId),
        e('payer', '=', volunteerAccount(volunteerId)),
      ]),
    )
    .where('state', 'in', ['asked', 'open'])
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Those that nobody has taken yet; their hours are free again, to be passed on. Comes before the volunteer's own lock:
 * who takes an order holds the order first, too.
 */
export const callOffOrders = async (
  files: OrderFiles & { readonly database: Transaction },
  by: Omit<Posting, 'capMinutes'>,
  volunteerId: string,
): Promise<void> => {
  const { nowMs } = by
  // Nothing is credited to anybody.
  const posting = { ...by, capMinutes: 0 }
  for (const orderId of await listWaiting(files, volunteerId)) {
    const found = await lockOrder(files, orderId)
    if (!found) continue
    const asker = { memberId: found.order.askerMemberId, volunteerId }
    const step = stepOrder(found.order, { kind: 'cancel', nowMs }, asker)
    if (!step.ok || step.value.order.state !== 'cancelled') continue
    const effect = await applyEffect(posting, found, step.value)
    // The clock had ended its hold a moment before.
    if (!effect.ok) continue
    const settledByName = writtenName(by.by.memberName)
    const settled = { settledByName, settledReason: '志愿者登记结束了' }
    await saveOrder(files, written(found, step.value.order, { settled, nowMs }))
    const { elderVolunteerId } = found.order
    if (elderVolunteerId === null) continue
    // The other one of the family goes on, and is not to wait for anybody.
    const { database: transaction, vault, tenantId } = files
    await tellOfOrder(
      { transaction, vault, tenantId, nowMs },
      {
        ...{ found, after: step.value.order, act: 'leave', stepId: 'ended' },
        by: elderVolunteerId === volunteerId ? 'elder' : 'asker',
      },
    )
  }
}
