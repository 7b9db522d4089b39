/** Merging two files and undoing it: exact, whatever the two files hold and whatever is taken over. */
import fc from 'fast-check'
import { mergeResidents, unmergeResidents } from '../../../src/domain/resident/merge-residents'
import { correctIdNumber } from '../../../src/domain/resident/correct-id-number'
import { editResident } from '../../../src/domain/resident/edit-resident'
import type { Resident, ResidentField } from '../../../src/domain/resident/resident'
import { commandIdShape } from '../../../src/domain/shapes'
import { household, regionId, resident } from '../../support/fixture-building'
import { accepted, recordSet, refusalOf, runRule, type RecordSet } from '../../support/rule-runner'
import * as v from 'valibot'

const elsewhere = regionId('b16')
const keep = resident('keep', 'hh-a', '李佳珍', {
  phone: '13800010001',
  tags: ['独居老人'],
  birthDate: '1941-05-06',
})
const drop = resident('drop', 'hh-b', '李佳真', {
  regionId: elsewhere,
  phone: '057312345678',
  tags: ['残疾'],
  education: '小学',
  idNumberMask: '33**************83',
})
const files = (one: Resident = keep, other: Resident = drop) =>
  recordSet([
    { kind: 'household', record: household('hh-a', 'h-a') },
    { kind: 'household', record: { ...household('hh-b', 'h-b'), regionId: elsewhere } },
    { kind: 'resident', record: one },
    { kind: 'resident', record: other },
  ])
const mergeArgs = { keepId: 'keep', dropId: 'drop', dropRegionId: 'b16' }
const undoArgs = { ...mergeArgs, eventId: 'c-1' }
const later = { commandId: v.parse(commandIdShape, 'c-2') }

const merge = (records: RecordSet, fields: (ResidentField | 'idNumber')[]) =>
  records.with(accepted(runRule(mergeResidents, records, { ...mergeArgs, fields })).changes)

describe('resident.merge', () => {
  test('keeps the dropped file whole and takes over what was chosen, tags joined', () => {
    const after = merge(files(), ['phone', 'tags'])
    expect(after.get('resident', 'keep')).toEqual({
      ...keep,
      phone: drop.phone,
      tags: ['独居老人', '残疾'],
    })
    expect(after.get('resident', 'drop')).toEqual({ ...drop, state: 'merged', mergedInto: 'keep' })
  })

  test('writes one line into each timeline, and the undoing into the dropped one', () => {
    const events = merge(files(), ['phone']).all('lifeEvent')
    expect(events.map(({ id, householdId, regionId: where }) => [id, householdId, where])).toEqual([
      ['c-1', 'hh-b', 'b16'],
      ['c-1.2', 'hh-a', 'b15'],
    ])
    expect(events.map(({ restores }) => restores !== null)).toEqual([true, false])
  })

  test('exchanges the ID numbers when asked, masks and vault alike', () => {
    const effect = accepted(
      runRule(mergeResidents, files(), { ...mergeArgs, fields: ['idNumber'] }),
    )
    expect(effect.idNumberExchanges).toEqual([{ residentId: 'keep', withResidentId: 'drop' }])
    const after = files().with(effect.changes)
    expect(after.get('resident', 'keep')?.idNumberMask).toBe(drop.idNumberMask)
    expect(after.get('resident', 'drop')?.idNumberMask).toBe('')
  })

  test.each([
    ['same-resident', files(), { ...mergeArgs, dropId: 'keep' }],
    ['gone', files(), { ...mergeArgs, keepId: 'nobody' }],
    ['gone', files(), { ...mergeArgs, dropRegionId: 'b15' }],
    ['already-done', merge(files(), []), mergeArgs],
    ['resident-not-living', files({ ...keep, state: 'merged', mergedInto: 'x' }), mergeArgs],
    ['resident-not-living', files(keep, { ...drop, state: 'merged', mergedInto: 'x' }), mergeArgs],
  ])('is refused: %s', (code, records, args) => {
    expect(refusalOf(runRule(mergeResidents, records, { ...args, fields: [] }))).toBe(code)
  })
})

