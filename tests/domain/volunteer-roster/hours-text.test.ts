/** Hours as offices write them, in whole minutes. */
import fc from 'fast-check'
import { minutesWords } from '../../../src/domain/minutes-words'
import {
  readHoursNumber,
  readHoursOfDays,
  readHoursText,
  type HoursReading,
} from '../../../src/domain/volunteer-roster/hours-text'

const told = (reading: HoursReading) => (reading.ok ? reading.minutes : reading.code)

test.each([
  ['12.5', 750],
  ['12小时30分', 750],
  ['12 小时 30 分钟', 750],
  ['１２小时３０分', 750],
  ['12时', 720],
  ['90分钟', 90],
  ['1,250.5', 75_030],
  ['12:30', 750],
  ['3个半小时', 210],
  ['8h', 480],
  ['100小时整', 6000],
  ['0', 0],
  ['', null],
  ['/', null],
  ['无', null],
  ['很多', 'hours-unreadable'],
  ['-3', 'hours-unreadable'],
  ['12:75', 'hours-unreadable'],
  ['12.5.1', 'hours-unreadable'],
  ['20001小时', 'hours-too-many'],
])('%s under hours', (text, expected) => {
  expect(told(readHoursText(text, 'hours'))).toBe(expected)
})

test('a bare number counts what its column says, and one with a unit what it says itself', () => {
  expect(told(readHoursText('750', 'minutes'))).toBe(750)
  expect(told(readHoursText('2小时', 'minutes'))).toBe(120)
  expect(told(readHoursNumber(12.33, 'hours'))).toBe(740)
  expect(told(readHoursNumber(-1, 'hours'))).toBe('hours-unreadable')
  expect(told(readHoursNumber(Number.NaN, 'hours'))).toBe('hours-unreadable')
  expect(told(readHoursOfDays(1.5))).toBe(2160)
})

test('what is written out is read back to the minute', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900_000 }), (minutes) => {
      expect(told(readHoursText(minutesWords(minutes), 'minutes'))).toBe(minutes)
    }),
  )
})

test('no text is read as less than nothing or as part of a minute', () => {
  const unit = fc.constantFrom('hours' as const, 'minutes' as const)
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), unit, (text, of) => {
      const read = readHoursText(text, of)
      if (!read.ok || read.minutes === null) return
      expect(Number.isInteger(read.minutes) && read.minutes >= 0).toBe(true)
    }),
  )
})
