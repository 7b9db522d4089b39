/** Hands out the whole phone number of a volunteer, with its line in the access log in the same transaction. */
import { uuidv7 } from 'uuidv7'
import type { RegionPlace } from '../access/region-place'
import { CallError } from '../call-error'
import type { Caller } from '../caller'
import { lockVolunteerBelow } from './volunteer.repository'

export interface PhoneRequest {
  readonly volunteerId: string
  /** Where the caller manages volunteers; the volunteer must be registered there or below. */
  readonly place: RegionPlace
  readonly reason: string
}

/** CallError forbidden, also for nobody of that id. */
export const revealPhone = (
  { api, access }: Caller,
  { volunteerId: id, place, reason }: PhoneRequest,
): Promise<{ readonly phone: string; readonly guardianPhone: string }> => {
  const { tenantId, memberId, memberName } = access.actor
  return api.database.transaction().execute(async (transaction) => {
    const files = { database: transaction, vault: api.vault }
    const volunteer = await lockVolunteerBelow(files, tenantId, { id, path: place.path })
    if (!volunteer) throw new CallError('forbidden')
    await transaction
      .insertInto('access_log')
      .values({
        tenant_id: tenantId,
        id: uuidv7(),
        at_ms: api.nowMs(),
        member_id: memberId,
        member_name: memberName,
        act: 'show-phone',
        resident_id: null,
        volunteer_id: id,
        region_id: volunteer.regionId,
        reason,
      })
      .execute()
    const { phone, guardian } = volunteer.details
    return { phone, guardianPhone: guardian.phone }
  })
}
