/** What somebody asked to have corrected and nobody has decided goes along when two entries of theirs become one. */
import type { Database } from '../database/connect'

export const moveOpenCorrections = async (
  database: Database,
  tenantId: string,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<void> => {
  await database
    .updateTable('volunteer_correction')
    .set({ volunteer_id: toId })
    .where('tenant_id', '=', tenantId)
    .where('volunteer_id', '=', fromId)
    .where('state', '=', 'open')
    .execute()
}
