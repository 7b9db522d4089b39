/** A street as large as 梧桐: 25 communities, 203 grids, 2,489 micro-grids and a post in most of them. For long lists. */
import * as v from 'valibot'
import type { Region } from '../../src/domain/organisation/region'
import { memberIdShape, regionIdShape } from '../../src/domain/shapes'
import type { ListedPost } from '../../src/protocol/contract'
import type { Access } from '../../src/protocol/pull'
import { fixtureOfficeAccess } from './fixture-office'

const id = (text: string) => v.parse(regionIdShape, text)

const region = (own: string, parentId: string, levelId: string, name: string): Region => ({
  id: id(own),
  parentId: id(parentId),
  levelId,
  name,
  code: '',
  ordinal: Number(own.slice(1)),
})

const count = (many: number): number[] => Array.from({ length: many }, (_, index) => index + 1)

const [root] = fixtureOfficeAccess.regions
if (!root) throw new Error('the fixture has no root')

const communities = count(25).map((n) => region(`c${n}`, 's1', 'community', `第${n}社区`))
const grids = count(203).map((n) => region(`g${n}`, `c${((n - 1) % 25) + 1}`, 'grid', `${n}网格`))
const microGrids = count(2489).map((n) =>
  region(`m${n}`, `g${((n - 1) % 203) + 1}`, 'micro-grid', `${Math.ceil(n / 203)}号微网格`),
)

export const streetAccess: Access = {
  ...fixtureOfficeAccess,
  regions: [root, ...communities, ...grids, ...microGrids],
}

const post = (n: number, kindId: string, { id: regionId, name }: Region): ListedPost => ({
  id: `post-${kindId}-${n}`,
  memberId: v.parse(memberIdShape, `member-${kindId}-${n}`),
  memberName: `${kindId === 'grid-leader' ? '网' : '微'}${n}`,
  kindId,
  regionId,
  regionName: name,
  scopeId: regionId,
  fromDate: '2026-03-01',
  toDate: '',
})

/** Every grid but the last has its leader; every micro-grid has one too, under the name of its kind here. */
export const streetPosts: readonly ListedPost[] = [
  ...grids.slice(0, -1).map((grid, index) => post(index + 1, 'grid-leader', grid)),
  ...microGrids.map((grid, index) => post(index + 1, 'community-worker', grid)),
]
