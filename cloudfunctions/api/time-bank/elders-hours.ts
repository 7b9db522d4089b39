/** Hours of the elder for whom a relative asks: who that is, and whether they may be held once the community has asked. */
import { dayMs } from '../../../src/domain/calendar'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import {
  mayAskForElder,
  mayHoldForElder,
  mayNameElder,
} from '../../../src/domain/time-bank/elders-hours'
import { filesOf } from '../office/office-files'
import type { OfficeContext } from '../office/office-handler'
import { findVolunteers, type Volunteer } from '../volunteer/volunteer.repository'
import { findHolder } from './holder.repository'
import { countAsked, countUnderWay, lockMember } from './order-counts.repository'
import type { StoredOrder } from './order.repository'

/** Named by number and name, as who asks knows them; of anybody else nothing is told, and so often a day. */
export const findElder = async (
  { name, number = '' }: { readonly name: string; readonly number?: string | undefined },
  context: OfficeContext,
): Promise<Result<Volunteer | undefined, Refusal>> => {
  const { tenantId, memberId } = context.access.actor
  const { commandId, nowMs } = context
  const files = filesOf(context)
  await lockMember(files, memberId)
  const asked = await countAsked(files, { memberId, commandId, sinceMs: nowMs - dayMs })
  const mayName = mayNameElder(asked)
  if (!mayName.ok) return mayName
  const holder = await findHolder(context.transaction, tenantId, { number })
  const [elder] = await findVolunteers(files, tenantId, holder ? [holder.id] : [])
  const known = elder && { ...elder, name: elder.details.name }
  const may = mayAskForElder(known, { name, memberId })
  return may.ok ? success(elder) : may
}

/** Before the hours of an elder are held. */
export const requireElder = async (
  { order }: StoredOrder,
  context: OfficeContext,
): Promise<Result<undefined, Refusal>> => {
  const { elderVolunteerId: id } = order
  if (id === null) return success(undefined)
  const elder = await findHolder(context.transaction, context.access.actor.tenantId, { id })
  return mayHoldForElder(elder?.state, await countUnderWay(filesOf(context), { volunteerId: id }))
}

/** What the ledger refuses, in words for who approves. */
export const refusedForElder = ({ order }: StoredOrder, refusal: Refusal): Refusal =>
  order.elderVolunteerId !== null && refusal.code === 'not-enough-hours'
    ? refuse('not-enough-hours', '老人存的不够了，请不批准，写明让家人少要一些').error
    : refusal
