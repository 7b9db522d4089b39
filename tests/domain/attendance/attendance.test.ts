/** Attendances as a fold that does not know an order, and the minutes and oddities that come of them. */
import fc from 'fast-check'
import {
  attendedMinutes,
  joinAttendances,
  noAttendance,
  type Attendance,
} from '../../../src/domain/attendance/attendance'
import {
  anomaliesOf,
  hoursLine,
  lineProblem,
  type Attended,
} from '../../../src/domain/attendance/hours'
import { byHandWords } from '../../../src/domain/attendance/scan'
import { defaultVolunteering } from '../../../src/domain/settings/volunteering-rules'

const minute = 60_000
const shift = { startsAtMs: 100 * minute, endsAtMs: 220 * minute }

const one = fc.record({
  inAtMs: fc.option(fc.nat(1000)),
  outAtMs: fc.option(fc.nat(1000)),
  walkIn: fc.boolean(),
  lateCode: fc.boolean(),
})

test('joining is the same in any order, however often', () => {
  fc.assert(
    fc.property(fc.array(one), fc.array(fc.nat()), (parts, picks) => {
      const fold = (list: readonly Attendance[]) => list.reduce(joinAttendances, noAttendance)
      const again = picks.flatMap((pick) => parts[pick % Math.max(1, parts.length)] ?? [])
      expect(fold([...again, ...[...parts].reverse(), ...again])).toEqual(fold(parts))
    }),
  )
})

test.each([
  ['within the shift', 110, 190, 80],
  ['early and late do not count by themselves', 60, 300, 120],
  ['without a check-out the end closes it', 130, null, 90],
  ['without a check-in nothing is known', null, 190, 0],
  ['gone before it began', 60, 90, 0],
  ['the wrong way round the time between counts', 190, 110, 80],
  ['also where it reaches beyond the shift', 400, 10, 120],
])('%s', (_, from, to, minutes) => {
  const attendance = {
    ...noAttendance,
    inAtMs: from === null ? null : from * minute,
    outAtMs: to === null ? null : to * minute,
  }
  expect(attendedMinutes(attendance, shift)).toBe(minutes)
})

const attended = (changes: Partial<Attended> = {}): Attended => ({
  volunteerId: 'v1',
  attendance: { ...noAttendance, inAtMs: 100 * minute, outAtMs: 220 * minute },
  peopleOfPhone: 1,
  overlapping: 0,
  otherMinutesOfDay: 0,
  clockOffMs: 0,
  farAway: false,
  ...changes,
})

test.each([
  ['nothing odd', attended(), []],
  ['two shifts at once', attended({ overlapping: 1 }), ['overlap']],
  ['one phone for three', attended({ peopleOfPhone: 3 }), ['many-from-one-phone']],
  ['a couple shares a phone', attended({ peopleOfPhone: 2 }), []],
  ['a clock that is a little off', attended({ clockOffMs: 10 * minute }), []],
  ['a clock that is wrong', attended({ clockOffMs: 11 * minute }), ['clock-off']],
  ['a phone that was elsewhere', attended({ farAway: true }), ['far-away']],
  ['more than a day allows', attended({ otherMinutesOfDay: 361 }), ['over-daily-cap']],
  [
    'an old code and no check-out',
    attended({ attendance: { ...noAttendance, inAtMs: 100 * minute, lateCode: true } }),
    ['forgotten-check-out', 'late-code'],
  ],
  [
    'in and out the wrong way round',
    attended({
      attendance: { ...noAttendance, inAtMs: 210 * minute, outAtMs: 105 * minute },
    }),
    ['out-before-in'],
  ],
])('%s', (_, given, odd) => {
  expect(hoursLine(given, shift, defaultVolunteering).anomalies).toEqual(odd)
})

test('minutes added by hand are odd, and judged like all others by where else somebody was', () => {
  const unseen = attended({ attendance: noAttendance, overlapping: 1, otherMinutesOfDay: 400 })
  expect(hoursLine(unseen, shift, defaultVolunteering)).toMatchObject({
    ...{ proposedMinutes: 0, anomalies: ['overlap'] },
  })
  const odd = (minutes: number) => anomaliesOf(unseen, minutes, defaultVolunteering)
  expect(odd(60)).toEqual(['added-by-hand', 'overlap'])
  expect(odd(90)).toEqual(['added-by-hand', 'overlap', 'over-daily-cap'])
})

test('what is odd or changed is confirmed only with a reason', () => {
  const plain = hoursLine(attended(), shift, defaultVolunteering)
  const odd = hoursLine(attended({ overlapping: 1 }), shift, defaultVolunteering)
  expect(lineProblem(plain, 120, '')).toBe('')
  expect(lineProblem(plain, 100, '')).not.toBe('')
  expect(lineProblem(plain, 100, '提前走了')).toBe('')
  expect(lineProblem(odd, 120, ' ')).not.toBe('')
  expect(lineProblem(odd, 120, '两处离得近，问过了')).toBe('')
  // Nothing would be written of somebody whose check-in is missing: the leader looks first.
  const onlyOut = { ...noAttendance, outAtMs: 220 * minute }
  const unknown = hoursLine(attended({ attendance: onlyOut }), shift, defaultVolunteering)
  expect(unknown).toMatchObject({ proposedMinutes: 0, anomalies: ['no-check-in'] })
  expect(lineProblem(unknown, 0, '')).not.toBe('')
})

test('what was ticked by hand is said of each time, and nothing where all was scanned', () => {
  const said = [undefined, [], ['in'], ['out'], ['in', 'out']] as const
  expect(said.map((ticked) => byHandWords(ticked))).toEqual([
    '',
    '',
    '手工签到',
    '手工签退',
    '手工签到、签退',
  ])
})
