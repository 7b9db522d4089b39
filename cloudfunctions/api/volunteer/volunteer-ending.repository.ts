/** When, by whom and why a registration ended: what those read who decide about the hours that it leaves. */
import type { Files } from '../secrets/files'
import { standingReasonPlace } from './volunteer-write.repository'

export interface Ending {
  readonly atMs: number
  /** '' = by its owner. */
  readonly byName: string
  readonly reason: string
}

/** null while the registration stands, or waits to. */
export const findEnding = async (
  { database, vault }: Files,
  tenantId: string,
  id: string,
): Promise<Ending | null> => {
  const row = await database
    .selectFrom('volunteer')
    .select(['settled_at_ms', 'settled_by_name', 'settled_reason_cipher'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    // Who had left and was declined on coming back has ended as well.
    .where('state', 'in', ['left', 'declined'])
    .executeTakeFirst()
  if (!row) return null
  return {
    atMs: row.settled_at_ms ?? 0,
    byName: row.settled_by_name,
    reason: vault.open(standingReasonPlace(tenantId, id), row.settled_reason_cipher),
  }
}
