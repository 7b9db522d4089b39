/** One person's file: added, corrected, gone, back, moved. Each command accepted once, and each refusal. */
import { idCheckCharacter } from '../../../src/domain/id-number'
import { addResident } from '../../../src/domain/resident/add-resident'
import { correctIdNumber } from '../../../src/domain/resident/correct-id-number'
import {
  recordDeath,
  residentMoveOut,
  residentReturn,
} from '../../../src/domain/resident/departure'
import { editResident } from '../../../src/domain/resident/edit-resident'
import { moveResident } from '../../../src/domain/resident/move-resident'
import { noteAccess } from '../../../src/domain/resident/note-access'
import type { Resident } from '../../../src/domain/resident/resident'
import { fixtureRecords, household, regionId, resident } from '../../support/fixture-building'
import { accepted, recordSet, refusalOf, runRule } from '../../support/rule-runner'

const elsewhere = regionId('b16')
const records = recordSet([
  ...fixtureRecords,
  { kind: 'household', record: { ...household('hh-16', 'h-16'), regionId: elsewhere } },
])
const li = records.get('resident', 'r-li')
if (!li) throw new Error('the fixture has no 李佳珍')
const withLi = (over: Partial<Resident>) =>
  records.with([{ kind: 'resident', record: { ...li, ...over } }])
const merged = withLi({ state: 'merged', mergedInto: 'r-zhao' })
const left = withLi({ state: 'left', leftOn: '2026-01-01' })
const dead = withLi({ state: 'dead', leftOn: '2026-01-01' })
const closedHome = records.with([
  { kind: 'household', record: { ...household('hh-1-101', 'h-1-101'), state: 'left' } },
])
const tomorrow = '2026-03-04'

describe('resident.add', () => {
  const { id, regionId: _, householdId, ...rest } = resident('r-new', 'hh-1-101', '钱多')
  const { initials, idNumberMask, idNumberLegacy, state, leftOn, mergedInto, ...fields } = rest
  const args = { residentId: id, householdId, fields, idNumber: '' }

  test('adds the person to the household, in its region, with a line', () => {
    const effect = accepted(runRule(addResident, records, args))
    const after = records.with(effect.changes)
    expect(after.get('resident', 'r-new')).toEqual(resident('r-new', 'hh-1-101', '钱多'))
    expect(after.get('lifeEvent', 'c-1')?.text).toBe('新增 钱多')
    expect(effect.idNumbers).toEqual([])
    expect([initials, idNumberMask, idNumberLegacy, state, leftOn, mergedInto]).toEqual([
      '',
      '',
      false,
      'living',
      '',
      '',
    ])
  })

  test('a 15-digit number of before 1999 is taken in its 18-character form, and marked', () => {
    const legacy = { ...args, idNumber: '330498750621489' }
    const effect = accepted(runRule(addResident, records, legacy))
    expect(effect.idNumbers).toEqual([{ residentId: 'r-new', idNumber: '330498197506214897' }])
    expect(effect.changes[0]?.record).toMatchObject({
      idNumberLegacy: true,
      birthDate: '1975-06-21',
      sex: 'male',
      idNumberMask: '33**************97',
    })
  })

  test.each([
    ['gone', records, { ...args, householdId: 'hh-16' }],
    ['household-closed', closedHome, args],
    ['id-taken', records, { ...args, residentId: 'r-li' }],
    ['invalid-id-number', records, { ...args, idNumber: '33049819750621489' }],
    ['invalid', records, { ...args, fields: { ...fields, birthDate: tomorrow } }],
    [
      'birth-date-disagrees',
      records,
      { ...args, idNumber: '330498197506214897', fields: { ...fields, birthDate: '1975-06-12' } },
    ],
    [
      'sex-disagrees',
      records,
      { ...args, idNumber: '330498197506214897', fields: { ...fields, sex: 'female' as const } },
    ],
  ])('is refused: %s', (code, set, wrong) => {
    expect(refusalOf(runRule(addResident, set, wrong))).toBe(code)
  })
})

