/** A household's life: in, out, elsewhere, divided, joined. Each command accepted once, and each refusal. */
import { editHousehold } from '../../../src/domain/household/edit-household'
import { joinHouseholds } from '../../../src/domain/household/join-households'
import { moveIn } from '../../../src/domain/household/move-in'
import { householdReturn, moveOut } from '../../../src/domain/household/move-out'
import { moveWithin } from '../../../src/domain/household/move-within'
import { splitHousehold } from '../../../src/domain/household/split-household'
import {
  fixtureRecords,
  house,
  household,
  regionId,
  resident,
} from '../../support/fixture-building'
import { accepted, recordSet, refusalOf, runRule } from '../../support/rule-runner'

const elsewhere = regionId('b16')
/** The fixture's building, a door in the next one with a household in it, and a second person with 李佳珍. */
const records = recordSet([
  ...fixtureRecords,
  {
    kind: 'house',
    record: { ...house('h-16', '1', 2, '201'), building: '16', regionId: elsewhere },
  },
  { kind: 'household', record: { ...household('hh-16', 'h-16'), regionId: elsewhere } },
  { kind: 'resident', record: resident('r-son', 'hh-1-101', '李小明') },
])
const closed = (id: string, state: 'left' | 'joined') =>
  records.with([{ kind: 'household', record: { ...household(id, 'h-1-101'), state } }])
const tomorrow = '2026-03-04'

describe('household.move-in', () => {
  const person = {
    residentId: 'r-new',
    fields: {
      name: '钱多',
      sex: 'unknown' as const,
      birthDate: '',
      phone: '',
      phoneRemark: '',
      relation: '户主',
      tags: [],
      ethnicGroup: '',
      politicalStatus: '',
      education: '',
      maritalStatus: '',
      residencyStatus: '',
      employer: '',
      remark: '',
    },
    idNumber: '330498198807068883',
  }
  const args = {
    householdId: 'hh-new',
    houseId: 'h-1-301',
    tenure: '租住',
    movedInOn: '2026-03-01',
    residents: [person],
  }

  test('makes the household, its people with what the ID number tells, and a line', () => {
    const effect = accepted(runRule(moveIn, records, args))
    const after = records.with(effect.changes)
    expect(after.get('household', 'hh-new')).toMatchObject({ houseId: 'h-1-301', state: 'living' })
    expect(after.get('resident', 'r-new')).toMatchObject({
      birthDate: '1988-07-06',
      sex: 'female',
      idNumberMask: '33**************83',
      state: 'living',
    })
    expect(effect.idNumbers).toEqual([{ residentId: 'r-new', idNumber: person.idNumber }])
    expect(after.get('lifeEvent', 'c-1')?.text).toBe('钱多 迁入 迎凤二期15幢1单元301室')
  })

  test('somebody lives there and no name is known yet', () => {
    const effect = accepted(runRule(moveIn, records, { ...args, residents: [] }))
    expect(effect.changes.map(({ kind }) => kind)).toEqual(['household', 'lifeEvent'])
  })

  const second = { ...person, residentId: 'r-new2' }
  test.each([
    ['gone', { ...args, houseId: 'h-16' }],
    ['id-taken', { ...args, householdId: 'hh-1-101' }],
    ['id-taken', { ...args, residents: [{ ...person, residentId: 'r-li' }] }],
    ['id-taken', { ...args, residents: [person, { ...person, idNumber: '' }] }],
    ['same-id-number', { ...args, residents: [person, second] }],
    ['invalid-id-number', { ...args, residents: [{ ...person, idNumber: '330498198807068884' }] }],
    [
      'sex-disagrees',
      { ...args, residents: [{ ...person, fields: { ...person.fields, sex: 'male' as const } }] },
    ],
  ])('is refused: %s', (code, wrong) => {
    expect(refusalOf(runRule(moveIn, records, wrong))).toBe(code)
  })
})

