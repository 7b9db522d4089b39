/**
 * Who may give, end or hand over which post. One rule: some post that I hold now covers the region, its kind
 * may manage posts, and it names the kind among its grants. What is given anew must also be a kind that is
 * still given, at a region of a level for which it is meant. Pure.
 */
import { whyNotGiven } from '../../../src/domain/organisation/post-giving'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { kindOf, type ActorAccess } from '../access/actor-access'

export const mayGrant = (
  access: ActorAccess,
  kindId: string,
  region: { readonly path: string },
): boolean =>
  access.settings.postKinds.some(({ id }) => id === kindId) &&
  access.posts.some((post) => {
    const kind = kindOf(access, post)
    return (
      region.path.startsWith(post.path) &&
      (kind?.permissions.includes('post.manage') ?? false) &&
      (kind?.grants.includes(kindId) ?? false)
    )
  })

/** What a new post is to be: of which kind, and where. */
export interface Giving {
  readonly kindId: string
  readonly region: { readonly path: string; readonly levelId: string }
}

export const checkGiving = (
  access: ActorAccess,
  { kindId, region }: Giving,
): Result<undefined, Refusal> => {
  const { settings } = access
  const kind = settings.postKinds.find(({ id }) => id === kindId)
  if (!kind || !mayGrant(access, kindId, region)) return refuse('may-not-grant')
  const problem = whyNotGiven(kind, region.levelId, settings)
  return problem === '' ? success(undefined) : refuse('invalid', problem)
}
