/** Writes into the access log that somebody was shown who is in dispute. */
import { uuidv7 } from 'uuidv7'
import type { Actor } from '../access/actor-access'
import type { Database } from '../database/connect'
import type { StoredMediation } from './mediation.repository'

export const noteShown = async (
  { database, nowMs }: { readonly database: Database; readonly nowMs: number },
  { tenantId, memberId, memberName }: Actor,
  { mediation }: StoredMediation,
  reason: string,
): Promise<void> => {
  await database
    .insertInto('access_log')
    .values({
      ...{ tenant_id: tenantId, id: uuidv7(), at_ms: nowMs, act: 'show-party', reason },
      ...{ member_id: memberId, member_name: memberName, region_id: mediation.regionId },
      ...{ resident_id: null, mediation_id: mediation.id },
    })
    .execute()
}
