/** Writes into the access log that somebody who handles a matter was shown how to reach its asker. */
import { uuidv7 } from 'uuidv7'
import type { Actor } from '../access/actor-access'
import type { Api } from '../api'
import type { StoredMatter } from './matter.repository'

export const noteAskerShown = async (
  { database, nowMs }: Api,
  { tenantId, memberId, memberName }: Actor,
  { matter, number }: StoredMatter,
): Promise<void> => {
  await database
    .insertInto('access_log')
    .values({
      ...{ tenant_id: tenantId, id: uuidv7(), at_ms: nowMs(), act: 'show-asker' },
      ...{ member_id: memberId, member_name: memberName, region_id: matter.regionId },
      ...{ resident_id: null, matter_id: matter.id, reason: `办诉求 ${number}` },
    })
    .execute()
}
