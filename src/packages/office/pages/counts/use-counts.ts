/** Counts by region: houses, households, residents, households met this month. Never by person, never ranked. */
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { countingPermissions } from '../../../../domain/organisation/permission'
import type { Region } from '../../../../domain/organisation/region'
import { regionTree } from '../../../../domain/organisation/region-tree'
import type { RegionCounts } from '../../../../protocol/contract'
import { useOffice } from '../../use-office'

export interface CountedRegion extends RegionCounts {
  readonly name: string
  readonly depth: number
}

/** In the order of the tree, which says nothing about who did more. */
export const inTreeOrder = (
  regions: readonly Region[],
  rootId: string,
  counts: readonly RegionCounts[],
): readonly CountedRegion[] => {
  const byRegion = new Map(counts.map((count) => [count.regionId, count]))
  return regionTree(regions, rootId).flatMap(({ region, depth }) => {
    const count = byRegion.get(region.id)
    return count ? [{ ...count, name: region.name, depth }] : []
  })
}

export const useCounts = () => {
  const office = useOffice(countingPermissions)
  const { application, access, region } = office
  const asked = useServerAnswer(region?.id ?? '', async () =>
    region ? application.server.organisation.counts({ regionId: region.id }) : [],
  )
  const lines =
    access && asked.answer.kind === 'answer'
      ? inTreeOrder(access.regions, office.regionId, asked.answer.value)
      : []
  return { ...office, ...asked, lines }
}
