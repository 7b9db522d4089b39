/** Counts of one region and those right below it. Never by person, never ranked: the order is that of the tree. */
import { useRouter } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { askServiceCounts } from '../../../../components/service-counts/ask-service-counts'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { countingPermissions } from '../../../../domain/organisation/permission'
import type { Region } from '../../../../domain/organisation/region'
import { regionTree } from '../../../../domain/organisation/region-tree'
import type { RegionCounts } from '../../../../protocol/contract'
import { matches, placeBelow } from '../../region-words'
import { useOffice } from '../../use-office'

export interface CountedRegion extends RegionCounts {
  readonly name: string
  /** Whether there is something below it that can be counted by itself. */
  readonly opens: boolean
}

/** In the order of the tree, which says nothing about who did more. The region itself comes first. */
export const inTreeOrder = (
  regions: readonly Region[],
  rootId: string,
  counts: readonly RegionCounts[],
): readonly CountedRegion[] => {
  const byRegion = new Map(counts.map((count) => [count.regionId, count]))
  const parents = new Set(regions.map(({ parentId }) => parentId))
  return regionTree(regions, rootId).flatMap(({ region }) => {
    const count = byRegion.get(region.id)
    return count ? [{ ...count, name: region.name, opens: parents.has(region.id) }] : []
  })
}

export const useCounts = () => {
  const office = useOffice(countingPermissions)
  const { application, access, regionsById: known } = office
  const [query, setQuery] = useState('')
  const { regionId: wanted = '' } = useRouter().params
  const region = known.get(wanted) ?? office.region
  const rootId = region?.id ?? ''
  const asked = useServerAnswer(rootId, async () =>
    region ? application.server.organisation.counts({ regionId: region.id }) : [],
  )
  const served = useServerAnswer(rootId, () =>
    region
      ? askServiceCounts(application.server, region.id, application.device.clock.nowMs())
      : Promise.reject(new Error('no region')),
  )
  const below = useMemo(
    () => (access ? regionTree(access.regions, rootId).slice(1) : []),
    [access, rootId],
  )
  const lines =
    access && asked.answer.kind === 'answer'
      ? inTreeOrder(access.regions, rootId, asked.answer.value)
      : []
  const regionsBelow = useMemo(
    () => below.map(({ region: { id } }) => ({ id, place: placeBelow(known, rootId, id) })),
    [below, known, rootId],
  )
  return {
    ...office,
    // Who went down into one region goes back the same way, and not over to another of theirs.
    places: wanted === '' ? office.places : office.places.slice(0, 1),
    /** Where the region lies, for one that was opened from above. */
    within: wanted === '' ? '' : (known.get(region?.parentId ?? '')?.name ?? ''),
    asked,
    served,
    lines,
    regionsBelow,
    query,
    setQuery,
    found: query.trim() === '' ? null : regionsBelow.filter(({ place }) => matches(place, query)),
    open: (regionId: string): void => openPage(routes.counts, { regionId }),
  }
}
