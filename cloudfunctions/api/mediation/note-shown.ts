/** Writes into the access log that somebody was shown who is in dispute. */
import { logShown } from '../access/access-log.repository'
import type { Actor } from '../access/actor-access'
import type { Database } from '../database/connect'
import type { StoredMediation } from './mediation.repository'

export const noteShown = (
  { database, nowMs: atMs }: { readonly database: Database; readonly nowMs: number },
  actor: Actor,
  { mediation: { id, regionId } }: StoredMediation,
  reason: string,
): Promise<void> =>
  logShown(database, actor, {
    ...{ act: 'show-party', of: { mediation_id: id }, regionId, reason, atMs },
  })