describe('household.edit', () => {
  const changes = { tenure: { from: '自有', to: '租住' } }
  test('changes the field, and shows both values when somebody was first', () => {
    const args = { householdId: 'hh-1-101', changes }
    const after = records.with(accepted(runRule(editHousehold, records, args)).changes)
    expect(after.get('household', 'hh-1-101')?.tenure).toBe('租住')
    const late = { ...args, changes: { tenure: { from: '自有', to: '借住' } } }
    expect(accepted(runRule(editHousehold, after, late)).conflicts).toMatchObject([
      { kind: 'household', id: 'hh-1-101', field: 'tenure', mine: '借住', theirs: '租住' },
    ])
  })
  test('is refused: gone', () => {
    expect(refusalOf(runRule(editHousehold, records, { householdId: 'x', changes }))).toBe('gone')
  })
})

describe('household.move-out and its return', () => {
  const args = { householdId: 'hh-1-101', on: '2026-03-01', whereTo: '嘉兴' }
  const left = records.with(accepted(runRule(moveOut, records, args)).changes)

  test('closes the household, its people and its promises, and says where to', () => {
    expect(left.get('household', 'hh-1-101')).toMatchObject({ state: 'left', movedOutOn: args.on })
    expect(left.get('resident', 'r-li')).toMatchObject({ state: 'left', leftOn: args.on })
    expect(left.get('followUp', 'f-1')).toMatchObject({ state: 'dropped', closingNote: '全户迁出' })
    expect(left.get('lifeEvent', 'c-1')?.text).toBe('李佳珍、李小明 迁出，去往 嘉兴')
  })

  test('the return brings back those who are named', () => {
    const back = { householdId: 'hh-1-101', residentIds: ['r-li'] }
    const after = left.with(accepted(runRule(householdReturn, left, back)).changes)
    expect(after.get('household', 'hh-1-101')).toEqual(records.get('household', 'hh-1-101'))
    expect(after.get('resident', 'r-li')).toEqual(records.get('resident', 'r-li'))
    expect(after.get('resident', 'r-son')?.state).toBe('left')
  })

  test.each([
    ['gone', records, { ...args, householdId: 'hh-16' }],
    ['already-done', left, args],
    ['household-closed', closed('hh-1-101', 'joined'), args],
    ['invalid', records, { ...args, on: tomorrow }],
  ])('move-out is refused: %s', (code, set, wrong) => {
    expect(refusalOf(runRule(moveOut, set, wrong))).toBe(code)
  })

  test.each([
    ['gone', left, { householdId: 'x', residentIds: [] }],
    ['already-done', records, { householdId: 'hh-1-101', residentIds: [] }],
    [
      'household-closed',
      closed('hh-1-101', 'joined'),
      { householdId: 'hh-1-101', residentIds: [] },
    ],
    ['not-in-household', left, { householdId: 'hh-1-101', residentIds: ['r-zhou'] }],
  ])('the return is refused: %s', (code, set, wrong) => {
    expect(refusalOf(runRule(householdReturn, set, wrong))).toBe(code)
  })
})

describe('household.move-within', () => {
  const args = { householdId: 'hh-1-101', toHouseId: 'h-16', toRegionId: 'b16', on: '2026-03-01' }

  test('takes everything of the household into the new region, its history included', () => {
    const after = records.with(accepted(runRule(moveWithin, records, args)).changes)
    expect(after.get('household', 'hh-1-101')).toMatchObject({ houseId: 'h-16', regionId: 'b16' })
    const whole = (['resident', 'visit', 'followUp', 'lifeEvent'] as const).flatMap((kind) =>
      after.ofHousehold(kind, 'hh-1-101'),
    )
    expect(whole.length).toBe(5)
    expect(whole.every((record) => record.regionId === 'b16')).toBe(true)
    // A visit keeps the door at which it was made.
    expect(after.get('visit', 'v-1')?.houseId).toBe('h-1-101')
  })

  test('within one region only the household changes', () => {
    const near = { ...args, toHouseId: 'h-1-301', toRegionId: 'b15' }
    const { changes } = accepted(runRule(moveWithin, records, near))
    expect(changes.map(({ kind }) => kind)).toEqual(['household', 'lifeEvent'])
  })

  test.each([
    ['gone', records, { ...args, householdId: 'x' }],
    ['gone', records, { ...args, toRegionId: 'b15' }],
    ['household-closed', closed('hh-1-101', 'left'), args],
    ['already-done', records, { ...args, toHouseId: 'h-1-101', toRegionId: 'b15' }],
    ['invalid', records, { ...args, on: tomorrow }],
  ])('is refused: %s', (code, set, wrong) => {
    expect(refusalOf(runRule(moveWithin, set, wrong))).toBe(code)
  })
})

