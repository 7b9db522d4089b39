/** A house is added and changed; two people who change different fields both win. */
import { addHouse, editHouse } from '../../../src/domain/house/write-house'
import { fixtureRecords, house } from '../../support/fixture-building'
import { accepted, recordSet, refusalOf, runRule } from '../../support/rule-runner'

const records = recordSet(fixtureRecords)
const { id, regionId, ...fields } = house('h-new', '1', 4, '401')
const nameless = { ...fields, estate: '', building: '', room: '' }

test('house.add puts the door into the region of the command', () => {
  const effect = accepted(runRule(addHouse, records, { houseId: id, fields }))
  expect(effect.changes).toEqual([{ kind: 'house', record: { id, regionId, ...fields } }])
})

test.each([
  ['id-taken', { houseId: 'h-1-101', fields }],
  ['invalid', { houseId: id, fields: nameless }],
  ['invalid', { houseId: id, fields: { ...nameless, estate: ' ', room: '\u3000' } }],
])('house.add is refused: %s', (code, args) => {
  expect(refusalOf(runRule(addHouse, records, args))).toBe(code)
})

test('house.edit changes fields and reports the one in which somebody was first', () => {
  const changes = { room: { from: '101', to: '103' }, floor: { from: 7, to: 2 } }
  const effect = accepted(runRule(editHouse, records, { houseId: 'h-1-101', changes }))
  expect(effect.changes[0]?.record).toMatchObject({ room: '103', floor: 1 })
  expect(effect.conflicts).toMatchObject([{ kind: 'house', field: 'floor', mine: 2, theirs: 1 }])
})

const wiped = {
  estate: { from: '迎凤二期', to: '' },
  building: { from: '15', to: '' },
  room: { from: '101', to: '' },
}
test.each([
  ['gone', { houseId: 'x', changes: {} }],
  ['invalid', { houseId: 'h-1-101', changes: wiped }],
])('house.edit is refused: %s', (code, args) => {
  expect(refusalOf(runRule(editHouse, records, args))).toBe(code)
})
