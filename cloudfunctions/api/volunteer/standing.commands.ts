/** What an office does with a registration that stands: takes it off a WeChat that its owner has lost. */
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { mayRelease } from '../../../src/domain/volunteer/standing'
import type { OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { requireNoShare } from '../time-bank/involvement.repository'
import { fileOf } from './registration.commands'
import { tellVolunteer } from './tell-volunteer'
import { writeStanding } from './volunteer-write.repository'
import { lockVolunteerBelow } from './volunteer.repository'

/** Whoever signed in so far is told: of all people they know whether it is true. */
export const releaseVolunteer: OfficeHandler<'volunteer.release'> = async (args, context) => {
  const { transaction, vault, access, nowMs } = context
  const { actor } = access
  const where = { id: args.volunteerId, path: regionOf(context).path }
  const files = { database: transaction, vault }
  const volunteer = await lockVolunteerBelow(files, actor.tenantId, where)
  if (!volunteer) return refuse('volunteer-not-found')
  const may = mayRelease(volunteer, actor)
  if (!may.ok) return may
  const free = await requireNoShare([volunteer.id], context)
  if (!free.ok) return free
  await writeStanding(fileOf(context), volunteer.id, {
    ...{ state: 'verified', memberId: null, reason: args.reason },
    ...{ byName: actor.memberName, atMs: nowMs },
  })
  await tellVolunteer(context, volunteer, '登记改用新微信；不是您办的，请找社区')
  return success(undefined)
}
