/** Who may be on file already: what counts, and what speaks against it. */
import { likelyDuplicates } from '../../../src/domain/resident/likely-duplicates'
import { resident } from '../../support/fixture-building'

const mask = '33**************83'
const onFile = resident('r', 'hh', '李佳珍', {
  birthDate: '1941-05-06',
  phone: '13800010001',
  idNumberMask: mask,
})
const probe = { name: '', birthDate: '', phone: '', idNumberMask: '' }
const reasons = (known: Partial<typeof probe> & { id?: string }, files = [onFile]) =>
  likelyDuplicates({ ...probe, ...known }, files).map((one) => one.reasons)

test.each([
  ['name and birth date', { name: '李佳珍', birthDate: '1941-05-06' }, [['姓名和出生日期相同']]],
  [
    'mask and birth date',
    { idNumberMask: mask, birthDate: '1941-05-06' },
    [['身份证首尾和出生日期相同']],
  ],
  ['name and mask', { name: '李佳珍', idNumberMask: mask }, [['姓名和身份证首尾相同']]],
  ['name and phone', { name: '李佳珍', phone: '13800010001' }, [['姓名和电话相同']]],
  [
    'a namesake of another age',
    { name: '李佳珍', birthDate: '1999-01-01', phone: '13800010001' },
    [],
  ],
  [
    'another number',
    { name: '李佳珍', phone: '13800010001', idNumberMask: '11**************11' },
    [],
  ],
  ['a name alone', { name: '李佳珍' }, []],
  ['a shared phone', { name: '王明', phone: '13800010001' }, []],
  ['two unknowns are not equal', { name: '', birthDate: '1941-05-06' }, []],
  ['the person themselves', { id: 'r', name: '李佳珍', birthDate: '1941-05-06' }, []],
])('%s', (_, known, expected) => {
  expect(reasons(known)).toEqual(expected)
})

test('a merged file is not offered, one who left is, and the most certain comes first', () => {
  const files = [
    { ...onFile, id: 'merged', state: 'merged' as const, mergedInto: 'r' },
    { ...onFile, id: 'left', state: 'left' as const, idNumberMask: '' },
    onFile,
  ]
  const known = { name: '李佳珍', birthDate: '1941-05-06', idNumberMask: mask }
  const found = likelyDuplicates({ ...probe, ...known }, files)
  expect(found.map(({ resident: { id } }) => id)).toEqual(['r', 'left'])
})
