/** Buildings of one's own regions, grouped as the regions are; and the search over all that this phone holds. */
import { useMemo, useState } from 'react'
import { useApplication, useLive } from '../../app-context'
import { chinaDate } from '../../domain/calendar'
import { listBuildings, type BuildingLine } from '../../domain/house/building-list'
import { phoneDuty } from '../../domain/organisation/phone-duty'
import { regionPath, type Region } from '../../domain/organisation/region'
import { createSearch } from '../../domain/resident/search'
import type { Snapshot } from '../../application'
import { foundLines, openHit } from './hit-lines'

/** More hits than fit a screen or two are not read; the page asks for one more character instead. */
const mostHits = 20

/** Kept for as long as the app runs: a rebuild after one saved visit is then a walk over the records only. */
const searchRecords = createSearch()

export interface BuildingGroup {
  readonly title: string
  readonly households: number
  readonly overdue: number
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
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const toggle = (title: string): void => {
    const next = new Set(opened)
    if (!next.delete(title)) next.add(title)
    setOpened(next)
  }
  return {
    ready,
    duty: access ? phoneDuty(access, today) : null,
    groups,
    /** A single grid lies open; of many only those that somebody opened, so that the list stays light. */
    isOpen: (title: string): boolean => groups.length === 1 || opened.has(title),
    toggle,
    query,
    setQuery,
    found: foundLines(answer, query, records),
    openHit: (row: number): void => {
      const hit = answer?.hits[row]
      if (hit) openHit(hit, records)
    },
  }
}

/** One group for each community and grid, or whatever the two levels below the root are called here, as the tree has them. */
const groupBuildings = (
  records: Snapshot['records'],
  { regions, settings }: NonNullable<Snapshot['access']>,
  today: string,
): readonly BuildingGroup[] => {
  const byId = new Map(regions.map((region) => [region.id as string, region]))
  const regionOf = new Map<string, string>()
  for (const { estate, building, regionId } of records.all('house'))
    regionOf.set(`${estate}|${building}`, regionId)
  const placeOf = new Map(regions.map(({ id }, place) => [id as string, place]))
  const groups = new Map<string, ReturnType<typeof groupOf>>()
  for (const line of listBuildings({ records, settings, today })) {
    const path = regionPath(byId, regionOf.get(`${line.estate}|${line.building}`) ?? '')
    const named = path.slice(1, 3)
    const title = named.map(({ name }) => name).join(' · ')
    const group = groups.get(title)
    if (group) group.lines.push(line)
    else groups.set(title, groupOf(named, placeOf, line))
  }
  const sameAbove = new Set([...groups.values()].map(({ aboveId }) => aboveId)).size === 1
  return [...groups.entries()]
    .sort(([, one], [, other]) => one.place - other.place)
    .map(([title, { name, lines }]) => ({
      // Within one community its name is not said at every grid.
      title: groups.size > 1 && sameAbove ? name : title,
      lines,
      households: lines.reduce((sum, { households }) => sum + households, 0),
      overdue: lines.reduce((sum, { overdue }) => sum + overdue, 0),
    }))
}

const groupOf = (
  named: readonly Region[],
  placeOf: ReadonlyMap<string, number>,
  line: BuildingLine,
) => {
  const last = named.at(-1)
  return {
    name: last?.name ?? '',
    aboveId: last?.parentId ?? '',
    place: placeOf.get(last?.id ?? '') ?? 0,
    lines: [line],
  }
}
