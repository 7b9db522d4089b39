/** What a leader's phone takes along to a gate: the shift, its key, who is expected and who has come. */
import { noAttendance } from '../../../src/domain/attendance/attendance'
import type { GatePack } from '../../../src/protocol/attendance'
import type { ActorAccess } from '../access/actor-access'
import type { Api } from '../api'
import { findVolunteers } from '../volunteer/volunteer.repository'
import { listParticipants, type ShiftOnFile } from './attendance.repository'
import { gateKey, newWallCode, volunteerProof } from './gate-secrets'

/** Made at the first asking and never changed: it may hang on a wall. */
export const wallCodeOf = async (
  { database }: Pick<Api, 'database'>,
  tenantId: string,
  shiftId: string,
): Promise<string> => {
  await database
    .insertInto('gate')
    .values({ tenant_id: tenantId, shift_id: shiftId, wall_code: newWallCode() })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'shift_id']).doNothing())
    .execute()
  const { wall_code } = await database
    .selectFrom('gate')
    .select('wall_code')
    .where('tenant_id', '=', tenantId)
    .where('shift_id', '=', shiftId)
    .executeTakeFirstOrThrow()
  return wall_code
}

export const loadGatePack = async (
  api: Api,
  access: ActorAccess,
  shift: ShiftOnFile,
): Promise<GatePack> => {
  const { tenantId } = access.actor
  // Who waits for a place is the likeliest to come without one, and should be known by name.
  const participants = await listParticipants(api.database, tenantId, shift.id, [
    'seated',
    'waiting',
  ])
  const volunteers = new Map(
    (
      await findVolunteers(
        api,
        tenantId,
        participants.map(({ volunteerId }) => volunteerId),
      )
    ).map((one) => [one.id, one]),
  )
  return {
    shiftId: shift.id,
    regionId: shift.region.id,
    title: shift.title,
    place: shift.place,
    startsAtMs: shift.startsAtMs,
    endsAtMs: shift.endsAtMs,
    cancelled: shift.cancelled,
    marginMs: access.settings.volunteering.codeMarginMinutes * 60_000,
    key: gateKey(api.vault, tenantId, shift.id),
    servedAtMs: api.nowMs(),
    wallCode: await wallCodeOf(api, tenantId, shift.id),
    seats: participants.map(({ volunteerId, seated, attendance }) => {
      const volunteer = volunteers.get(volunteerId)
      return {
        volunteerId,
        name: volunteer?.details.name ?? '',
        number: volunteer?.number ?? '',
        proof: volunteerProof(api.vault, tenantId, volunteerId, volunteer?.codeSerial),
        verified: volunteer?.state === 'verified',
        seated,
        attendance: attendance ?? noAttendance,
      }
    }),
  }
}
