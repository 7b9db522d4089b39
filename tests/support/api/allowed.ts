/** Who may do what where, worked out from the posts and the tree of the test street alone: no code under test decides it. */
import type { Permission } from '../../../src/domain/organisation/permission'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import { pathOf, posts, regionIds, type TestMember } from './test-street'

export const everywhere: readonly string[] = [...regionIds, 'no-such-region']

export const isAllowed = (
  member: TestMember,
  permission: Permission,
  regionId: string,
): boolean => {
  if (member === 'nobody' || !regionIds.includes(regionId)) return false
  const [kindId, postRegionId] = posts[member]
  const kind = defaultSettings.postKinds.find(({ id }) => id === kindId)
  return (
    (kind?.permissions.includes(permission) ?? false) &&
    pathOf(regionId).split('/').includes(postRegionId)
  )
}
