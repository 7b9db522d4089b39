/** What becomes of a date, and of every Saturday of a summer. */
import fc from 'fast-check'
import type { Schedule } from '../../../src/domain/activity/activity'
import { momentsOf, planActivities, weekdayOf } from '../../../src/domain/activity/plan-activities'
import { addDays, chinaDate } from '../../../src/domain/calendar'

const nowMs = Date.UTC(2026, 2, 10, 2)
const morning = { from: '08:00', to: '11:00', quota: 20 }

const series = (part: Partial<Extract<Schedule, { kind: 'series' }>>): Schedule => ({
  kind: 'series',
  weekday: 6,
  fromDate: '2026-05-01',
  toDate: '2026-08-31',
  shifts: [morning],
  ...part,
})

const datesOf = (schedule: Schedule): readonly string[] | string => {
  const planned = planActivities('a', schedule, nowMs)
  return planned.ok ? planned.value.map(({ date }) => date) : planned.error.detail
}

test('a 红色召集令 on every Saturday from May to August is 18 activities', () => {
  const planned = planActivities('a', series({}), nowMs)
  const activities = planned.ok ? planned.value : []
  expect(activities).toHaveLength(18)
  expect(activities[0]).toEqual({
    id: 'a.1',
    date: '2026-05-02',
    shifts: [
      {
        id: 'a.1.s1',
        startsAtMs: Date.UTC(2026, 4, 2, 0),
        endsAtMs: Date.UTC(2026, 4, 2, 3),
        quota: 20,
      },
    ],
  })
  expect(activities.at(-1)?.date).toBe('2026-08-29')
})

test.each<[string, Schedule, readonly string[] | string]>([
  ['once', { kind: 'once', date: '2026-03-14', shifts: [morning] }, ['2026-03-14']],
  [
    'today, later',
    { kind: 'once', date: '2026-03-10', shifts: [{ ...morning, from: '10:01' }] },
    ['2026-03-10'],
  ],
  [
    'today, just now',
    { kind: 'once', date: '2026-03-10', shifts: [{ ...morning, from: '10:00' }] },
    '有一班的开始时间已经过了',
  ],
  ['the day itself', series({ fromDate: '2026-05-02', toDate: '2026-05-02' }), ['2026-05-02']],
  [
    'a week without that day',
    series({ fromDate: '2026-05-03', toDate: '2026-05-08' }),
    '这段日子里一次也没有，请核对星期和日期',
  ],
  [
    'the wrong way round',
    series({ fromDate: '2026-08-31', toDate: '2026-05-01' }),
    '这段日子里一次也没有，请核对星期和日期',
  ],
  ['61 weeks', series({ fromDate: '2026-05-01', toDate: '2027-07-01' }), '一个系列最多 60 次'],
  ['a century', series({ fromDate: '2026-05-01', toDate: '2150-07-01' }), '一个系列最多 60 次'],
  [
    'in two years',
    { kind: 'once', date: '2028-03-14', shifts: [morning] },
    '日期太远了，最多排到一年以后',
  ],
])('%s', (_name, schedule, expected) => expect(datesOf(schedule)).toEqual(expected))

test.each([
  ['08:00', '11:30', 3.5],
  ['22:00', '02:00', 4],
  ['08:00', '08:00', 24],
  ['00:00', '23:59', 23 + 59 / 60],
])('%s to %s takes %d hours', (from, to, hours) => {
  const { startsAtMs, endsAtMs } = momentsOf('2026-03-14', { from, to })
  expect((endsAtMs - startsAtMs) / 3_600_000).toBeCloseTo(hours)
  expect(chinaDate(startsAtMs)).toBe('2026-03-14')
})

test('the weekday is the one of the calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 80_000 }), (days) => {
      const date = addDays('1970-01-01', days)
      const sundayIsZero = new Date(`${date}T00:00:00Z`).getUTCDay()
      expect(weekdayOf(date) % 7).toBe(sundayIsZero)
    }),
  )
})
