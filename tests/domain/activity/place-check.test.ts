/** Near or far, by the distance over ground. */
import {
  distanceKm,
  placeSign,
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
