/**
 * Orders whose asker does not pay: for somebody in whose place they asked they act as the office, which takes a post as long
 * as the order lasts; for the others the community pays, or the elder for whom they asked. No relative of theirs, or of the
 * elder, earns those hours.
 */
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import type { Order, OrderAct } from '../../../src/domain/time-bank/order'
import { isAskedFor } from '../../../src/domain/time-bank/request-for'
import { findAllowedRegion } from '../access/region-place'
import type { OfficeContext } from '../office/office-handler'
import { findHolder } from './holder.repository'
import { findHousemates } from './housemate.repository'
import { requireNoShare, sharersAmong } from './involvement.repository'
import type { StoredOrder } from './order.repository'

const mayNotEarn = (whose: string) => refuse('not-by-the-rules', `${whose}，请让别人来接`)

/** Of the elder whose hours they are. */
const requireNoKin = async (
  { elderVolunteerId }: Order,
  context: OfficeContext,
): Promise<Result<undefined, Refusal>> => {
  if (elderVolunteerId === null) return success(undefined)
  const free = await requireNoShare([elderVolunteerId], context)
  return free.ok ? free : mayNotEarn('这用的是您家人存的时间')
}

interface SideStep {
  readonly act: OrderAct
  /** As which verified volunteer the actor steps. */
  readonly volunteerId: string | null
}

/** Of an order that its asker pays, and of a taker's later steps: nothing more is asked. */
export const requireAskedFor = async (
  { regionId, order }: StoredOrder,
  { act, volunteerId }: SideStep,
  context: OfficeContext,
): Promise<Result<undefined, Refusal>> => {
  const { transaction, access } = context
  const { tenantId, memberId } = access.actor
  const { askerMemberId } = order
  const isAsker = askerMemberId === memberId
  if (!isAsker && act.kind !== 'take') return success(undefined)
  const asker = await findHolder(transaction, tenantId, { memberId: askerMemberId })
  const forAnother = isAskedFor(order, asker?.id)
  if (!forAnother && (isAsker || order.payFrom === 'own')) return success(undefined)
  const managesThere = () => findAllowedRegion(transaction, access, 'volunteer.manage', regionId)
  if (isAsker && !(await managesThere())) return refuse('forbidden')
  const earner = isAsker ? order.takerVolunteerId : volunteerId
  if (earner === null || (act.kind !== 'take' && act.kind !== 'done')) return success(undefined)
  const of = { tenantId, memberIds: [askerMemberId] }
  const sharers = await sharersAmong(transaction, of, [earner])
  const family = isAsker ? [] : await findHousemates(transaction, access.actor, [askerMemberId])
  if (sharers.size === 0 && [...family].length === 0) return requireNoKin(order, context)
  if (isAsker) return refuse('needs-another', '接的人是您的家人，请同事来裁定')
  if (order.payFrom === 'elder') return mayNotEarn('这是您的家人替老人提的')
  return mayNotEarn(forAnother ? '这是您的家人替别人提的' : '这是您的家人提的，时间由社区公益池出')
}
