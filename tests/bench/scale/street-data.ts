/**
 * A street as large as the owner's: 203 grids, 2,489 micro-grids, 100,000 households with 300,000 residents, and the
 * 3,274 people whose phones follow them. Nobody in it is real.
 */
import type { RecordChange } from '../../../src/domain/record'
import type { MemberId, RegionId } from '../../../src/domain/shapes'
import { homeOf, residentOf, upTo, type Homes } from '../grid/grid-data'

export const streetSize = {
  grids: 203,
  microGrids: 2489,
  households: 100_000,
  phones: 3274,
} as const
const gridsPerCommunity = 7

const streetId = '330483001'
const communityOf = (grid: number) => `${streetId}${pad(Math.floor(grid / gridsPerCommunity))}`
export const gridOf = (grid: number) => `${communityOf(grid)}${pad(grid)}` as RegionId
export const microGridAt = (index: number) =>
  `${gridOf(index % streetSize.grids)}${pad(Math.floor(index / streetSize.grids))}` as RegionId

function pad(index: number): string {
  return String(index + 1).padStart(3, '0')
}

interface RegionRow {
  readonly id: string
  readonly parent_id: string | null
  readonly level_id: string
  readonly path: string
  readonly scope_id: string
}

const below = (parent: RegionRow, id: string, level_id: string): RegionRow => ({
  id,
  parent_id: parent.id,
  level_id,
  path: `${parent.path}${id}/`,
  scope_id: id,
})

export const regionRows = (): readonly RegionRow[] => {
  const street: RegionRow = {
    id: streetId,
    parent_id: null,
    level_id: 'street',
    path: `/${streetId}/`,
    scope_id: streetId,
  }
  const rows = new Map<string, RegionRow>([[streetId, street]])
  const add = (parent: RegionRow, id: string, level: string): RegionRow => {
    const row = rows.get(id) ?? below(parent, id, level)
    rows.set(id, row)
    return row
  }
  for (let index = 0; index < streetSize.microGrids; index++) {
    const grid = index % streetSize.grids
    const community = add(street, communityOf(grid), 'community')
    add(add(community, gridOf(grid), 'grid'), microGridAt(index), 'micro-grid')
  }
  return [...rows.values()]
}

export interface Worker {
  readonly memberId: MemberId
  readonly kindId: 'grid-leader' | 'micro-grid-leader'
  readonly regionId: RegionId
  /** A micro-grid in which this phone's visits are written. */
  readonly microGrid: number
}

/** A leader for each grid and each micro-grid; the others are second in a micro-grid. */
export const workers = (): readonly Worker[] =>
  Array.from({ length: streetSize.phones }, (_, index) => {
    const memberId = `worker-${index}` as MemberId
    if (index < streetSize.grids)
      return { memberId, kindId: 'grid-leader', regionId: gridOf(index), microGrid: index }
    const microGrid = (index - streetSize.grids) % streetSize.microGrids
    return { memberId, kindId: 'micro-grid-leader', regionId: microGridAt(microGrid), microGrid }
  })

export const homes: Homes = {
  households: streetSize.households,
  regionOf: (household) => microGridAt(household % streetSize.microGrids),
}

const residentsPerHousehold = 3

/** One of the residents of a household; without an ID number, which nobody asks for here. */
export const residentAt = (household: number, nth: number, remark = ''): RecordChange => {
  const change = residentOf(household + nth * streetSize.households, homes)
  return change.kind === 'resident'
    ? { ...change, record: { ...change.record, idNumberMask: '', remark } }
    : change
}

/** Houses, households and their residents, from one household up to another. */
export const recordsOf = (from: number, to: number): readonly RecordChange[] =>
  upTo(to - from, (offset) => {
    const household = from + offset
    const residents = upTo(residentsPerHousehold, (nth) => residentAt(household, nth))
    return [...homeOf(household, homes), ...residents]
  }).flat()
