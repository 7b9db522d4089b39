/** What the hotline's sheets say of time: moments and spans as people type them, and when a case is due. */
import fc from 'fast-check'
import { dueAtOf, readDue, readMoment } from '../../src/domain/hotline/read-due'
import { defaultMatters } from '../../src/domain/settings/matter-rules'

const at = (text: string) => Date.parse(`${text}+08:00`)

test.each([
  ['2026-03-02 09:30', at('2026-03-02T09:30:00')],
  ['2026/3/2 9:30:15', at('2026-03-02T09:30:00')],
  ['2026年3月2日 9：30', at('2026-03-02T09:30:00')],
  ['2026-03-02', at('2026-03-02T00:00:00')],
  ['2026-03-02 25:00', undefined],
  ['三月初', undefined],
])('来电时间 %s', (text, moment) => {
  expect(readMoment(text)?.atMs).toBe(moment)
})

test.each([
  ['', { kind: 'by-class' }],
  ['24小时', { kind: 'within', count: 24, unit: 'hours' }],
  ['5 个工作日内', { kind: 'within', count: 5, unit: 'workdays' }],
  ['7天', { kind: 'within', count: 7, unit: 'days' }],
  ['2026-03-09 17:00', { kind: 'at', atMs: at('2026-03-09T17:00:00') }],
  ['2026-03-09', { kind: 'at', atMs: at('2026-03-09T23:59:00') }],
  ['0天', null],
  ['尽快', null],
])('办理时限 “%s”', (text, due) => {
  expect(readDue(text)).toEqual(due)
})

test('five working days from a Friday noon end the next Friday noon; a class is left to the class', () => {
  const friday = at('2026-03-06T12:00:00')
  const due = { kind: 'within', count: 5, unit: 'workdays' } as const
  expect(dueAtOf(due, friday, defaultMatters)).toBe(at('2026-03-13T12:00:00'))
  expect(dueAtOf({ kind: 'by-class' }, friday, defaultMatters)).toBeUndefined()
})

test('more time is never due earlier, and nothing is due before the call', () => {
  const unit = fc.constantFrom('hours', 'days', 'workdays')
  const moment = fc.integer({ min: at('2026-01-01T00:00:00'), max: at('2027-01-01T00:00:00') })
  fc.assert(
    fc.property(unit, fc.integer({ min: 1, max: 90 }), moment, (of, count, fromMs) => {
      const due = (many: number) =>
        dueAtOf({ kind: 'within', count: many, unit: of }, fromMs, defaultMatters) ?? 0
      expect(due(count)).toBeGreaterThan(fromMs)
      expect(due(count + 1)).toBeGreaterThan(due(count))
    }),
  )
})
