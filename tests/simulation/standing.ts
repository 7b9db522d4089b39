/**
 * Who may do what where, worked out without the product: from the office commands that took effect, the rules in force
 * and the tree. Whether a post has ended is the word of the command that ended it, not of the table of posts.
 */
import type { Permission } from '../../src/domain/organisation/permission'
import type { PostKind } from '../../src/domain/settings/settings'
import type { CommandEnvelope } from '../../src/protocol/envelope'
import { posts as firstPosts } from '../support/api/test-street'

export interface HeldPost {
  readonly id: string
  readonly memberId: string
  readonly kindId: string
  readonly regionId: string
}

export interface Standing {
  readonly posts: readonly HeldPost[]
  readonly kinds: readonly PostKind[]
  /** Region → '/root/…/own-id/'. */
  readonly paths: ReadonlyMap<string, string>
}

/** What held at some moment between two. */
export const either = (before: Standing, after: Standing): Standing => ({
  posts: [...before.posts, ...after.posts],
  kinds: [...before.kinds, ...after.kinds],
  paths: new Map([...before.paths, ...after.paths]),
})

const regionsWhere = (
  { posts, kinds, paths }: Standing,
  memberId: string,
  counts: (kind: PostKind) => boolean,
): ReadonlySet<string> => {
  const held = posts.filter(
    (post) =>
      post.memberId === memberId && kinds.some((kind) => kind.id === post.kindId && counts(kind)),
  )
  const above = held.map(({ regionId }) => paths.get(regionId) ?? ' ')
  return new Set(
    [...paths].flatMap(([id, path]) => (above.some((up) => path.startsWith(up)) ? [id] : [])),
  )
}

/** Regions whose files the member's phone holds. */
export const regionsHeld = (standing: Standing, memberId: string): ReadonlySet<string> =>
  regionsWhere(
    standing,
    memberId,
    ({ carriesFiles, permissions }) => carriesFiles && permissions.includes('file.read'),
  )

export const regionsAllowed = (
  standing: Standing,
  memberId: string,
  permission: Permission,
): ReadonlySet<string> =>
  regionsWhere(standing, memberId, ({ permissions }) => permissions.includes(permission))

interface PostChange {
  readonly given?: HeldPost
  readonly endedId?: string
}

const changeOf = ({ name, regionId, args }: CommandEnvelope): PostChange | null => {
  const { postId, memberId, kindId } = args as Readonly<Record<string, string>>
  if (name === 'post.end') return { endedId: postId ?? '' }
  if (name !== 'post.appoint') return null
  return { given: { id: postId ?? '', memberId: memberId ?? '', kindId: kindId ?? '', regionId } }
}

const inspector: HeldPost = {
  id: 'post-inspector',
  memberId: 'inspector',
  kindId: 'community-worker',
  regionId: 'street',
}

const first: readonly HeldPost[] = [
  ...Object.entries(firstPosts).map(([memberId, [kindId, regionId]]) => ({
    id: `post-${memberId}`,
    memberId,
    kindId,
    regionId,
  })),
  inspector,
]

/** Every office command about posts that was ever sent, whatever became of it. */
export class PostBook {
  private readonly changes = new Map<string, PostChange>()

  /** Answers whether there was one among them. */
  note(commands: readonly CommandEnvelope[]): boolean {
    const changes = commands.flatMap((command) => {
      const change = changeOf(command)
      return change ? [[command.commandId, change] as const] : []
    })
    for (const [commandId, change] of changes) this.changes.set(commandId, change)
    return changes.length > 0
  }

  held(took: (commandId: string) => boolean): readonly HeldPost[] {
    const effective = [...this.changes].flatMap(([id, change]) => (took(id) ? [change] : []))
    const ended = new Set(effective.map(({ endedId }) => endedId))
    const given = effective.flatMap(({ given: post }) => (post ? [post] : []))
    return [...first, ...given].filter(({ id }) => !ended.has(id))
  }
}
