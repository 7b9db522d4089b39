/** What becomes of the orders that somebody has taken who is no volunteer any more. */
import { leavingAct } from '../../../src/domain/time-bank/leaving'
import { stepOrder } from '../../../src/domain/time-bank/order'
import type { Transaction } from '../database/connect'
import { addGiveBack, lockMember } from './order-counts.repository'
import { tellOfOrder } from './tell-order'
import { listTakenOrders, lockOrder, saveOrder, type OrderFiles } from './order.repository'
import { written } from './written-order'

interface Leaver {
  /** '': nobody signs in as them. */
  readonly memberId: string
  readonly volunteerId: string
  /** Of the command by which they leave. */
  readonly commandId: string
  readonly nowMs: number
}

const words = '不再做志愿者了，没有确认办完，请社区来看'

/**
 * Each waits for another volunteer again, or for the office where who asked has said that it is done; who asked
 * reads why. Whoever takes it next is not told who left.
 * Comes before the volunteer's own lock: who takes an order holds the member first, too.
 */
export const releaseOrders = async (
  files: OrderFiles & { readonly database: Transaction },
  { memberId, volunteerId, commandId, nowMs }: Leaver,
): Promise<void> => {
  await lockMember(files, memberId)
  for (const orderId of await listTakenOrders(files, volunteerId)) {
    const found = await lockOrder(files, orderId)
    const act = found && leavingAct(found.order, nowMs)
    if (!found || !act) continue
    const step = stepOrder(found.order, act, { memberId, volunteerId })
    if (!step.ok) continue
    const { order } = step.value
    const isOpen = order.state === 'open'
    const disputes = isOpen ? [] : [{ memberId: '', memberName: found.details.takerName, words }]
    await saveOrder(files, written(found, order, { takerLeft: true, disputes, nowMs }))
    const { database: transaction, vault, tenantId } = files
    const told = { found, after: order, by: 'taker', act: 'leave', stepId: commandId } as const
    await tellOfOrder({ transaction, vault, tenantId, nowMs }, told)
    if (isOpen)
      await addGiveBack(files, { id: `${commandId}/${orderId}`, orderId, volunteerId, nowMs })
  }
}
