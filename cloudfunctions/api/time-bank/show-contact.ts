/**
 * Tells how to reach who asked for help: to the volunteer who has taken the order, and to the office of the region. Each
 * look is written into the log in the same transaction; one's own contact is no look.
 */
import { uuidv7 } from 'uuidv7'
import { may, type ActorAccess } from '../access/actor-access'
import { loadRegionPlaces } from '../access/region-place'
import type { Api } from '../api'
import { CallError } from '../call-error'
import { findHolder } from './holder.repository'
import { findOrders, type StoredOrder } from './order.repository'

/** Done and cancelled orders concern the volunteer no more. */
const isTaker = ({ order }: StoredOrder, volunteerId: string | undefined): boolean =>
  volunteerId !== undefined &&
  order.takerVolunteerId === volunteerId &&
  ['taken', 'disputed'].includes(order.state)

/** CallError forbidden, also for an order that there is not. */
export const showContact = (
  api: Api,
  access: ActorAccess,
  orderId: string,
): Promise<{ readonly contact: string }> =>
  api.database.transaction().execute(async (transaction) => {
    const { tenantId, memberId, memberName } = access.actor
    const files = { database: transaction, vault: api.vault, tenantId }
    const [found] = await findOrders(files, [orderId])
    if (!found) throw new CallError('forbidden')
    const { contact } = found.details
    if (found.order.askerMemberId === memberId) return { contact }
    const holder = await findHolder(transaction, tenantId, { memberId })
    const place = (await loadRegionPlaces(transaction, tenantId, [found.regionId])).get(
      found.regionId,
    )
    const mayLook =
      isTaker(found, holder?.id) || (place !== undefined && may(access, 'volunteer.manage', place))
    if (!mayLook) throw new CallError('forbidden')
    await transaction
      .insertInto('access_log')
      .values({
        ...{ tenant_id: tenantId, id: uuidv7(), at_ms: api.nowMs(), act: 'show-contact' as const },
        ...{ member_id: memberId, member_name: memberName, resident_id: null, order_id: orderId },
        ...{ region_id: found.regionId, reason: '' },
      })
      .execute()
    return { contact }
  })
