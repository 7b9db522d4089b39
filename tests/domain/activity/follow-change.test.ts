/** A change of one Saturday that holds for all that are to come. */
import {
  followChange,
  type SeriesShift,
  type WhyKept,
} from '../../../src/domain/activity/follow-change'
import { momentsOf } from '../../../src/domain/activity/plan-activities'
import { chinaMoment } from '../../../src/domain/calendar'

const at = (
  id: string,
  date: string,
  [from, to]: readonly [string, string] = ['09:00', '11:00'],
  part: Partial<SeriesShift> = {},
): SeriesShift => ({
  ...{ id, activityId: id.replace(/\.s\d+$/, ''), ...momentsOf(date, { from, to }) },
  ...{ quota: 20, seatsTaken: 0, state: 'open', ...part },
})

const first = at('a.1.s1', '2026-05-02')
const later = (...part: Parameters<typeof at> extends [string, ...infer Rest] ? Rest : never) =>
  at('a.2.s1', ...part)
const next = (date: string, from: string, to: string, quota = 20) => ({
  ...{ id: first.id, ...momentsOf(date, { from, to }), quota },
})

/** '2026-05-09 08:30 120 min 25', then what was kept. */
const followed = (wanted: ReturnType<typeof next>, one: SeriesShift) => {
  const { changes, kept } = followChange({ shift: first, next: wanted }, [first, one])
  return {
    changes: changes.map(
      ({ next: { startsAtMs, endsAtMs, quota } }) =>
        `${chinaMoment(startsAtMs)} ${(endsAtMs - startsAtMs) / 60_000} min, ${quota}`,
    ),
    kept: kept.map(({ shift, why }) => `${why} ${chinaMoment(shift.startsAtMs)} ${shift.quota}`),
  }
}

const earlier = next('2026-05-02', '08:30', '11:00')
const more = next('2026-05-02', '09:00', '11:00', 25)
const fewer = next('2026-05-02', '08:30', '11:00', 10)
const sunday = next('2026-05-03', '09:00', '11:00')
const weekOn = next('2026-05-09', '09:00', '11:00')
const saturday = '2026-05-09'

test.each<[string, typeof earlier, SeriesShift, string]>([
  ['another time', earlier, later(saturday), '2026-05-09 08:30 150 min, 20'],
  ['more seats', more, later(saturday), '2026-05-09 09:00 120 min, 25'],
  [
    'more seats where it lasts longer',
    more,
    later(saturday, ['09:00', '12:00']),
    '2026-05-09 09:00 180 min, 25',
  ],
  [
    'another time where there are more seats',
    earlier,
    later(saturday, undefined, { quota: 40, seatsTaken: 33 }),
    '2026-05-09 08:30 150 min, 40',
  ],
  ['another day', sunday, later(saturday), '2026-05-10 09:00 120 min, 20'],
  ['another day, where it is there', sunday, later('2026-05-10'), '2026-05-10 09:00 120 min, 20'],
  ['a week later', weekOn, later(saturday), '2026-05-16 09:00 120 min, 20'],
  [
    'another time, where it is there',
    fewer,
    later(saturday, ['08:30', '11:00']),
    '2026-05-09 08:30 150 min, 10',
  ],
  [
    'another time, put off to a Sunday',
    earlier,
    later('2026-05-10'),
    '2026-05-10 08:30 150 min, 20',
  ],
])('%s', (_name, wanted, one, change) =>
  expect(followed(wanted, one)).toEqual({ changes: [change], kept: [] }),
)

test.each<[string, typeof earlier, SeriesShift, string, readonly string[]]>([
  [
    'seats of its own',
    more,
    later(saturday, undefined, { quota: 40, seatsTaken: 3 }),
    '2026-05-09 09:00 120 min, 40',
    ['other-quota 2026-05-09 09:00 40'],
  ],
  [
    'fewer seats of its own',
    fewer,
    later(saturday, undefined, { quota: 5 }),
    '2026-05-09 08:30 150 min, 5',
    ['other-quota 2026-05-09 08:30 5'],
  ],
  [
    'a length of its own',
    earlier,
    later(saturday, ['09:00', '12:00']),
    '2026-05-09 08:30 180 min, 20',
    ['other-length 2026-05-09 08:30 20'],
  ],
  [
    'both',
    fewer,
    later(saturday, ['09:00', '12:00'], { quota: 40 }),
    '2026-05-09 08:30 180 min, 40',
    ['other-length 2026-05-09 08:30 40', 'other-quota 2026-05-09 08:30 40'],
  ],
  [
    'a length of its own, where all begin earlier and none lasts longer',
    next('2026-05-02', '08:30', '10:30'),
    later(saturday, ['09:00', '12:00']),
    '2026-05-09 08:30 180 min, 20',
    [],
  ],
  [
    'already what all are to have',
    fewer,
    later(saturday, ['09:00', '11:30'], { quota: 10 }),
    '2026-05-09 08:30 150 min, 10',
    [],
  ],
])('one that has %s keeps that', (_name, wanted, one, change, kept) =>
  expect(followed(wanted, one)).toEqual({ changes: [change], kept }),
)

test('one in which more have a seat is moved and keeps its quota', () => {
  expect(followed(fewer, later(saturday, undefined, { seatsTaken: 11 }))).toEqual({
    changes: ['2026-05-09 08:30 150 min, 20'],
    kept: ['seats-given 2026-05-09 08:30 20'],
  })
  expect(followed(fewer, later(saturday, undefined, { seatsTaken: 10 })).kept).toEqual([])
})

test('one that was moved by itself stays as it is, and is named', () => {
  const why: WhyKept = 'other-time'
  for (const wanted of [earlier, more, fewer, sunday])
    expect(followed(wanted, later(saturday, ['14:00', '16:00']))).toEqual({
      changes: [],
      kept: [`${why} 2026-05-09 14:00 20`],
    })
})

test('a later time without a shift of the number is named, by the first that it has', () => {
  const open = [at('a.2.s3', saturday, ['14:00', '16:00']), at('a.2.s2', saturday)]
  const without = [...open, later(saturday, ['08:00', '09:00'], { state: 'cancelled' })]
  const { changes, kept } = followChange({ shift: first, next: more }, [first, ...without])
  expect(changes).toEqual([])
  expect(kept.map(({ shift: { id }, why }) => `${id} ${why}`)).toEqual(['a.2.s2 no-shift'])
  const withIt = followChange({ shift: first, next: more }, [first, ...open, later(saturday)])
  expect(withIt.kept).toEqual([])
})

test.each([
  ['that is cancelled', earlier, later(saturday, undefined, { state: 'cancelled' })],
  ['that comes before it', earlier, at('a.2.s1', '2026-04-25')],
  ['where nothing is different', next('2026-05-02', '09:00', '11:00'), later(saturday)],
])('one %s is left alone', (_name, wanted, one) =>
  expect(followed(wanted, one)).toEqual({ changes: [], kept: [] }),
)
