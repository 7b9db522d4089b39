/** Who is on duty where: which posts hold today in the regions on a door's path. */
import { sql } from 'kysely'
import { chinaDate } from '../../../src/domain/calendar'
import type { Permission } from '../../../src/domain/organisation/permission'
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

/** Posts of any of these kinds that hold today. */
const postsOnDuty = ({ database, tenantId, nowMs }: DutyQuestion, kindIds: readonly string[]) => {
  const today = chinaDate(nowMs)
  return database
    .selectFrom('post')
    .where('post.tenant_id', '=', tenantId)
    .where('kind_id', 'in', [...kindIds])
    .where('ended_at_ms', 'is', null)
    .where('from_date', '<=', today)
    .where(sql<boolean>`(to_date = '' or to_date >= ${today})`)
}

/** Who holds a post of any of these kinds in any of these regions today. */
export const listOnDuty = async (
  question: DutyQuestion,
  regionIds: readonly string[],
  kindIds: readonly string[],
): Promise<readonly DutyHolder[]> =>
  kindIds.length === 0 || regionIds.length === 0
    ? []
    : postsOnDuty(question, kindIds)
        .select(['region_id as regionId', 'member_id as memberId'])
        .distinct()
        .where('region_id', 'in', [...regionIds])
        .execute()

/** Who may do this in the whole town: the members whose posts allow it today, highest up in the tree where there are any. */
export const listHighest = async (
  question: DutyQuestion,
  permission: Permission,
): Promise<readonly string[]> => {
  const kindIds = question.settings.postKinds
    .filter(({ permissions }) => permissions.includes(permission))
    .map(({ id }) => id)
  if (kindIds.length === 0) return []
  const held = await postsOnDuty(question, kindIds)
    .innerJoin('region', (join) =>
      join
        .onRef('region.tenant_id', '=', 'post.tenant_id')
        .onRef('region.id', '=', 'post.region_id'),
    )
    .select(['region.path', 'member_id as memberId'])
    .execute()
  const depths = held.map(({ path }) => idsOnPath(path).length)
  const highest = Math.min(...depths)
  return [...new Set(held.filter((_, nth) => depths[nth] === highest).map((one) => one.memberId))]
}
