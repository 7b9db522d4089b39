/** Reminders come in the daytime, before it begins, and to everybody for whom there is still such a time. */
import fc from 'fast-check'
import { reminderAt, reminderFor, remindersDue } from '../../../src/domain/activity/reminder'
import { chinaClock, chinaDate, chinaMoment } from '../../../src/domain/calendar'

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const saturday = at('2026-03-14 08:30')

test.each([
  ['days before', '2026-03-01 21:00', '2026-03-14 08:30', '2026-03-13 08:30'],
  ['for a shift at night', '2026-03-01 21:00', '2026-03-14 22:00', '2026-03-13 18:00'],
  ['for a shift before dawn', '2026-03-01 21:00', '2026-03-14 04:00', '2026-03-13 08:00'],
  ['on the day before', '2026-03-13 12:00', '2026-03-14 14:00', '2026-03-13 14:00'],
  ['too late for that', '2026-03-13 16:00', '2026-03-14 14:00', '2026-03-14 08:00'],
  ['too late for an early shift', '2026-03-13 16:00', '2026-03-14 08:30', null],
  ['on the day itself', '2026-03-14 09:00', '2026-03-14 14:00', null],
] as const)('signed up %s', (_name, signedUp, starts, reminded) => {
  const moment = reminderAt(at(signedUp), at(starts))
  expect(moment === null ? null : chinaMoment(moment)).toBe(reminded)
})

test('what is promised is what is done', () => {
  const promised = ['2026-03-01 21:00', '2026-03-13 09:00'].map((now) =>
    reminderFor(at(now), saturday),
  )
  expect(promised).toEqual(['day-before', 'none'])
  expect(reminderFor(at('2026-03-13 16:00'), at('2026-03-14 14:00'))).toBe('same-day')
})

const minute = 60_000
const start = fc.integer({ min: 0, max: 20 * 1440 }).map((minutes) => saturday + minutes * minute)

test('every reminder is in the daytime, later than the sign-up and in time, and the timer finds its shift then', () => {
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 4 * 1440 }), (startsAtMs, minutesBefore) => {
      const signedUpAtMs = startsAtMs - minutesBefore * minute
      const moment = reminderAt(signedUpAtMs, startsAtMs)
      if (moment === null) return minutesBefore <= 40 * 60
      const [clock, due] = [chinaClock(moment), remindersDue(moment)]
      expect([clock >= '08:00', clock < '20:00', moment > signedUpAtMs]).toEqual([true, true, true])
      expect(startsAtMs - moment).toBeGreaterThanOrEqual(60 * minute)
      expect(due?.upToMs).toBeGreaterThanOrEqual(startsAtMs)
      // Looked at on the day before, it is looked at once more on its own morning.
      const isOwnDay = chinaDate(moment) === chinaDate(startsAtMs)
      return !isOwnDay || (due?.sinceMs ?? 0) >= moment
    }),
  )
})

test('nobody’s phone rings at night', () => {
  for (const clock of ['20:00', '23:59', '00:00', '07:59'])
    expect(remindersDue(at(`2026-03-13 ${clock}`))).toBeNull()
})
