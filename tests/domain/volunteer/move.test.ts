/** Who may ask to belong to another community, who takes them in, and what a request on its way is to whom. */
import {
  mayAskInPlaceOf,
  mayAskMove,
  mayGrant,
  mayTakeIn,
  moveSeenFrom,
} from '../../../src/domain/volunteer/move'

const codeOf = (may: ReturnType<typeof mayAskMove>): string => (may.ok ? 'may' : may.error.code)

test.each([
  ['verified', 'c2', 'may'],
  ['verified', 'c1', 'invalid'],
  ['waiting', 'c2', 'not-verified'],
  ['declined', 'c2', 'invalid'],
  ['left', 'c2', 'invalid'],
] as const)('%s in c1, to %s: %s', (state, toRegionId, code) => {
  expect(codeOf(mayAskMove({ state, regionId: 'c1' }, toRegionId))).toBe(code)
})

test('an office asks only in the place of who signs in nowhere', () => {
  expect(codeOf(mayAskInPlaceOf({ memberId: null }))).toBe('may')
  expect(codeOf(mayAskInPlaceOf({ memberId: 'ann' }))).toBe('invalid')
})

test.each([
  [null, 'may'],
  ['keeper', 'may'],
  ['taker', 'needs-another'],
] as const)('asked for by %s: granting it %s', (askedBy, code) => {
  expect(codeOf(mayGrant(askedBy, { memberId: 'taker' }))).toBe(code)
})

test.each([
  ['verified', 'may'],
  ['left', 'invalid'],
] as const)('%s: taking them in %s', (state, code) => {
  expect(codeOf(mayTakeIn({ state }))).toBe(code)
})

test.each([
  ['/s/c2/', 'in'],
  ['/s/c2/g3/', 'in'],
  ['/s/c1/', 'out'],
  ['/s/', 'within'],
  ['/s/c3/', ''],
  ['/s/c2/g4/', ''],
] as const)('from c1 to c2/g3, seen from %s: %s', (here, seen) => {
  expect(moveSeenFrom(here, { from: '/s/c1/', to: '/s/c2/g3/' })).toBe(seen)
})
