/** Search finds what people type, says why, and keeps up with typing over a whole community. */
import { buildSearchIndex, createSearch, search } from '../../../src/domain/resident/search'
import { fixtureRecords, house, household, resident } from '../../support/fixture-building'
import { recordSet } from '../../support/rule-runner'

const records = recordSet([
  ...fixtureRecords,
  { kind: 'house', record: { ...house('h-11', '3', 2, '203'), building: '11' } },
  { kind: 'house', record: { ...house('h-15-3', '3', 2, '203') } },
  { kind: 'household', record: household('hh-15-3', 'h-15-3') },
  {
    kind: 'resident',
    record: resident('r-203', 'hh-15-3', '李佳', { initials: 'lj', phone: '13800017929' }),
  },
  {
    kind: 'resident',
    record: resident('r-left', 'hh-1-101', '李佳珍', { initials: 'ljz', state: 'left' }),
  },
  {
    kind: 'resident',
    record: resident('r-merged', 'hh-1-101', '李佳珍', { state: 'merged', mergedInto: 'r-li' }),
  },
])
const index = buildSearchIndex(records)
const find = (query: string) => search(index, query)
const idsOf = (query: string) =>
  find(query).hits.map((hit) => (hit.kind === 'resident' ? hit.resident.id : hit.house.id))
/** The first hit's reasons, as field and the text that is lit up. */
const lit = (query: string) =>
  find(query).hits[0]?.matches.map(({ field, text, start, length }) => [
    field,
    text.slice(start, start + length),
  ])

test.each([
  ['a whole name before a longer one', '李佳', ['r-203', 'r-li', 'r-left']],
  ['a part of a name', '国强', ['r-zhao']],
  ['initials, whole before prefix', 'lj', ['r-203', 'r-li', 'r-left']],
  ['initials in capitals', 'ZGQ', ['r-zhao']],
  ['last four digits', '7929', ['r-203']],
  ['building-unit-room', '15-3-203', ['h-15-3', 'r-203']],
  ['building and room', '15幢203', ['h-15-3', 'r-203']],
  ['full width and measure words', '１５幢3单元203室', ['h-15-3', 'r-203']],
  ['estate and door', '迎凤二期15幢203', ['h-15-3', 'r-203']],
  ['a room alone, in every building', '203', ['h-11', 'h-15-3', 'r-203']],
  ['a room still being typed', '15-3-20', ['h-15-3', 'r-203']],
  ['several words narrow down', '老人 沈', ['r-shen']],
  ['name and room', '李 203', ['r-203']],
  ['a part of a tag', '独居', ['r-li', 'r-shen']],
  ['nothing', '', []],
  ['spaces only', '  ', []],
  ['nobody', '欧阳', []],
])('%s: %s', (_, query, ids) => {
  expect(idsOf(query)).toEqual(ids)
})

test('15-1 means building 15, unit 1, and building 15, room 1…: the unit is exact and comes first', () => {
  const hits = idsOf('15-1')
  expect(hits).toContain('h-1-101')
  expect(hits).toContain('r-li')
  expect(hits).not.toContain('h-11')
})

test('1幢 is not 11幢 or 15幢', () => {
  expect(idsOf('1幢')).toEqual([])
})

test('a merged file is not found; one who left comes after those who live here', () => {
  expect(idsOf('李佳珍')).toEqual(['r-li', 'r-left'])
})

test.each([
  ['佳珍', [['name', '佳珍']]],
  ['jz', [['initials', '佳珍']]],
  ['7929', [['phone', '7929']]],
  ['15-3-203', [['address', '15幢3单元203']]],
  [
    '独居 佳珍',
    [
      ['tag', '独居'],
      ['name', '佳珍'],
    ],
  ],
])('%s lights up what was found', (query, expected) => {
  expect(lit(query)).toEqual(expected)
})

test('a change of the records is found at once, and what did not change is not indexed again', () => {
  const find = createSearch()
  expect(find(records, '钱多').total).toBe(0)
  const after = records.with([
    { kind: 'resident', record: resident('r-new', 'hh-1-101', '钱多', { initials: 'qd' }) },
  ])
  expect(find(after, '钱多').total).toBe(1)
  const rebuilt = buildSearchIndex(after, index)
  expect(rebuilt.subjects.get('resident:r-li')).toBe(index.subjects.get('resident:r-li'))
  expect(rebuilt.subjects.has('resident:r-new')).toBe(true)
})
