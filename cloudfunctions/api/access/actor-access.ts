/**
 * Who calls, and what that person's posts allow. Loaded anew for every request and never kept beyond it,
 * so that a post that ended a second ago allows nothing.
 */
import { sql } from 'kysely'
import { chinaDate } from '../../../src/domain/calendar'
import type { Permission } from '../../../src/domain/organisation/permission'
import type { Post } from '../../../src/domain/organisation/post'
import type { PostKind, Settings } from '../../../src/domain/settings/settings'
import type { MemberId } from '../../../src/domain/shapes'
import type { Database } from '../database/connect'

export interface Actor {
  readonly tenantId: string
  readonly memberId: MemberId
  readonly memberName: string
}

/** A post that holds today, with the place of its region in the tree. */
export interface HeldPost extends Post {
  readonly path: string
  readonly scopeId: string
}

export interface ActorAccess {
  readonly actor: Actor
  readonly posts: readonly HeldPost[]
  readonly settings: Settings
  readonly tenantName: string
  readonly epoch: string
  readonly structureVersion: number
}

interface AccessRow {
  readonly name: string
  readonly settings: Settings
  readonly structure_version: number
  readonly epoch: string
  readonly posts: readonly Omit<HeldPost, 'memberId' | 'memberName'>[]
}

/** One statement. `database` may be a transaction. */
export const loadAccess = async (
  database: Database,
  actor: Actor,
  nowMs: number,
): Promise<ActorAccess> => {
  const { tenantId, memberId, memberName } = actor
  const today = chinaDate(nowMs)
  const { rows } = await sql<AccessRow>`
    select name, settings, structure_version, epoch, coalesce((
      select json_agg(json_build_object('id', p.id, 'kindId', p.kind_id, 'regionId', p.region_id,
        'fromDate', p.from_date, 'toDate', p.to_date, 'path', r.path, 'scopeId', r.scope_id)
        order by p.id)
      from post p join region r on r.tenant_id = p.tenant_id and r.id = p.region_id
      where p.tenant_id = t.id and p.member_id = ${memberId} and p.ended_at_ms is null
        and p.from_date <= ${today} and (p.to_date = '' or p.to_date >= ${today})
    ), '[]') as posts
    from tenant t where id = ${tenantId}`.execute(database)
  const row = rows[0]
  if (!row) throw new Error('The tenant of a member does not exist.')
  return {
    actor,
    posts: row.posts.map((post) => ({ ...post, memberId, memberName })),
    settings: row.settings,
    tenantName: row.name,
    epoch: row.epoch,
    structureVersion: row.structure_version,
  }
}

/** Posts of a kind that the settings do not know allow nothing. */
export const kindOf = (access: ActorAccess, post: Post): PostKind | undefined =>
  access.settings.postKinds.find(({ id }) => id === post.kindId)

/** The decision of every authorisation: a post of the right kind at the region or above it. */
export const may = (
  access: ActorAccess,
  permission: Permission,
  region: { readonly path: string },
): boolean =>
  access.posts.some(
    (post) =>
      region.path.startsWith(post.path) &&
      (kindOf(access, post)?.permissions.includes(permission) ?? false),
  )
