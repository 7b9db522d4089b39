/** What is done with one row, case by case: whose it is, what changes, what stays, what a person decides. */
import { defaultVolunteering } from '../../../src/domain/settings/volunteering-rules'
import {
  decideVolunteer,
  isUnchanged,
  type ImportDay,
} from '../../../src/domain/volunteer-roster/decide-volunteer'
import type { VolunteerOnFile } from '../../../src/domain/volunteer-roster/match-volunteer'
import type { VolunteerRow } from '../../../src/domain/volunteer-roster/volunteer-roster'
import { isFree, mayBeSame } from '../../../src/domain/volunteer/own-entry'
import { noGuardian, type VolunteerDetails } from '../../../src/domain/volunteer/volunteer'
import { idOf } from '../../support/roster-workbook'

const idNumber = idOf('19620814', 102)
const details: VolunteerDetails = {
  ...{ name: '钱秀英', sex: 'female', birthDate: '1962-08-14', phone: '14405730001', idNumber },
  ...{ skills: ['理发'], serviceKinds: [], team: '巡逻队', politicalStatus: '' },
  guardian: noGuardian,
}
const row = (
  part: Partial<VolunteerRow> = {},
  own: Partial<VolunteerDetails> = {},
): VolunteerRow => ({
  ...{ sheet: '志愿者', rowNumber: 3, number: 'TX-7', registeredOn: '', notes: [] },
  ...{ totalMinutes: null, availableMinutes: 600, communityName: '', gridName: '' },
  ...part,
  details: { ...details, ...own },
})
const onFile = (
  part: Partial<VolunteerOnFile> = {},
  own: Partial<VolunteerDetails> = {},
): VolunteerOnFile => ({
  ...{ id: 'v1', number: 'TX-7', state: 'verified', memberId: null, isHere: true, imported: {} },
  ...{ openingMinutes: null, listedMinutes: null, carriedMinutes: null, balanceMinutes: 0 },
  ...part,
  details: { ...details, ...own },
})
const kinId = idOf('19600101', 102)
const kin = { idNumber: kinId, birthDate: '1960-01-01' }
const day: ImportDay = {
  ...{ today: '2026-03-10', rules: defaultVolunteering, personalCapMinutes: 0 },
  memberId: 'worker',
  shares: { volunteerIds: new Set(['v-kin']), idNumbers: new Set(['', kinId]) },
}
const decide = (one: VolunteerRow, ...others: readonly VolunteerOnFile[]) =>
  decideVolunteer(one, others, day)

/** 'update v1', 'defect opening-there', 'add TX-7'. */
const told = (one: VolunteerRow, ...others: readonly VolunteerOnFile[]): string => {
  const decision = decide(one, ...others)
  switch (decision.kind) {
    case 'add':
      return `add ${decision.number}`
    case 'update':
      return `update ${decision.volunteer.id}`
    case 'defect':
      return `defect ${decision.code}`
    case 'decide':
      return `decide ${decision.words.slice(0, 8)}`
  }
}

const anotherId = idOf('19650101', 101)
const stranger = { name: '孙大明', phone: '14405730005', idNumber: anotherId }
const noId = { idNumber: '' }

