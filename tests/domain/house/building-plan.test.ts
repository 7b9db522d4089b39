/** A building drawn as it is: floors from the top, doors under each other, odd rooms apart. */
import { buildingPlan } from '../../../src/domain/house/building-plan'
import { listBuildings } from '../../../src/domain/house/building-list'
import { compareDoors, compareNatural } from '../../../src/domain/house/door-order'
import type { House } from '../../../src/domain/house/house'
import {
  fixtureRecords,
  fixtureSettings,
  house,
  household,
  resident,
} from '../../support/fixture-building'
import { recordSet } from '../../support/rule-runner'

const rules = { settings: fixtureSettings, today: '2026-03-10' }
const records = recordSet(fixtureRecords)
const address = { estate: '迎凤二期', building: '15', unit: '1' }
const plan = (set = records) => buildingPlan({ records: set, ...rules, ...address })
const picture = (set = records) =>
  plan(set).floors.map(({ floor, cells }) => [
    floor,
    ...cells.map((cell) => (cell ? `${cell.house.room}${cell.standing.state}` : null)),
  ])
const put = (...houses: House[]) =>
  records.with(houses.map((record) => ({ kind: 'house' as const, record })))

test('floors from the top down, one column for every door number, gaps kept', () => {
  expect(picture()).toEqual([
    [3, '301none', null],
    [2, '201overdue', '202none'],
    [1, '101overdue', '102overdue'],
  ])
  expect(plan().columnCount).toBe(2)
})

test('every storey down to the ground, and the number of each door that is not on file', () => {
  const high = put(house('h-high', '1', 6, '603'), house('h-cellar', '1', -1, '车位'))
  const rows = plan(high).floors.map(({ floor, rooms }) => [floor, ...rooms])
  expect(rows).toEqual([
    [6, '601', '602', '603', ''],
    [5, '501', '502', '503', ''],
    [4, '401', '402', '403', ''],
    [3, '301', '302', '303', ''],
    [2, '201', '202', '203', ''],
    [1, '101', '102', '103', ''],
    [-1, '', '', '', '车位'],
  ])
  const onFile = plan(high).floors.map(({ cells }) => cells.map((door) => door?.house.room ?? ''))
  expect(onFile.slice(0, 4)).toEqual([
    ['', '', '603', ''],
    ['', '', '', ''],
    ['', '', '', ''],
    ['301', '', '', ''],
  ])
})

test('two doors of one number: the second stands beside the columns, and nothing is lost', () => {
  const set = put(house('h-twin', '1', 1, '101'))
  expect(picture(set).at(-1)).toEqual([1, '101overdue', '102overdue', '101none'])
})

test('a door without storey stands apart', () => {
  const set = put({ ...house('h-garage', '1', 0, '车库12'), floor: null })
  expect(plan(set).apart.map(({ house: { room } }) => room)).toEqual(['车库12'])
  expect(picture(set)).toEqual(picture())
})

test('a room that names no column is set beside those that do', () => {
  const set = put(house('h-shop', '1', 1, '商铺3'))
  expect(picture(set).at(-1)).toEqual([1, '101overdue', '102overdue', '商铺3none'])
})

test('two households behind one door: the needier gives the state, both give their marks', () => {
  const set = records.with([
    { kind: 'household', record: household('hh-second', 'h-1-101') },
    { kind: 'resident', record: resident('r-second', 'hh-second', '租客', { tags: ['残疾'] }) },
  ])
  const cell = plan(set).floors.at(-1)?.cells[0]
  expect(cell?.households.length).toBe(2)
  expect(cell?.standing.state).toBe('overdue')
  expect([...(cell?.standing.marks ?? [])].sort()).toEqual(['残', '老'].sort())
})

test('buildings of a region with what they ask for', () => {
  const line = { estate: '迎凤二期', building: '15', title: '迎凤二期 15幢', units: ['1', '2'] }
  const counts = { houses: 8, households: 6, due: 4, overdue: 4 }
  expect(listBuildings({ records, ...rules, regionIds: new Set(['b15']) })).toEqual([
    { ...line, ...counts },
  ])
  expect(listBuildings({ records, ...rules, regionIds: new Set(['b16']) })).toEqual([])
})

test.each([
  ['2', '10'],
  ['A2', 'A10'],
  ['203', '203-1'],
  ['甲', '乙'],
  ['丙', '丁'],
  ['', '1'],
])('%p stands before %p', (one, other) => {
  expect(compareNatural(one, other)).toBeLessThan(0)
  expect(compareNatural(other, one)).toBeGreaterThan(0)
  expect(compareNatural(one, one)).toBe(0)
})

test('doors are walked by estate, building, unit, down the stairs, along the floor', () => {
  const at = (building: string, unit: string, floor: number | null, room: string) => ({
    ...{ estate: '迎凤二期', building, unit, floor, room },
  })
  const way = [
    at('2', '1', 11, '1101'),
    at('2', '1', null, '902'),
    at('2', '1', 1, '101'),
    at('2', '1', 1, '102'),
    at('2', '1', null, '车库'),
    at('2', '10', 3, '301'),
    at('10', '1', 6, '601'),
  ]
  expect([...way].reverse().sort(compareDoors)).toEqual(way)
})
