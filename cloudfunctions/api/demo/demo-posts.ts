/** Gives the demo's people their posts, by the commands of those who may give them. */
import type { Api } from '../api'
import { pushAs } from './demo-actions'
import {
  communityWorkerId,
  demoCommunityCode,
  demoPeople,
  demoStreetCode,
  demoTenantId,
  streetAdministratorId,
} from './demo-people'

/** Regions of the demo by their names from the community down, joined by '/'. */
export const loadRegionIds = async ({ database }: Api): Promise<ReadonlyMap<string, string>> => {
  const rows = await database
    .selectFrom('region')
    .select(['id', 'parent_id', 'name'])
    .where('tenant_id', '=', demoTenantId)
    .orderBy('path')
    .execute()
  const names = new Map<string, string>()
  for (const { id, parent_id, name } of rows) {
    const above = names.get(parent_id ?? '') ?? ''
    names.set(id, parent_id === null ? '' : above === '' ? name : `${above}/${name}`)
  }
  return new Map([...names].map(([id, path]) => [path, id]))
}

/** '杨家门社区/第二网格' */
export const requireRegionId = async (api: Api, names: string): Promise<string> => {
  const id = (await loadRegionIds(api)).get(names)
  if (id === undefined) throw new Error(`The demo's roster has no ${names}`)
  return id
}

const appoint = (memberId: string, kindId: string, regionId: string, fromDate: string) => ({
  commandId: `demo-appoint-${memberId}`,
  name: 'post.appoint',
  regionId,
  args: { postId: `post-${memberId}`, memberId, kindId, fromDate, toDate: '' },
})

/** The worker alone, before the roster is there. */
export const appointWorker = (api: Api, fromDate: string): Promise<void> =>
  pushAs(api, streetAdministratorId, [
    appoint(communityWorkerId, 'community-worker', demoCommunityCode, fromDate),
  ])

/** Everybody below, once the roster has made their regions. Throws when one of them is not there. */
export const appointOthers = async (api: Api, fromDate: string): Promise<void> => {
  const regionIds = await loadRegionIds(api)
  const commands = demoPeople.flatMap(({ id, kindId, regionNames }) => {
    const isPosted = id === communityWorkerId || id === streetAdministratorId
    if (regionNames === null || isPosted) return []
    const regionId = regionIds.get(regionNames.join('/'))
    if (regionId === undefined)
      throw new Error(`The demo's roster has no ${regionNames.join('/')} below ${demoStreetCode}`)
    return [appoint(id, kindId, regionId, fromDate)]
  })
  await pushAs(api, communityWorkerId, commands)
}
