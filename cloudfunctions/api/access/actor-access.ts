/**
 * Who calls, and what that person's posts allow. Loaded anew for every request and never kept beyond it,
 * so that a post that ended a second ago allows nothing.
 */
import { chinaDate } from '../../../src/domain/calendar'
import type { Permission } from '../../../src/domain/organisation/permission'
import type { Post } from '../../../src/domain/organisation/post'
import type { PostKind, Settings } from '../../../src/domain/settings/settings'
import type { MemberId } from '../../../src/domain/shapes'
import { CallError } from '../call-error'
import type { Database } from '../database/connect'
import { prepared, type Statements } from '../database/prepared'

/** Whom the entry vouches for. Whether that member exists is known once the access is loaded. */
export interface MemberKey {
  readonly tenantId: string
  readonly memberId: MemberId
}

export interface Actor extends MemberKey {
  readonly memberName: string
}

/** How whoever acts is written down; some have left no name. */
export const writtenName = (memberName: string): string => memberName || '(未留名)'

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

type PostRow = Omit<HeldPost, 'memberId' | 'memberName'>

interface AccessRow<Row extends PostRow = PostRow> {
  readonly member_id: MemberId
  readonly tenant_name: string
  readonly member_name: string
  readonly settings: Settings
  readonly structure_version: number
  readonly epoch: string
  readonly posts: readonly Row[]
}

/** `part`: what else is read of a post; `held`: which posts. */
const accessText = (part: string, held: string): string =>
  `select m.id as member_id, t.name as tenant_name, m.name as member_name, t.settings, t.structure_version, t.epoch,
    coalesce((
      select json_agg(json_build_object('id', p.id, 'kindId', p.kind_id, 'regionId', p.region_id,
        'fromDate', p.from_date, 'toDate', p.to_date, 'path', r.path, 'scopeId', r.scope_id${part})
        order by p.id)
      from post p join region r on r.tenant_id = p.tenant_id and r.id = p.region_id
      where p.tenant_id = t.id and p.member_id = m.id and p.from_date <= $3 and ${held}
    ), '[]') as posts
  from tenant t join member m on m.tenant_id = t.id
  where t.id = $1 and m.id = any($2::text[])`

const loadRows = prepared<AccessRow>(
  'access',
  accessText('', `p.ended_at_ms is null and (p.to_date = '' or p.to_date >= $3)`),
)

const loadPastRows = prepared<AccessRow<PastPostRow>>(
  'past-access',
  accessText(
    `, 'endedAtMs', p.ended_at_ms`,
    `(p.ended_at_ms is null or p.ended_at_ms > $4) and (p.to_date = '' or p.to_date >= $5)`,
  ),
)

interface PastPostRow extends PostRow {
  readonly endedAtMs: number | null
}

const accessOf = (tenantId: string, row: AccessRow): ActorAccess => {
  const { member_id: memberId, member_name: memberName } = row
  return {
    actor: { tenantId, memberId, memberName },
    posts: row.posts.map((post) => ({ ...post, memberId, memberName })),
    settings: row.settings,
    tenantName: row.tenant_name,
    epoch: row.epoch,
    structureVersion: row.structure_version,
  }
}

/** Of any number of members in one statement; whom this tenant does not know is not in it. */
export const loadAccesses = async (
  database: Database,
  tenantId: string,
  memberIds: readonly MemberId[],
  nowMs: number,
): Promise<ReadonlyMap<MemberId, ActorAccess>> => {
  if (memberIds.length === 0) return new Map()
  const rows = await loadRows(database, [tenantId, memberIds, chinaDate(nowMs)])
  return new Map(rows.map((row) => [row.member_id, accessOf(tenantId, row)]))
}

/** What somebody could do at some moment from then until now. */
export type PastAccess = (sinceMs: number) => ActorAccess

const pastAccessOf =
  (tenantId: string, row: AccessRow<PastPostRow>): PastAccess =>
  (sinceMs) => {
    const since = chinaDate(sinceMs)
    const posts = row.posts.filter(
      ({ fromDate, toDate, endedAtMs }) =>
        (toDate === '' || toDate >= since) &&
        // One that ended before its first day never held.
        (endedAtMs === null || (endedAtMs > sinceMs && fromDate <= chinaDate(endedAtMs))),
    )
    return accessOf(tenantId, { ...row, posts })
  }

/**
 * For what was done without a signal and arrives later: nobody loses it because the post ended meanwhile. No moment
 * before `earliestMs` may be asked about.
 */
export const loadPastAccesses = async (
  database: Statements,
  tenantId: string,
  memberIds: readonly MemberId[],
  { earliestMs, nowMs }: { readonly earliestMs: number; readonly nowMs: number },
): Promise<ReadonlyMap<MemberId, PastAccess>> => {
  if (memberIds.length === 0) return new Map()
  const days = [chinaDate(nowMs), earliestMs, chinaDate(earliestMs)]
  const rows = await loadPastRows(database, [tenantId, memberIds, ...days])
  return new Map(rows.map((row) => [row.member_id, pastAccessOf(tenantId, row)]))
}

/** One statement. `database` may be a transaction. CallError 'sign-in-again' when there is no such member. */
export const loadAccess = async (
  database: Database,
  { tenantId, memberId }: MemberKey,
  nowMs: number,
): Promise<ActorAccess> => {
  const access = (await loadAccesses(database, tenantId, [memberId], nowMs)).get(memberId)
  if (!access) throw new CallError('sign-in-again')
  return access
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

/** Of any kind: what was taken down for somebody there stays in these hands as long as a post there lasts. */
export const holdsPostAt = (access: ActorAccess, path: string): boolean =>
  access.posts.some((post) => path.startsWith(post.path))
