/** Hands out the whole phone number of a volunteer, with its line in the access log in the same transaction. */
import { logShown } from '../access/access-log.repository'
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
  const { actor } = access
  return api.database.transaction().execute(async (transaction) => {
    const files = { database: transaction, vault: api.vault }
    const volunteer = await lockVolunteerBelow(files, actor.tenantId, { id, path: place.path })
    if (!volunteer) throw new CallError('forbidden')
    await logShown(transaction, actor, {
      ...{ act: 'show-phone', of: { volunteer_id: id }, regionId: volunteer.regionId },
      ...{ reason, atMs: api.nowMs() },
    })
    const { phone, guardian } = volunteer.details
    return { phone, guardianPhone: guardian.phone }
  })
}
