/** Hands out what a volunteer's file keeps covered, with its line in the access log in the same transaction. */
import type { ShownAct } from '../../../src/protocol/access-log'
import type { VolunteerDetails } from '../../../src/domain/volunteer/volunteer'
import { logShown } from '../access/access-log.repository'
import type { RegionPlace } from '../access/region-place'
import { CallError } from '../call-error'
import type { Caller } from '../caller'
import { findComing } from './volunteer-move.repository'
import { lockVolunteerBelow } from './volunteer.repository'

interface RevealRequest {
  readonly act: Extract<ShownAct, 'show-phone' | 'show-political-status'>
  readonly volunteerId: string
  /**
   * Where the caller manages volunteers; the volunteer must be registered there or below. Who asks to come there may be
   * called, and nothing more.
   */
  readonly place: RegionPlace
  readonly reason: string
}

/** CallError forbidden, also for nobody of that id. */
export const revealDetails = (
  { api, access }: Caller,
  { act, volunteerId: id, place, reason }: RevealRequest,
): Promise<VolunteerDetails> => {
  const { actor } = access
  return api.database.transaction().execute(async (transaction) => {
    const files = { database: transaction, vault: api.vault }
    const where = { id, path: place.path }
    const volunteer =
      (await lockVolunteerBelow(files, actor.tenantId, where)) ??
      (act === 'show-phone' ? await findComing(files, actor.tenantId, where) : undefined)
    if (!volunteer) throw new CallError('forbidden')
    await logShown(transaction, actor, {
      ...{ act, of: { volunteer_id: id }, regionId: volunteer.regionId },
      ...{ reason, atMs: api.nowMs() },
    })
    return volunteer.details
  })
}
