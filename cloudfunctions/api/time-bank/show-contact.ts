/**
 * Tells how to reach who asked for help: to the volunteer who has taken the order, and to the office of the region. Each
 * look is written into the log in the same transaction; one's own contact is no look, that of somebody in whose
 * place one asked is, and what a relative wrote for the elder whose hours they are.
 */
import { isElder, isEnded } from '../../../src/domain/time-bank/order'
import { isOwnContact } from '../../../src/domain/time-bank/request-for'
import { logShown } from '../access/access-log.repository'
import { may, type ActorAccess } from '../access/actor-access'
import { loadRegionPlaces } from '../access/region-place'
import type { Api } from '../api'
import { CallError } from '../call-error'
import { findHolder, type PlacedHolder } from './holder.repository'
import { findOrders, type StoredOrder } from './order.repository'

/** Done and cancelled orders concern the volunteer no more, and no order whoever is none any more. */
const isTaker = ({ order }: StoredOrder, holder: PlacedHolder | undefined): boolean =>
  holder?.state === 'verified' &&
  order.takerVolunteerId === holder.id &&
  ['taken', 'disputed'].includes(order.state)

/** CallError forbidden, also for an order that there is not. */
export const showContact = (
  api: Api,
  access: ActorAccess,
  orderId: string,
): Promise<{ readonly contact: string }> =>
  api.database.transaction().execute(async (transaction) => {
    const { tenantId, memberId } = access.actor
    const files = { database: transaction, vault: api.vault, tenantId }
    const [found] = await findOrders(files, [orderId])
    if (!found) throw new CallError('forbidden')
    const { contact } = found.details
    const holder = await findHolder(transaction, tenantId, { memberId })
    if (isOwnContact(found.order, memberId, holder?.id)) return { contact }
    const place = (await loadRegionPlaces(transaction, tenantId, [found.regionId])).get(
      found.regionId,
    )
    // The page offers it as long: what the relative wrote concerns the elder no more afterwards.
    const ofElder =
      isElder(found.order, { memberId, volunteerId: holder?.id ?? null }) && !isEnded(found.order)
    const mayLook =
      ofElder ||
      isTaker(found, holder) ||
      (place !== undefined && may(access, 'volunteer.manage', place))
    if (!mayLook) throw new CallError('forbidden')
    await logShown(transaction, access.actor, {
      ...{ act: 'show-contact', of: { order_id: orderId }, regionId: found.regionId },
      ...{ reason: '', atMs: api.nowMs() },
    })
    return { contact }
  })
