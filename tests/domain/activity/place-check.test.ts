/** Near or far, by the distance over ground; and of which own shift a phone is asked at all. */
import {
  distanceKm,
  placeSign,
  shiftToCheck,
  type PlaceCheck,
  type Point,
} from '../../../src/domain/activity/place-check'

const tongxiang: Point = { latitude: 30.63, longitude: 120.565 }
const jiaxing: Point = { latitude: 30.745, longitude: 120.755 }
const check: PlaceCheck = { point: tongxiang, withinKm: 10 }

test.each<[what: string, one: Point, other: Point, km: number]>([
  ['the same point', tongxiang, tongxiang, 0],
  ['two towns', tongxiang, jiaxing, 22.2],
  ['a degree to the north', { latitude: 0, longitude: 0 }, { latitude: 1, longitude: 0 }, 111.2],
  ['a degree to the east', { latitude: 60, longitude: 0 }, { latitude: 60, longitude: 1 }, 55.6],
  [
    'over the date line',
    { latitude: 0, longitude: 179.5 },
    { latitude: 0, longitude: -179.5 },
    111.2,
  ],
  ['the other side', { latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 }, 20015],
])('%s', (_what, one, other, km) => {
  expect(Math.abs(distanceKm(one, other) - km)).toBeLessThan(Math.max(0.1, km / 1000))
})

test.each<[string, Point | null, string]>([
  ['at the place', tongxiang, 'near'],
  ['some km off, as WeChat blurs it', { latitude: 30.68, longitude: 120.6 }, 'near'],
  ['in the next town', jiaxing, 'far'],
  ['declined', null, 'unchecked'],
])('%s', (_what, here, sign) => {
  expect(placeSign(check, here)).toBe(sign)
})

const hour = 3_600_000
const place = {
  shiftId: 's1',
  startsAtMs: 10 * hour,
  endsAtMs: 12 * hour,
  state: 'seated',
  cancelled: false,
  placeCheck: check,
}
const asked = { shiftId: 's1', check }

test.each<
  [
    string,
    Partial<Omit<typeof place, 'placeCheck'> & { placeCheck: PlaceCheck | null }>,
    number,
    unknown,
  ]
>([
  ['an hour before', {}, 9 * hour, asked],
  ['an hour after', {}, 13 * hour, asked],
  ['too early', {}, 9 * hour - 1, null],
  ['too late', {}, 13 * hour + 1, null],
  ['on the waiting list', { state: 'waiting' }, 11 * hour, null],
  ['cancelled', { cancelled: true }, 11 * hour, null],
  ['an activity that asks nothing', { placeCheck: null }, 11 * hour, null],
])('%s', (_what, part, nowMs, found) => {
  expect(shiftToCheck([{ ...place, ...part }], nowMs, hour)).toEqual(found)
})

test('what an older version kept asks nothing', () => {
  const { placeCheck: _unknown, ...older } = place
  expect(shiftToCheck([older], 11 * hour, hour)).toBeNull()
})
