/** Which levels and kinds of post are in use, so that the rules cannot take them away. */
import { chinaDate } from '../../../src/domain/calendar'
import type { InUse } from '../../../src/domain/settings/settings-problem'
import type { Database } from '../database/connect'

export const loadInUse = async (
  database: Database,
  tenantId: string,
  nowMs: number,
): Promise<InUse> => {
  const levels = await database
    .selectFrom('region')
    .select('level_id')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .execute()
  const kinds = await database
    .selectFrom('post')
    .select('kind_id')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where('ended_at_ms', 'is', null)
    .where((of) => of.or([of('to_date', '=', ''), of('to_date', '>=', chinaDate(nowMs))]))
    .execute()
  return {
    levelIds: levels.map((row) => row.level_id),
    postKindIds: kinds.map((row) => row.kind_id),
  }
}