describe('resident.unmerge', () => {
  const text = fc.string({ maxLength: 8, unit: fc.constantFrom('一', '二', '三', 'a') })
  const person = (id: string, home: Resident) =>
    fc
      .record({
        name: text.map((name) => `李${name}`),
        sex: fc.constantFrom('unknown' as const, 'male' as const, 'female' as const),
        birthDate: fc.constantFrom('', '1941-05-06', '1975-01-31'),
        phone: fc.constantFrom('', '13800010001', '13800010002'),
        tags: fc.uniqueArray(fc.constantFrom('独居老人', '残疾', '新居民', '低保户')),
        remark: text,
        education: text,
        idNumberMask: fc.constantFrom('', '33**************83', '33**************9X'),
        idNumberLegacy: fc.boolean(),
        state: fc.constantFrom('living' as const, 'left' as const, 'dead' as const),
      })
      .map((fields): Resident => ({ ...home, ...fields, id }))
  const fieldNames = fc.uniqueArray(
    fc.constantFrom<ResidentField | 'idNumber'>(
      'name',
      'sex',
      'birthDate',
      'phone',
      'tags',
      'remark',
      'education',
      'idNumber',
    ),
  )

  test('restores both files exactly, whatever they held and whatever was taken over', () => {
    fc.assert(
      fc.property(person('keep', keep), person('drop', drop), fieldNames, (one, other, fields) => {
        const merged = merge(files(one, other), fields)
        const effect = accepted(runRule(unmergeResidents, merged, undoArgs, later))
        const after = merged.with(effect.changes)
        expect(after.get('resident', 'keep')).toEqual(one)
        expect(after.get('resident', 'drop')).toEqual(other)
        expect(effect.conflicts).toEqual([])
        expect(effect.idNumberExchanges.length).toBe(fields.includes('idNumber') ? 1 : 0)
      }),
    )
  })

  test('leaves what somebody has changed since, and reports it', () => {
    const merged = merge(files(), ['phone', 'education'])
    const edit = {
      residentId: 'keep',
      changes: { phone: { from: drop.phone, to: '13900000000' } },
    }
    const edited = merged.with(accepted(runRule(editResident, merged, edit, later)).changes)
    const effect = accepted(runRule(unmergeResidents, edited, undoArgs, later))
    const after = edited.with(effect.changes).get('resident', 'keep')
    expect([after?.phone, after?.education]).toEqual(['13900000000', keep.education])
    expect(effect.conflicts).toMatchObject([{ field: 'phone', theirs: '13900000000' }])
  })

  test.each([
    ['left', '2026-02-01'],
    ['joined', ''],
  ] as const)('nobody comes back to live in a household that has %s since', (state, movedOutOn) => {
    const home = { ...household('hh-b', 'h-b'), regionId: elsewhere, state, movedOutOn }
    const gone = merge(files(), []).with([{ kind: 'household', record: home }])
    const effect = accepted(runRule(unmergeResidents, gone, undoArgs, later))
    const back = gone.with(effect.changes).get('resident', 'drop')
    expect(back).toEqual({ ...drop, state: 'left', leftOn: movedOutOn })
  })

  test('an ID number corrected after the merge stays with the kept file', () => {
    const merged = merge(files(), ['idNumber'])
    const correction = accepted(
      runRule(correctIdNumber, merged, { residentId: 'keep', idNumber: '' }, later),
    )
    const effect = accepted(
      runRule(unmergeResidents, merged.with(correction.changes), undoArgs, later),
    )
    expect(effect.idNumberExchanges).toEqual([])
  })

  test.each([
    ['not-merged', files(), undoArgs],
    ['not-merged', merge(files(), []), { ...undoArgs, eventId: 'c-9' }],
    ['not-merged', merge(files(), []), { ...undoArgs, eventId: 'c-1.2' }],
    ['gone', merge(files(), []), { ...undoArgs, dropRegionId: 'b15' }],
    [
      'resident-not-living',
      merge(files(), []).with([
        { kind: 'resident', record: { ...keep, state: 'merged', mergedInto: 'third' } },
      ]),
      undoArgs,
    ],
  ])('is refused: %s', (code, records, args) => {
    expect(refusalOf(runRule(unmergeResidents, records, args, later))).toBe(code)
  })

  test('a second undoing is refused, so that nothing is restored twice', () => {
    const merged = merge(files(), ['phone'])
    const once = merged.with(accepted(runRule(unmergeResidents, merged, undoArgs, later)).changes)
    expect(refusalOf(runRule(unmergeResidents, once, undoArgs, later))).toBe('not-merged')
  })
})