describe('household.split', () => {
  const args = {
    householdId: 'hh-1-101',
    newHouseholdId: 'hh-new',
    residentIds: ['r-son'],
    toHouseId: 'h-16',
    toRegionId: 'b16',
    on: '',
  }

  test('founds a household for those who go; the rest stays, with a line in both timelines', () => {
    const after = records.with(accepted(runRule(splitHousehold, records, args)).changes)
    expect(after.get('resident', 'r-son')).toMatchObject({ householdId: 'hh-new', regionId: 'b16' })
    expect(after.get('resident', 'r-li')?.householdId).toBe('hh-1-101')
    expect(after.get('household', 'hh-new')).toMatchObject({ houseId: 'h-16', regionId: 'b16' })
    expect(after.all('lifeEvent').map((event) => [event.id, event.householdId])).toEqual([
      ['c-1', 'hh-1-101'],
      ['c-1.2', 'hh-new'],
    ])
  })

  test.each([
    ['gone', records, { ...args, householdId: 'x' }],
    ['gone', records, { ...args, toRegionId: 'b15' }],
    ['household-closed', closed('hh-1-101', 'left'), args],
    ['id-taken', records, { ...args, newHouseholdId: 'hh-16' }],
    ['not-in-household', records, { ...args, residentIds: ['r-son', 'r-zhou'] }],
    ['invalid', records, { ...args, residentIds: ['r-son', 'r-li'] }],
    ['invalid', records, { ...args, on: tomorrow }],
  ])('is refused: %s', (code, set, wrong) => {
    expect(refusalOf(runRule(splitHousehold, set, wrong))).toBe(code)
  })
})

describe('household.join', () => {
  const args = { householdId: 'hh-1-101', intoHouseholdId: 'hh-16', intoRegionId: 'b16' }

  test('brings people and open follow-ups along; the visits stay with the closed file', () => {
    const after = records.with(accepted(runRule(joinHouseholds, records, args)).changes)
    expect(after.get('household', 'hh-1-101')?.state).toBe('joined')
    expect(after.get('resident', 'r-li')).toMatchObject({ householdId: 'hh-16', regionId: 'b16' })
    expect(after.get('followUp', 'f-1')).toMatchObject({ householdId: 'hh-16', regionId: 'b16' })
    expect(after.get('visit', 'v-1')?.householdId).toBe('hh-1-101')
    expect(after.all('lifeEvent').length).toBe(2)
  })

  test.each([
    ['same-household', records, { ...args, intoHouseholdId: 'hh-1-101' }],
    ['gone', records, { ...args, householdId: 'x' }],
    ['gone', records, { ...args, intoRegionId: 'b15' }],
    ['already-done', closed('hh-1-101', 'joined'), args],
    ['household-closed', closed('hh-1-101', 'left'), args],
    [
      'household-closed',
      closed('hh-1-102', 'left'),
      { ...args, intoHouseholdId: 'hh-1-102', intoRegionId: 'b15' },
    ],
  ])('is refused: %s', (code, set, wrong) => {
    expect(refusalOf(runRule(joinHouseholds, set, wrong))).toBe(code)
  })
})
