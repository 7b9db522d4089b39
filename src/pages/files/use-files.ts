/** Buildings of one's own regions, grouped as the regions are; and the search over all that this phone holds. */
import { useMemo, useState } from 'react'
import { useApplication, useLive } from '../../app-context'
import { chinaDate } from '../../domain/calendar'
import { listBuildings, type BuildingLine } from '../../domain/house/building-list'
import { regionPath } from '../../domain/organisation/region'
import { createSearch } from '../../domain/resident/search'
import type { Snapshot } from '../../application'

/** More hits than fit a screen or two are not read; the page asks for one more character instead. */
const mostHits = 30

/** Kept for as long as the app runs: a rebuild after one saved visit is then a walk over the records only. */
const searchRecords = createSearch()

export interface BuildingGroup {
  readonly title: string
  readonly households: number
  readonly lines: readonly BuildingLine[]
}

export const useFiles = () => {
  const { ready, records, access } = useLive(({ ready, records, access }) => ({
    ready,
    records,
    access,
  }))
  const [query, setQuery] = useState('')
  const today = chinaDate(useApplication().device.clock.nowMs())
  const groups = useMemo(
    () => (access ? groupBuildings(records, access, today) : []),
    [records, access, today],
  )
  const answer = useMemo(
    () => (query.trim() === '' ? null : searchRecords(records, query, mostHits)),
    [records, query],
  )
  return { ready, signedIn: access !== null, groups, query, setQuery, answer, records }
}

/** One group for each community and grid, or whatever the two levels below the root are called here. */
const groupBuildings = (
  records: Snapshot['records'],
  { regions, settings }: NonNullable<Snapshot['access']>,
  today: string,
): readonly BuildingGroup[] => {
  const byId = new Map(regions.map((region) => [region.id as string, region]))
  const regionOf = new Map<string, string>()
  for (const { estate, building, regionId } of records.all('house'))
    regionOf.set(`${estate}|${building}`, regionId)
  const groups = new Map<string, BuildingLine[]>()
  for (const line of listBuildings({ records, settings, today })) {
    const path = regionPath(byId, regionOf.get(`${line.estate}|${line.building}`) ?? '')
    const title = path
      .slice(1, 3)
      .map(({ name }) => name)
      .join(' · ')
    groups.set(title, [...(groups.get(title) ?? []), line])
  }
  return [...groups.entries()].map(([title, lines]) => ({
    title,
    lines,
    households: lines.reduce((sum, { households }) => sum + households, 0),
  }))
}
