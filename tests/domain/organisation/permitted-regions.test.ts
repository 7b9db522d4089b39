/** Where a member's posts allow something: by kind of post, by day, and for everything below the named region. */
import { mayActIn, permittedRegions } from '../../../src/domain/organisation/permitted-regions'
import { regionTree } from '../../../src/domain/organisation/region-tree'
import { fixtureAccess, regionId } from '../../support/fixture-building'
import { fixtureOfficeAccess } from '../../support/fixture-office'

const today = '2026-11-22'
const ids = (regions: readonly { readonly id: string }[]) => regions.map(({ id }) => id)

test('a post allows what its kind allows, in the region that it names', () => {
  expect(ids(permittedRegions(fixtureAccess, 'visit.write', today))).toEqual(['g1'])
  expect(permittedRegions(fixtureAccess, 'roster.import', today)).toEqual([])
  expect(ids(permittedRegions(fixtureOfficeAccess, 'roster.import', today))).toEqual(['s1'])
})

test('a post that has not begun, or is over, allows nothing', () => {
  expect(permittedRegions(fixtureAccess, 'visit.write', '2025-12-31')).toEqual([])
  const over = {
    ...fixtureAccess,
    posts: fixtureAccess.posts.map((post) => ({ ...post, toDate: '2026-11-21' })),
  }
  expect(permittedRegions(over, 'visit.write', today)).toEqual([])
})

test.each([
  ['b15', true],
  ['mg1', true],
  ['g1', true],
  ['c1', false],
  ['s1', false],
  ['elsewhere', false],
])('a post in the grid reaches %s: %s', (regionId, may) => {
  expect(mayActIn(fixtureAccess, 'visit.write', regionId, today)).toBe(may)
})

test('the tree lists parents before children, siblings by their place, and starts where asked', () => {
  const [first, ...rest] = fixtureAccess.regions
  if (!first) throw new Error('the fixture has no regions')
  const later = { ...first, id: regionId('g2'), parentId: regionId('c1'), ordinal: 2 }
  const lines = regionTree([later, ...[...rest].reverse(), first], 'c1')
  expect(lines.map(({ region, depth }) => `${region.id}@${depth}`)).toEqual([
    'c1@0',
    'g1@1',
    'mg1@2',
    'b15@3',
    'g2@1',
  ])
  expect(regionTree(fixtureAccess.regions, 'unknown')).toEqual([])
})
