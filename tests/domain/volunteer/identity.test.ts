/** Who a volunteer is, and what puts it right. */
import { isSamePerson, mayAskFor, mayPutRight } from '../../../src/domain/volunteer/identity'

const one = { name: '沈慧琴', birthDate: '1940-03-07', idNumber: '330483194003070029' }
const another = '330483194003070045'

test.each([
  ['the same', {}, true],
  ['who leaves the number out', { idNumber: '' }, true],
  ['of another number', { idNumber: another }, false],
  ['of another name', { name: '沈惠琴' }, false],
  ['born on another day', { birthDate: '1941-03-07', idNumber: '' }, false],
] as const)('who registers again is %s: %j', (_who, part, same) => {
  expect(isSamePerson(one, { ...one, ...part })).toBe(same)
  expect(isSamePerson({ ...one, ...part }, one)).toBe(same)
})

const name = '沈惠琴'
const noNumber = { ...one, idNumber: '' }
const words = '看了户口本'

test.each([
  ['nothing of it', one, {}, '', '', 'ok'],
  ['the name, without the card', one, { name }, '', '', 'card-differs'],
  ['the name, by another card', one, { name }, another, '', 'card-differs'],
  ['the name, without words', one, { name }, one.idNumber, ' ', 'invalid'],
  ['the name', one, { name }, one.idNumber, words, 'ok'],
  [
    'the number, by the former card',
    one,
    { idNumber: another },
    one.idNumber,
    words,
    'card-differs',
  ],
  ['the number, without words', one, { idNumber: another }, another, '', 'invalid'],
  ['the number', one, { idNumber: another }, another, words, 'ok'],
  ['a number away', one, { idNumber: '' }, one.idNumber, words, 'ok'],
  ['name and number', one, { name, idNumber: another }, another, words, 'invalid'],
  ['name and number away', one, { name, idNumber: '' }, one.idNumber, words, 'invalid'],
  ['a name without a number', noNumber, { name }, '', ' ', 'invalid'],
  ['a name without a number, in words', noNumber, { name }, '', words, 'ok'],
  ['a first number', noNumber, { idNumber: another }, another, words, 'ok'],
  ['a first number, without words', noNumber, { idNumber: another }, another, '', 'invalid'],
  ['name and first number', noNumber, { name, idNumber: another }, another, words, 'invalid'],
] as const)('putting right %s', (_what, before, part, idNumber, said, expected) => {
  const may = mayPutRight(before, { ...before, ...part }, { idNumber, words: said })
  expect(may.ok ? 'ok' : may.error.code).toBe(expected)
})

test('name and number together are not even asked for', () => {
  expect(mayAskFor(one, { ...one, name, idNumber: another }).ok).toBe(false)
  expect(mayAskFor(noNumber, { ...one, name }).ok).toBe(false)
  expect(mayAskFor(noNumber, { ...noNumber, name }).ok).toBe(true)
})
