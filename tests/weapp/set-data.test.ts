/**
 * What the screen costs: setData for the steps of a day, with 300 doors in one building. A step that sends a whole list
 * again is noticed here, because WeChat draws as slowly as it is sent. The figures: npm run bench weapp.
 */
import { aims } from '../bench/weapp/aims'
import { beyondShown } from '../bench/weapp/costs'
import { measureDay, type DayCosts } from '../bench/weapp/day'
import { openFullStreet } from '../bench/weapp/full-street'
import type { Street } from './street'

let street: Street
let day: DayCosts

beforeAll(async () => {
  street = await openFullStreet()
  day = await measureDay(street)
})
afterAll(() => street.close())

test('launch, with the first sync of the grid: at most 10 KB', () => {
  expect(day.firstLaunch.bytes).toBeLessThan(10_000)
})

test('launch with the files on the phone: the frame, the day and what is done many times a day, at most 8 KB', () => {
  expect(day.launch.bytes).toBeLessThan(8_000)
  expect(day.launch.calls).toBeLessThanOrEqual(3)
})

test('a key in the search: one call, and 300 bytes beyond what it shows', () => {
  expect(day.keys.length).toBeGreaterThan(40)
  expect(day.keys.some(({ shownBytes }) => shownBytes > 900)).toBe(true)
  expect(day.keys.some(({ changed }) => !changed)).toBe(true)
  const dear = day.keys
    .map((key) => ({ ...key, beyond: beyondShown(key) }))
    .filter(({ calls, beyond }) => calls > 1 || beyond > aims.keyBeyondShownBytes)
  expect(dear).toEqual([])
})

test('a building of 300 doors: at most 96 KB, once', () => {
  expect(day.building.bytes).toBeLessThan(96_000)
})

test('from the building to a household with a history: at most 12 KB', () => {
  expect(day.household.bytes).toBeLessThan(12_000)
})

test('the form at the door: at most 12 KB, each key in it 300 bytes', () => {
  expect(day.form.bytes).toBeLessThan(12_000)
  expect(day.noteKey.bytes).toBeLessThan(300)
})

test('saving a visit: at most 4 KB on all pages together', () => {
  expect(day.saveVisit.bytes).toBeLessThanOrEqual(aims.saveVisitBytes)
})

test('300 doors that are due: at most 32 KB at first', () => {
  expect(day.dueList.bytes).toBeLessThan(32_000)
})

test('one row of 300 goes: at most 2 KB', () => {
  expect(day.visitedDoor.bytes).toBeLessThanOrEqual(aims.removeRowBytes)
  expect(day.refusedEntry.bytes).toBeLessThanOrEqual(aims.removeRowBytes)
})
