/** Deadlines: by the clock, and in working time with weekends, holidays and shifted workdays. */
import fc from 'fast-check'
import {
  addMinutes,
  classOf,
  deadlineWords,
  dueAtMs,
  minutesBetween,
  minutesOf,
  warnAtMs,
} from '../../../src/domain/matter/deadline'
import {
  deadlineClasses,
  defaultMatters,
  type MatterRules,
} from '../../../src/domain/settings/matter-rules'

/** A moment in China. */
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)

const rules: MatterRules = {
  ...defaultMatters,
  // 国庆节 2026: rest from the first to the seventh, work on 9-20 and 10-10.
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  extraWorkDays: ['2026-09-20', '2026-10-10'],
}

test('a deadline is told as it is counted', () => {
  expect(deadlineWords('seven-days', rules)).toBe('7 个工作日内')
  expect(deadlineWords('one-day', rules)).toBe('24 小时内')
  expect(deadlineWords('seven-days', { ...rules, countedInWorkingTime: [] })).toBe('7 天内')
})

test('a category is of one class, seven days unless the tenant says otherwise', () => {
  expect(classOf('停水停电停气', rules)).toBe('two-hours')
  expect(classOf('政策咨询', rules)).toBe('one-day')
  expect(classOf('邻里纠纷', rules)).toBe('fifteen-days')
  expect(classOf('环境卫生', rules)).toBe('seven-days')
})

test.each([
  [
    'two hours run by the clock, also at night',
    'two-hours',
    '2026-11-21 23:30',
    '2026-11-22 01:30',
  ],
  ['24 hours run over a weekend', 'one-day', '2026-11-21 10:00', '2026-11-22 10:00'],
  ['seven workdays from a Monday morning', 'seven-days', '2026-11-16 08:30', '2026-11-24 17:30'],
  [
    'what comes on a Saturday begins on Monday',
    'seven-days',
    '2026-11-21 10:00',
    '2026-12-01 17:30',
  ],
  [
    'within the day it goes on where it stood',
    'seven-days',
    '2026-11-16 10:00',
    '2026-11-25 10:00',
  ],
  [
    'holidays do not count, a shifted Saturday does',
    'seven-days',
    '2026-09-30 08:30',
    '2026-10-14 17:30',
  ],
] as const)('%s', (_, deadlineClass, from, due) => {
  expect(dueAtMs(at(from), deadlineClass, rules)).toBe(at(due))
})

test('where nobody ever works, time runs by the clock', () => {
  const never = { ...rules, workFrom: '17:30', workTo: '08:30' }
  expect(dueAtMs(at('2026-11-21 10:00'), 'seven-days', never)).toBe(at('2026-11-28 10:00'))
  const always = Array.from({ length: 200 }, (_, day) =>
    new Date(Date.UTC(2026, 10, 1) + day * 86_400_000).toISOString().slice(0, 10),
  )
  const resting = { ...rules, holidays: always }
  expect(dueAtMs(at('2026-11-21 10:00'), 'seven-days', resting)).toBeGreaterThan(
    at('2027-05-01 00:00'),
  )
})

const moments = fc.integer({ min: at('2026-09-01 00:00'), max: at('2026-12-01 00:00') })
const classes = fc.constantFrom(...deadlineClasses)

test('what is added is what lies between, and more minutes are never earlier', () => {
  fc.assert(
    fc.property(moments, classes, fc.nat(12_000), fc.nat(600), (from, one, minutes, more) => {
      const until = addMinutes(from, minutes, one, rules)
      expect(minutesBetween(from, until, one, rules)).toBe(minutes)
      expect(addMinutes(from, minutes + more, one, rules)).toBeGreaterThanOrEqual(until)
    }),
  )
})

test('the warning lies between the beginning and the deadline', () => {
  fc.assert(
    fc.property(moments, classes, (from, one) => {
      const due = dueAtMs(from, one, rules)
      const warn = warnAtMs(from, due, one, rules)
      expect(warn).toBeGreaterThan(from)
      expect(warn).toBeLessThan(due)
      const left = minutesBetween(warn, due, one, rules)
      expect(Math.abs(left - minutesOf(one, rules) / 4)).toBeLessThanOrEqual(1)
    }),
  )
})
