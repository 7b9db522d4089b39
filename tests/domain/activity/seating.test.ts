/** Who gets a seat, who waits, who may not sign up at all. */
import fc from 'fast-check'
import {
  clashOf,
  movesUp,
  seatFor,
  whyNoSignUp,
  type OwnShift,
  type ShiftSeats,
} from '../../../src/domain/activity/seating'
import type { VolunteerState } from '../../../src/domain/volunteer/volunteer'

const hour = 3_600_000
const shift: ShiftSeats = {
  startsAtMs: 10 * hour,
  endsAtMs: 12 * hour,
  quota: 2,
  seatsTaken: 0,
  state: 'open',
  hidden: false,
}
const own = (from: number, to: number): OwnShift => ({
  startsAtMs: from * hour,
  endsAtMs: to * hour,
  title: '值班',
})

test.each<[string, Partial<ShiftSeats>, VolunteerState, readonly OwnShift[], string]>([
  ['before it begins', {}, 'verified', [], 'ok'],
  ['full: there is a waiting list', { seatsTaken: 2 }, 'verified', [], 'ok'],
  ['at its start', { startsAtMs: 9 * hour }, 'verified', [], 'shift-begun'],
  ['cancelled', { state: 'cancelled' }, 'verified', [], 'activity-cancelled'],
  ['hidden by the content check', { hidden: true }, 'verified', [], 'activity-hidden'],
  ['not verified yet', {}, 'waiting', [], 'not-verified'],
  ['declined', {}, 'declined', [], 'not-verified'],
  ['left', {}, 'left', [], 'not-verified'],
  ['another that ends when it begins', {}, 'verified', [own(8, 10)], 'ok'],
  ['another that begins when it ends', {}, 'verified', [own(12, 14)], 'ok'],
  ['another in the middle of it', {}, 'verified', [own(10.5, 11)], 'shifts-overlap 值班'],
  ['another around it', {}, 'verified', [own(1, 2), own(9, 13)], 'shifts-overlap 值班'],
])('%s', (_name, part, state, others, expected) => {
  const why = whyNoSignUp({ ...shift, ...part }, { state }, others, 9 * hour)
  expect(why ? `${why.error.code} ${why.error.detail}`.trim() : 'ok').toBe(expected)
})

test('a free seat is theirs who wait', () => {
  expect(seatFor({ quota: 2, seatsTaken: 1 }, 0)).toBe('seated')
  expect(seatFor({ quota: 2, seatsTaken: 2 }, 0)).toBe('waiting')
  expect(seatFor({ quota: 2, seatsTaken: 1 }, 1)).toBe('waiting')
})

test('as many move up as there are seats, in their order', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), fc.array(fc.nat()), (quota, seatsTaken, waiting) => {
      const seated = movesUp({ quota, seatsTaken }, waiting)
      expect(seated).toEqual(waiting.slice(0, seated.length))
      expect(seated).toHaveLength(Math.min(waiting.length, Math.max(0, quota - seatsTaken)))
    }),
  )
})

type Place = OwnShift & { shiftId: string; state: 'seated' | 'waiting'; cancelled: boolean }

test.each([
  ['in the middle of it', {}, 'b'],
  ['that begins when it ends', { startsAtMs: 12 * hour, endsAtMs: 14 * hour }, undefined],
  ['in which one waits', { state: 'waiting' as const }, undefined],
  ['that was cancelled', { cancelled: true }, undefined],
  ['that is itself', { shiftId: 'a' }, undefined],
])('a seat clashes with another one %s: %j', (_name, part, expected) => {
  const place = { ...own(10, 12), shiftId: 'a', state: 'seated' as const, cancelled: false }
  const other = { ...own(11, 13), shiftId: 'b', state: 'seated' as const, cancelled: false }
  expect(clashOf<Place>(place, [{ ...other, ...part }])?.shiftId).toBe(expected)
})
