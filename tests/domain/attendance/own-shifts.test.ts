/** At which of the own shifts a phone compares its place, also between two that follow each other. */
import type { PlaceCheck } from '../../../src/domain/activity/place-check'
import { readGateCode, rotatingCode } from '../../../src/domain/attendance/gate-code'
import { nextShift, placeAtScan } from '../../../src/domain/attendance/own-shifts'

const hour = 3_600_000
const checkAt = (latitude: number): PlaceCheck => ({
  point: { latitude, longitude: 120.565 },
  withinKm: 10,
})
interface Own {
  readonly shiftId: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly state: string
  readonly cancelled: boolean
  readonly placeCheck?: PlaceCheck | null
}
const first: Own = {
  shiftId: 's1',
  startsAtMs: 9 * hour,
  endsAtMs: 11 * hour,
  state: 'seated',
  cancelled: false,
  placeCheck: checkAt(30.1),
}
const second: Own = {
  ...first,
  shiftId: 's2',
  startsAtMs: 11 * hour,
  endsAtMs: 13 * hour,
  placeCheck: checkAt(30.2),
}
const asksNothing = { placeCheck: null }

const codeOf = (shiftId: string) =>
  readGateCode(rotatingCode('k', { shiftId, direction: 'in', step: 1 }))
const wall = readGateCode('LX2.0123456789abcdef01234567')
const found = (shifts: readonly Own[], nowMs: number) => {
  const { mayCheck, checkOf } = placeAtScan(shifts, nowMs, hour)
  const latitudeOf = (code: ReturnType<typeof readGateCode>) => checkOf(code)?.point.latitude
  return [mayCheck, latitudeOf(codeOf('s1')), latitudeOf(codeOf('s2')), latitudeOf(wall)]
}
const nothing = [false, undefined, undefined, undefined]
const ofTheFirst = [true, 30.1, undefined, 30.1]

test.each<[string, Partial<Own>, number, unknown]>([
  ['an hour before', {}, 8 * hour, ofTheFirst],
  ['an hour after', {}, 12 * hour, ofTheFirst],
  ['too early', {}, 8 * hour - 1, nothing],
  ['too late', {}, 12 * hour + 1, nothing],
  ['on the waiting list', { state: 'waiting' }, 10 * hour, nothing],
  ['cancelled', { cancelled: true }, 10 * hour, nothing],
  ['an activity that asks nothing', asksNothing, 10 * hour, nothing],
])('%s', (_what, part, nowMs, expected) => {
  expect(found([{ ...first, ...part }], nowMs)).toEqual(expected)
})

const threePast = 11 * hour + 180_000

test.each<[string, readonly Own[], number, unknown]>([
  ['each by its code, a wall by none', [first, second], threePast, [true, 30.1, 30.2, undefined]],
  [
    'only the second asks',
    [{ ...first, ...asksNothing }, second],
    threePast,
    [true, undefined, 30.2, undefined],
  ],
  [
    'only the first asks',
    [first, { ...second, ...asksNothing }],
    threePast,
    [true, 30.1, undefined, undefined],
  ],
  [
    'at one place',
    [first, { ...second, placeCheck: checkAt(30.1) }],
    threePast,
    [true, 30.1, 30.1, 30.1],
  ],
  [
    'the codes of the first hold no more',
    [first, second],
    12 * hour + 1,
    [true, undefined, 30.2, 30.2],
  ],
])('two that follow each other: %s', (_what, shifts, nowMs, expected) => {
  expect(found(shifts, nowMs)).toEqual(expected)
})

test('no other code, and nothing that an older version kept, asks where the phone is', () => {
  const { checkOf } = placeAtScan([first], 10 * hour, hour)
  expect([checkOf(null), checkOf(codeOf('another'))]).toEqual([null, null])
  const { placeCheck: _unknown, ...older } = first
  expect(found([older], 10 * hour)).toEqual(nothing)
})

test.each<[string, number, string | undefined]>([
  ['the one under way', threePast, 's2'],
  ['the first to come', 8 * hour, 's1'],
  ['none whose codes hold no more', 14 * hour + 1, undefined],
])('the next is %s', (_what, nowMs, shiftId) => {
  expect(nextShift([first, second], nowMs, hour)?.shiftId).toBe(shiftId)
})
