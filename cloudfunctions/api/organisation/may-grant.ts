/**
 * Who may give, end or hand over which post. One rule: some post that I hold now covers the region, its kind
 * may manage posts, and it names the kind among its grants. Pure.
 */
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
