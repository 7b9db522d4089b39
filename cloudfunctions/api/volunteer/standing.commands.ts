/** How a registration that stands ends, by its owner or by the office; and how it is taken off a WeChat that is lost. */
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { mayEnd, mayRelease } from '../../../src/domain/volunteer/standing'
import { releasePlaces } from '../activity/sign-up.repository'
import { filesOf, lockVolunteerHere } from '../office/office-files'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { callOffOrders } from '../time-bank/call-off-orders.repository'
import { requireNoShare } from '../time-bank/involvement.repository'
import { moveAskedOrders } from '../time-bank/order.repository'
import { releaseOrders } from '../time-bank/release-orders.repository'
import { dropDetails } from './drop-details'
import { tellVolunteer } from './tell-volunteer'
import { listOpenCorrections, settleCorrection } from './volunteer-correction.repository'
import { fileOf } from './volunteer-files'
import { raiseCodeSerial, writeStanding } from './volunteer-write.repository'
import {
  findVolunteerBelow,
  findVolunteerOf,
  lockVolunteerBelow,
  type Volunteer,
} from './volunteer.repository'

interface Ending {
  readonly byName: string
  /** null: by the owner. */
  readonly by: string | null
  readonly reason: string
}

/** Orders before the volunteer's own lock, as whoever takes one holds them; then looked at again. */
const end = async (
  known: Volunteer,
  { byName, by, reason }: Ending,
  context: OfficeContext,
): Promise<Result<Volunteer, Refusal>> => {
  const { commandId, nowMs, access } = context
  const file = fileOf(context)
  const leaver = { memberId: known.memberId ?? '', volunteerId: known.id, commandId, nowMs }
  await releaseOrders({ ...file, database: file.transaction }, leaver)
  const where = { id: known.id, path: '/' }
  const held = await lockVolunteerBelow(filesOf(context), access.actor.tenantId, where)
  if (!held || held.state === 'left') return refuse('already-done')
  await releasePlaces({ ...file, nowMs }, held.id)
  // Whoever registers again says anew what is so, and where they live.
  for (const { id } of await listOpenCorrections(file, held.id))
    await settleCorrection(file, id, {
      ...{ state: 'declined', byName, reason: '登记已经结束', atMs: nowMs },
    })
  // Who let go what nobody signs in as stays named beside whoever ends it.
  const letGoBy = (held.memberId === null ? held.letGoBy : null) ?? by
  await writeStanding(file, held.id, { state: 'left', letGoBy, byName, reason, atMs: nowMs })
  await dropDetails(context, held)
  return success(held)
}

export const leaveVolunteers: OfficeHandler<'volunteer.leave'> = async (_args, context) => {
  const known = await findVolunteerOf(filesOf(context), context.access.actor)
  if (!known || known.state === 'left') return refuse('not-a-volunteer')
  const ended = await end(known, { byName: '', by: null, reason: '' }, context)
  return ended.ok ? success(undefined) : refuse('not-a-volunteer')
}

export const endVolunteer: OfficeHandler<'volunteer.end'> = async (args, context) => {
  const { actor } = context.access
  const where = { id: args.volunteerId, path: regionOf(context).path }
  const known = await findVolunteerBelow(filesOf(context), actor.tenantId, where)
  if (!known) return refuse('volunteer-not-found')
  const may = mayEnd(known, actor)
  if (!may.ok) return may
  const { memberName: byName, memberId: by } = actor
  const orders = { ...fileOf(context), database: context.transaction }
  const posting = { transaction: context.transaction, by: actor, nowMs: context.nowMs }
  await callOffOrders(orders, posting, known.id)
  const ended = await end(known, { byName, by, reason: args.reason }, context)
  if (!ended.ok) return ended
  await tellVolunteer(context, ended.value, '登记由社区结束了，打开看原因')
  return success(undefined)
}

/**
 * Whoever signed in so far is told: of all people they know whether it is true. What was asked for is the worker's to see
 * to until its owner is back: who holds the lost phone neither confirms nor reads it.
 */
export const releaseVolunteer: OfficeHandler<'volunteer.release'> = async (args, context) => {
  const { access, nowMs } = context
  const { actor } = access
  const volunteer = await lockVolunteerHere(context, args.volunteerId)
  if (!volunteer) return refuse('volunteer-not-found')
  const may = mayRelease(volunteer, actor)
  if (!may.ok) return may
  const free = await requireNoShare([volunteer.id], context)
  if (!free.ok) return free
  await writeStanding(fileOf(context), volunteer.id, {
    ...{ state: 'verified', memberId: null, reason: args.reason },
    ...{ letGoBy: actor.memberId, byName: actor.memberName, atMs: nowMs },
  })
  // Whoever holds the lost phone can show its code.
  await raiseCodeSerial(fileOf(context), volunteer.id, nowMs)
  const asked = { volunteerId: volunteer.id, memberId: actor.memberId }
  await moveAskedOrders(context.transaction, actor.tenantId, asked)
  await tellVolunteer(context, volunteer, '登记改用新微信；不是您办的，请找社区')
  return success(undefined)
}
