/** Writes into the access log that somebody who handles a matter was shown how to reach its asker. */
import { logShown } from '../access/access-log.repository'
import type { Actor } from '../access/actor-access'
import type { Api } from '../api'
import type { StoredMatter } from './matter.repository'

export const noteAskerShown = (
  { database, nowMs }: Api,
  actor: Actor,
  { matter: { id, regionId }, number }: StoredMatter,
): Promise<void> =>
  logShown(database, actor, {
    ...{ act: 'show-asker', of: { matter_id: id }, regionId },
    ...{ reason: `办诉求 ${number}`, atMs: nowMs() },
  })
