/** The chosen region with those above it, from the top, and those below it. Reads only. */
import type { Database } from '../../database/connect'
import { atOrBelow } from '../../access/at-or-below'
import type { KnownPlaces } from '../place-names'

export const loadPlacesAround = async (
  database: Database,
  tenantId: string,
  path: string,
): Promise<Pick<KnownPlaces, 'onPath' | 'below'>> => {
  const above = path.split('/').filter((id) => id !== '')
  const rows = await database
    .selectFrom('region')
    .select(['id', 'name', 'code', 'level_id as levelId', 'path'])
    .where('tenant_id', '=', tenantId)
    .where((of) => of.or([of('id', 'in', above), of('path', 'like', atOrBelow(path))]))
    .orderBy('path')
    .execute()
  return {
    onPath: rows.filter((row) => path.startsWith(row.path)),
    below: rows.filter((row) => !path.startsWith(row.path)),
  }
}
