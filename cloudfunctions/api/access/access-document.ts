/** The access document that a phone holds (protocol/pull.ts), and the tag by which it knows that its own is old. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Region } from '../../../src/domain/organisation/region'
import type { Access } from '../../../src/protocol/pull'
import type { Database } from '../database/connect'
import { isAtOrBelowAny } from './at-or-below'
import { kindOf, type ActorAccess, type HeldPost } from './actor-access'
import { partialPaths } from './carried-scopes'

const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 20)

/**
 * '<what the document says>.<which parts of scopes are seen>'. The second half alone decides whether scopes
 * have to be fetched anew, because a renamed region or a new rule must not cost a full sync.
 */
export const accessTag = (access: ActorAccess): string => {
  const { actor, posts, structureVersion, tenantName } = access
  return `${digest([actor, posts, structureVersion, tenantName])}.${visibilityTag(access)}`
}

export const visibilityTag = (access: ActorAccess): string => {
  const paths = partialPaths(access)
  return paths.length === 0 ? 'whole' : digest(paths)
}

const withoutPlace = ({ path: _path, scopeId: _scopeId, ...post }: HeldPost) => post

/** The regions at and below the posts, and the way up to the root. One statement. */
const loadReachedRegions = async (
  database: Database,
  access: ActorAccess,
): Promise<readonly Region[]> => {
  const { tenantId } = access.actor
  const below = access.posts
    .filter((post) => kindOf(access, post)?.carriesFiles)
    .map(({ path }) => path)
  // Who carries no files (a whole street) works with regions down to the scopes, not with each building.
  const overview = access.posts
    .filter((post) => !kindOf(access, post)?.carriesFiles)
    .map(({ path }) => path)
  const ancestors = access.posts.flatMap((post) => post.path.split('/').filter(Boolean))
  const { rows } = await sql<Region>`
    select id, parent_id as "parentId", level_id as "levelId", name, code, ordinal
    from region
    where tenant_id = ${tenantId} and (
      ${isAtOrBelowAny('path', below)}
      or (${isAtOrBelowAny('path', overview)} and scope_id = id)
      or id = any(${ancestors}::text[]))
    order by path`.execute(database)
  return rows
}

export const loadAccessDocument = async (
  database: Database,
  access: ActorAccess,
): Promise<Access> => ({
  tenantName: access.tenantName,
  memberId: access.actor.memberId,
  memberName: access.actor.memberName,
  posts: access.posts.map(withoutPlace),
  regions: access.posts.length === 0 ? [] : await loadReachedRegions(database, access),
  settings: access.settings,
})
