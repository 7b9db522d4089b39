/** Lists posts for those who manage them: who holds what, and who held it before. */
import { sql } from 'kysely'
import * as v from 'valibot'
import { memberIdShape, regionIdShape } from '../../../src/domain/shapes'
import type { FormerPost, ListedPost } from '../../../src/protocol/contract'
import { maxPostsPerAnswer } from '../../../src/protocol/limits'
import type { Database } from '../database/connect'

interface PostRow {
  readonly id: string
  readonly memberId: string
  readonly memberName: string
  readonly kindId: string
  readonly regionId: string
  readonly fromDate: string
  readonly toDate: string
  readonly regionName: string
  readonly scopeId: string
}

const branded = <Row extends PostRow>(row: Row) => ({
  ...row,
  memberId: v.parse(memberIdShape, row.memberId),
  regionId: v.parse(regionIdShape, row.regionId),
  scopeId: v.parse(regionIdShape, row.scopeId),
})

/** In every key of the order one post differs from the next, so that `after` names one place. */
const placeInTree = sql`r.path collate "C", p.created_at_ms, p.id collate "C"`

const columns = sql`p.id, p.member_id as "memberId", m.name as "memberName", p.kind_id as "kindId",
  p.region_id as "regionId", p.from_date as "fromDate", p.to_date as "toDate",
  r.name as "regionName", r.scope_id as "scopeId"`

const withNames = sql`post p
  join region r on r.tenant_id = p.tenant_id and r.id = p.region_id
  join member m on m.tenant_id = p.tenant_id and m.id = p.member_id`

/**
 * Written so that no index of paths is used: each post finds its region by the key. By that index a database without
 * statistics, as the embedded one is, reads all regions anew for every post: a second instead of 10 ms for 3,000.
 */
const below = (path: string) => sql`left(r.path, ${path.length}::integer) = ${path}`

interface PlaceInTree {
  readonly path: string
  readonly createdAtMs: number
  readonly id: string
}

/**
 * Also of a post that has ended meanwhile, but of none elsewhere: that there is one is not for the caller to know. Asked
 * apart: inside the list it would be looked up for every row.
 */
const findPlace = async (
  database: Database,
  tenantId: string,
  { path, after }: { readonly path: string; readonly after: string },
): Promise<PlaceInTree | undefined> => {
  const { rows } = await sql<PlaceInTree>`
    select r.path, p.created_at_ms as "createdAtMs", p.id from post p
    join region r on r.tenant_id = p.tenant_id and r.id = p.region_id
    where p.tenant_id = ${tenantId} and p.id = ${after} and ${below(path)}`.execute(database)
  return rows[0]
}

/** Posts in a region and below that hold or will hold, in the order of the tree; those behind the post `after`. '' begins. */
export const listPosts = async (
  database: Database,
  tenantId: string,
  where: { readonly path: string; readonly today: string; readonly after: string },
): Promise<readonly ListedPost[]> => {
  const place = where.after === '' ? null : await findPlace(database, tenantId, where)
  if (place === undefined) return []
  const behind = place
    ? sql`(${placeInTree}) > (${place.path}, ${place.createdAtMs}::bigint, ${place.id})`
    : sql`true`
  const { rows } = await sql<PostRow>`
    select ${columns} from ${withNames}
    where p.tenant_id = ${tenantId} and p.ended_at_ms is null and ${below(where.path)}
      and (p.to_date = '' or p.to_date >= ${where.today}) and ${behind}
    order by ${placeInTree} limit ${maxPostsPerAnswer}`.execute(database)
  return rows.map(branded)
}

/** The newest of those that are over, ended or run out, in a region and below. */
export const listFormerPosts = async (
  database: Database,
  tenantId: string,
  where: { readonly path: string; readonly today: string },
): Promise<readonly FormerPost[]> => {
  const { rows } = await sql<PostRow & Pick<FormerPost, 'endedAtMs' | 'endedByName'>>`
    select ${columns}, p.ended_at_ms as "endedAtMs", p.ended_by_name as "endedByName"
    from ${withNames}
    where p.tenant_id = ${tenantId} and ${below(where.path)}
      and (p.ended_at_ms is not null or (p.to_date <> '' and p.to_date < ${where.today}))
    order by coalesce(p.ended_at_ms,
      extract(epoch from (p.to_date || 'T16:00:00Z')::timestamptz) * 1000) desc, p.id
    limit ${maxPostsPerAnswer}`.execute(database)
  return rows.map(branded)
}
