/** Who is on duty where: which posts hold today in the regions on a door's path. */
import { sql } from 'kysely'
import { chinaDate } from '../../../src/domain/calendar'
import type { Settings } from '../../../src/domain/settings/settings'
import type { Database } from '../database/connect'

/** '/street/community/grid/' → the same ids, from above down. */
export const idsOnPath = (path: string): readonly string[] => path.split('/').filter(Boolean)

/** The path of a region that lies on this one; '' when it does not. */
export const pathUpTo = (path: string, regionId: string): string => {
  const ids = idsOnPath(path)
  const at = ids.indexOf(regionId)
  return at < 0 ? '' : `/${ids.slice(0, at + 1).join('/')}/`
}

export interface DutyHolder {
  readonly regionId: string
  readonly memberId: string
}

export interface DutyQuestion {
  readonly database: Database
  readonly tenantId: string
  readonly settings: Settings
  readonly nowMs: number
}

/** Who holds a post of any of these kinds in any of these regions today. */
export const listOnDuty = async (
  { database, tenantId, nowMs }: DutyQuestion,
  regionIds: readonly string[],
  kindIds: readonly string[],
): Promise<readonly DutyHolder[]> => {
  if (kindIds.length === 0 || regionIds.length === 0) return []
  const today = chinaDate(nowMs)
  return database
    .selectFrom('post')
    .select(['region_id as regionId', 'member_id as memberId'])
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where('region_id', 'in', [...regionIds])
    .where('kind_id', 'in', [...kindIds])
    .where('ended_at_ms', 'is', null)
    .where('from_date', '<=', today)
    .where(sql<boolean>`(to_date = '' or to_date >= ${today})`)
    .execute()
}