describe('resident.edit', () => {
  test('tags that two people added are joined up to the limit; beyond it is said so', () => {
    const many = Array.from({ length: 20 }, (_, at) => `类别${at}`)
    const add = (tags: readonly string[]) =>
      runRule(editResident, withLi({ tags: [...many.slice(0, 19)] }), {
        residentId: 'r-li',
        changes: { tags: { from: [], to: [...tags] } },
      })
    const joined = accepted(add(['新增一', '新增一']))
    expect(joined.changes[0]?.record).toMatchObject({ tags: [...many.slice(0, 19), '新增一'] })
    expect(refusalOf(add(['新增一', '新增二']))).toBe('invalid')
  })

  const args = {
    residentId: 'r-li',
    changes: { phone: { from: '13800010001', to: '13900000000' } },
  }
  test('changes the field', () => {
    expect(accepted(runRule(editResident, records, args)).changes).toEqual([
      { kind: 'resident', record: { ...li, phone: '13900000000' } },
    ])
  })
  const unborn = { residentId: 'r-li', changes: { birthDate: { from: '', to: tomorrow } } }
  test.each([
    ['gone', records, { ...args, residentId: 'x' }],
    ['resident-not-living', left, args],
    ['invalid', records, unborn],
  ])('is refused: %s', (code, set, wrong) => {
    expect(refusalOf(runRule(editResident, set, wrong))).toBe(code)
  })
})

describe('resident.correct-id-number', () => {
  const args = { residentId: 'r-chen', idNumber: '330498196812010010' }
  const first17 = '33049819990308002'
  const idNumber = first17 + idCheckCharacter(first17)

  test('keeps the mask on the file and sends the whole number to the vault', () => {
    const effect = accepted(runRule(correctIdNumber, records, { residentId: 'r-wu', idNumber }))
    expect(effect.idNumbers).toEqual([{ residentId: 'r-wu', idNumber }])
    expect(effect.changes[0]?.record).toMatchObject({
      idNumberMask: `33**************${idNumber.slice(-2)}`,
    })
    expect(JSON.stringify(effect.changes)).not.toContain(idNumber)
  })

  test('an empty number takes it off the file and leaves the rest', () => {
    const effect = accepted(runRule(correctIdNumber, records, { residentId: 'r-li', idNumber: '' }))
    expect(effect.changes).toEqual([{ kind: 'resident', record: { ...li, idNumberMask: '' } }])
    expect(effect.idNumbers).toEqual([{ residentId: 'r-li', idNumber: '' }])
  })

  test.each([
    ['gone', records, { ...args, residentId: 'x' }],
    ['resident-not-living', left, { ...args, residentId: 'r-li' }],
    ['invalid-id-number', records, { ...args, idNumber: '33****' }],
    ['birth-date-disagrees', records, { residentId: 'r-li', idNumber: '330498197506214897' }],
  ])('is refused: %s', (code, set, wrong) => {
    expect(refusalOf(runRule(correctIdNumber, set, wrong))).toBe(code)
  })
})