test.each<[string, VolunteerRow, readonly VolunteerOnFile[], string]>([
  ['nobody like that is new, with the old number', row(), [], 'add TX-7'],
  ['a number that is another person’s is given anew', row(), [onFile({}, stranger)], 'add '],
  [
    'the ID number decides, whatever the name',
    row({}, { name: '钱秀音' }),
    [onFile()],
    'update v1',
  ],
  ['the number with the name, where one has no ID number', row({}, noId), [onFile()], 'update v1'],
  [
    'telephone and name, where one has no ID number',
    row({ number: '' }, noId),
    [onFile({ number: 'A' })],
    'update v1',
  ],
  [
    'two ID numbers are two people',
    row({ number: '' }, { idNumber: anotherId, birthDate: '1965-01-01', sex: 'male' }),
    [onFile({ number: 'A' })],
    'add ',
  ],
  [
    'a name alone is nobody',
    row({ number: '' }, { ...noId, phone: '14405739999' }),
    [onFile()],
    'add ',
  ],
  [
    'several of one name and telephone',
    row({ number: '' }, noId),
    [onFile({ number: 'A' }), onFile({ id: 'v2', number: 'B' })],
    'decide 有几位志愿者同名',
  ],
  ['another community’s', row(), [onFile({ isHere: false })], 'decide 在别的社区已是志'],
  ['the importer’s own', row(), [onFile({ memberId: 'worker' })], 'decide 这是您自己，没有'],
  ['a relative’s hours', row(), [onFile({ id: 'v-kin' })], 'decide 这是您家里人的时'],
  ['those of one who is new', row({ totalMinutes: 9 }, kin), [], 'decide 这是您家里人的时'],
  ['a relative without hours', row({ availableMinutes: null }, kin), [], 'add TX-7'],
  [
    'a relative whose hours are kept',
    row(),
    [onFile({ id: 'v-kin', openingMinutes: 600 })],
    'update v-kin',
  ],
  ['who left', row(), [onFile({ state: 'left', memberId: 'm' })], 'decide 已退出志愿者，没'],
  ['who was declined', row(), [onFile({ state: 'declined' })], 'decide 以前登记没有通过'],
  [
    'who waits and is proven is verified',
    row(),
    [onFile({ state: 'waiting', memberId: 'm' })],
    'update v1',
  ],
  [
    'who waits and is not proven',
    row(),
    [onFile({ state: 'waiting', memberId: 'm' }, { phone: '13900000000' })],
    'decide 本人已在手机上登',
  ],
  ['another balance', row(), [onFile({ openingMinutes: 60 })], 'defect opening-there'],
  ['the same balance', row(), [onFile({ openingMinutes: 600 })], 'update v1'],
  ['another one that waits', row(), [onFile({ listedMinutes: 60 })], 'defect opening-waits'],
  ['the same that waits', row(), [onFile({ listedMinutes: 600 })], 'update v1'],
  [
    'another sum of old hours',
    row({ totalMinutes: 700 }),
    [onFile({ carriedMinutes: 600 })],
    'defect carried-there',
  ],
  ['a child alone', row({}, { ...noId, birthDate: '2015-01-01' }), [], 'defect guardian-needed'],
  [
    'a child with a guardian who consented',
    row(
      {},
      {
        ...{ ...noId, birthDate: '2015-01-01' },
        guardian: {
          name: '钱母',
          phone: '14405730002',
          relation: '母亲',
          consentedOn: '2026-01-01',
        },
      },
    ),
    [],
    'add TX-7',
  ],
])('%s', (_name, one, others, expected) => {
  expect(told(one, ...others)).toBe(expected)
})

test('what nobody touched follows the list, what was edited stays, and empty cells say nothing', () => {
  const own = onFile({ imported: { team: '巡逻队', skills: ['理发'] } }, { skills: ['书法'] })
  const decision = decide(row({}, { team: '', skills: ['剪纸'], politicalStatus: '群众' }), own)
  expect(decision).toMatchObject({
    kind: 'update',
    changed: [{ field: 'politicalStatus', to: '群众' }],
    kept: [{ field: 'skills', from: ['书法'], to: ['剪纸'] }],
    details: { team: '巡逻队', skills: ['书法'], politicalStatus: '群众' },
  })
})

test('the same list again changes nothing', () => {
  expect(isUnchanged(decide(row(), onFile({ openingMinutes: 600 })))).toBe(true)
  expect(isUnchanged(decide(row(), onFile({ listedMinutes: 600 })))).toBe(true)
  expect(isUnchanged(decide(row(), onFile()))).toBe(false)
})

test('what is beyond the cap is counted with what the account holds already', () => {
  const capped = { ...day, personalCapMinutes: 700 }
  const decision = decideVolunteer(row(), [onFile({ balanceMinutes: 250 })], capped)
  expect(decision).toMatchObject({ hours: { openingMinutes: 600, toPoolMinutes: 150 } })
})

test('an earlier entry may be of whoever gives its number, or telephone and name without one', () => {
  expect(mayBeSame({ ...details, ...noId }, details)).toBe(true)
  expect(mayBeSame({ ...details, ...noId, phone: '1' }, details)).toBe(false)
  expect(mayBeSame({ ...details, idNumber: anotherId }, details)).toBe(false)
})

test.each([
  ['verified', null, true, true],
  ['left', null, true, true],
  ['left', null, false, false],
  ['left', 'm', true, true],
  ['left', 'm', false, false],
  ['declined', 'm', true, true],
  ['declined', null, false, false],
  ['verified', 'm', true, false],
] as const)('%s held by %s, verified %s, is free: %s', (state, memberId, detailsVerified, free) => {
  expect(isFree({ state, memberId, detailsVerified })).toBe(free)
})
