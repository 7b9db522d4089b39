/**
 * Which scopes a member's phone may hold, and for posts below the scope level (a building steward) which
 * part of a scope. Decided from posts, settings and the tree alone.
 */
import { sql } from 'kysely'
import type { Database } from '../database/connect'
import { isAtOrBelowAny } from './at-or-below'
import { kindOf, type ActorAccess } from './actor-access'

export interface CarriedScope {
  readonly scopeId: string
  /** The newest version given out; 0 when nothing was ever written here. */
  readonly version: number
  /** null: the whole scope. Else the paths below which records may be seen. */
  readonly onlyBelow: readonly string[] | null
}

const postsThatCarry = (access: ActorAccess) =>
  access.posts.filter((post) => {
    const kind = kindOf(access, post)
    return kind !== undefined && kind.carriesFiles && kind.permissions.includes('file.read')
  })

/** Paths of posts that see only a part of their scope; they decide when a phone has to start a scope anew. */
export const partialPaths = (access: ActorAccess): readonly string[] => {
  const carrying = postsThatCarry(access)
  const whole = carrying.filter((post) => post.scopeId === post.regionId)
  // A part inside something held whole is no part: when the whole post ends, the scope has to start anew.
  const isInside = ({ path }: { readonly path: string }) =>
    whole.some((post) => path.startsWith(post.path))
  return carrying
    .filter((post) => post.scopeId !== post.regionId && !isInside(post))
    .map((post) => post.path)
    .sort()
}

/** One statement, none without a post that carries files. Ordered by scope id. */
export const loadCarriedScopes = async (
  database: Database,
  access: ActorAccess,
): Promise<readonly CarriedScope[]> => {
  const carrying = postsThatCarry(access)
  if (carrying.length === 0) return []
  const wholePaths = carrying
    .filter((post) => post.scopeId === post.regionId)
    .map(({ path }) => path)
  const partial = carrying.filter((post) => post.scopeId !== post.regionId)
  const isWhole = isAtOrBelowAny('r.path', wholePaths)
  const { rows } = await sql<{ id: string; whole: boolean; version: number }>`
    select r.id, ${isWhole} as whole, coalesce(s.version, 0) as version
    from region r left join sync_scope s on s.tenant_id = r.tenant_id and s.scope_id = r.id
    where r.tenant_id = ${access.actor.tenantId} and r.scope_id = r.id
      and (${isWhole}
        or r.id = any(${partial.map((post) => post.scopeId)}::text[]))
    order by r.id`.execute(database)
  return rows.map(({ id, whole, version }) => ({
    scopeId: id,
    version,
    onlyBelow: whole
      ? null
      : partial.filter((post) => post.scopeId === id).map((post) => post.path),
  }))
}
