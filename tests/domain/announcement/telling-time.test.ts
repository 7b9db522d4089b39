/** When an announcement is told to who asked for it: by day, once it is shown, at once when it is urgent. */
import fc from 'fast-check'
import { tellingTimeMs } from '../../../src/domain/announcement/telling-time'
import { addDays, chinaDate, startOfChinaDateMs } from '../../../src/domain/calendar'

const hourMs = 3_600_000
const hourOf = (atMs: number) => (atMs - startOfChinaDateMs(chinaDate(atMs))) / hourMs
const today = '2026-03-10'
const at = (hour: number) => startOfChinaDateMs(today) + hour * hourMs

test.each([
  ['outage', today, 14, at(14)],
  ['outage', today, 20.9, at(20.9)],
  ['outage', today, 21, at(24 + 8)],
  ['outage', today, 3, at(8)],
  ['urgent', today, 3, at(3)],
  ['urgent', '2026-03-12', 3, at(48 + 8)],
  ['policy', '2026-03-01', 14, at(14)],
] as const)('%s from %s on, at %s', (kind, fromDate, hour, expected) => {
  expect(tellingTimeMs({ kind, fromDate }, at(hour))).toBe(expected)
})

test('whatever is not urgent is told by day, never before it is shown, within half a day of that', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 * 24 * 60 }),
      fc.integer({ min: -30, max: 30 }),
      (minute, days) => {
        const nowMs = at(0) + minute * 60_000
        const fromDate = addDays(chinaDate(nowMs), days)
        const toldMs = tellingTimeMs({ kind: 'activity', fromDate }, nowMs)
        const shownMs = Math.max(nowMs, startOfChinaDateMs(fromDate))
        expect(toldMs).toBeGreaterThanOrEqual(shownMs)
        expect(toldMs - shownMs).toBeLessThanOrEqual(12 * hourMs)
        expect(hourOf(toldMs)).toBeGreaterThanOrEqual(8)
        expect(hourOf(toldMs)).toBeLessThan(21)
      },
    ),
  )
})