describe('resident.move-out, record-death and return', () => {
  const out = { residentId: 'r-li', on: '2026-03-01', whereTo: '女儿家' }
  const death = { residentId: 'r-li', on: '2026-03-01' }
  const back = { residentId: 'r-li', householdId: 'hh-1-101' }

  test('a mistaken departure is undone exactly', () => {
    for (const set of [
      records.with(accepted(runRule(residentMoveOut, records, out)).changes),
      records.with(accepted(runRule(recordDeath, records, death)).changes),
    ]) {
      expect(set.get('resident', 'r-li')?.leftOn).toBe('2026-03-01')
      const after = set.with(accepted(runRule(residentReturn, set, back)).changes)
      expect(after.get('resident', 'r-li')).toEqual(li)
    }
  })

  test('the timeline says it in plain words', () => {
    const words = [
      accepted(runRule(residentMoveOut, records, out)),
      accepted(runRule(recordDeath, left, death)),
      accepted(runRule(residentReturn, dead, back)),
    ].map(({ changes }) =>
      changes.flatMap((one) => (one.kind === 'lifeEvent' ? one.record.text : [])),
    )
    expect(words.flat()).toEqual(['李佳珍 迁出，去往 女儿家', '李佳珍 去世', '李佳珍 恢复居住'])
  })

  test.each([
    ['gone', records, { ...out, residentId: 'x' }],
    ['already-done', left, out],
    ['resident-not-living', dead, out],
    ['resident-not-living', merged, out],
    ['invalid', records, { ...out, on: tomorrow }],
  ])('move-out is refused: %s', (code, set, wrong) => {
    expect(refusalOf(runRule(residentMoveOut, set, wrong))).toBe(code)
  })

  test.each([
    ['gone', records, { ...death, residentId: 'x' }],
    ['already-done', dead, death],
    ['resident-not-living', merged, death],
    ['invalid', records, { ...death, on: tomorrow }],
    ['invalid', records, { ...death, on: '1941-05-05' }],
  ])('record-death is refused: %s', (code, set, wrong) => {
    expect(refusalOf(runRule(recordDeath, set, wrong))).toBe(code)
  })

  test.each([
    ['gone', left, { ...back, residentId: 'x' }],
    ['not-in-household', left, { ...back, householdId: 'hh-1-102' }],
    ['already-done', records, back],
    ['resident-not-living', merged, back],
    ['household-closed', left.with(closedHome.changes.filter((c) => c.kind === 'household')), back],
  ])('return is refused: %s', (code, set, wrong) => {
    expect(refusalOf(runRule(residentReturn, set, wrong))).toBe(code)
  })
})

describe('resident.move-to', () => {
  const args = {
    residentId: 'r-li',
    toHouseholdId: 'hh-16',
    toRegionId: 'b16',
    relation: '母亲',
    on: '2026-03-01',
  }

  test.each([
    ['who lives here', records],
    ['who had moved away', left],
  ])('one %s goes to live with another household, also in another region', (_, set) => {
    const after = set.with(accepted(runRule(moveResident, set, args)).changes)
    expect(after.get('resident', 'r-li')).toEqual({
      ...li,
      householdId: 'hh-16',
      regionId: 'b16',
      relation: '母亲',
    })
    expect(after.all('lifeEvent').map((event) => event.householdId)).toEqual(['hh-1-101', 'hh-16'])
  })

  const closedThere = records.with([
    {
      kind: 'household',
      record: { ...household('hh-16', 'h'), regionId: elsewhere, state: 'left' },
    },
  ])
  test.each([
    ['gone', records, { ...args, residentId: 'x' }],
    ['gone', records, { ...args, toRegionId: 'b15' }],
    ['same-household', records, { ...args, toHouseholdId: 'hh-1-101', toRegionId: 'b15' }],
    ['resident-not-living', dead, args],
    ['household-closed', closedThere, args],
    ['invalid', records, { ...args, on: tomorrow }],
  ])('is refused: %s', (code, set, wrong) => {
    expect(refusalOf(runRule(moveResident, set, wrong))).toBe(code)
  })
})

describe('access.note', () => {
  test.each(['show-phone', 'dial'] as const)('%s is noted and changes no record', (act) => {
    const effect = accepted(runRule(noteAccess, records, { residentId: 'r-li', act }))
    expect(effect.changes).toEqual([])
    expect(effect.accessNotes).toEqual([{ residentId: 'r-li', act }])
  })
  test('is refused: gone', () => {
    const args = { residentId: 'x', act: 'dial' as const }
    expect(refusalOf(runRule(noteAccess, records, args))).toBe('gone')
  })
})
