/** Ticks that are taken back, among all else that was scanned of somebody. */
import fc from 'fast-check'
import type { Scan, ScanResult } from '../../../src/domain/attendance/scan'
import {
  isSlip,
  listStanding,
  standingOf,
  standingTicks,
  tickedBefore,
  timesOf,
} from '../../../src/domain/attendance/take-back'

const scan = (scanId: string, atMs: number, more: Partial<Scan> = {}): Scan => ({
  ...{ scanId, way: 'by-hand', direction: 'in', code: '', shiftId: 's1', volunteerId: 'v1' },
  ...{ scannedAtMs: atMs, deviceId: 'phone', ...more },
})
const told = (one: Scan, result: ScanResult) => ({ scan: one, result })

const tick = told(scan('t1', 10), 'in')
const again = told(scan('t2', 20), 'again-in')
const own = told(scan('r1', 30, { way: 'wall' }), 'again-in')
const left = told(scan('t3', 40, { direction: 'out' }), 'out')
const back = (code: string, result: ScanResult = 'taken-back') =>
  told(scan(`b-${code}`, 50, { way: 'take-back', code }), result)

test('what was taken back counts for nothing, in any order, and a scan with a code always does', () => {
  const all = [tick, again, own, left, back('t1'), back('t2'), back('r1')]
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
      expect(timesOf(order)).toMatchObject({ inAtMs: 30, outAtMs: 40 })
    }),
  )
  expect(timesOf([tick, back('t1')])).toMatchObject({ inAtMs: null, outAtMs: null })
  expect(timesOf([tick, back('t1', 'hours-confirmed')])).toMatchObject({ inAtMs: 10 })
})

test('only ticks that count and stand can be taken back', () => {
  const refused = told(scan('t4', 60), 'too-late')
  const all = [tick, again, own, refused, back('t1'), back('r1')]
  expect(standingTicks(all)).toEqual([again])
  expect(standingOf(all)).toEqual([again, own, refused, back('t1'), back('r1')])
})

test('a name that is tapped again is the same tick while it stands, but for a check-out that comes later', () => {
  const hour = 3_600_000
  const all = [tick, left]
  const at = (atMs: number, more: Partial<Scan> = {}) => scan('n', atMs, more)
  const out = { direction: 'out' } as const
  for (const atMs of [10, 20, hour]) expect(tickedBefore(at(atMs), all)).toBe(tick)
  expect(tickedBefore(at(41, out), all)).toBe(left)
  const others: Partial<Scan>[] = [{ volunteerId: 'v2' }, { shiftId: 's2' }, { way: 'personal' }]
  const anew = [at(9), at(hour, out), ...others.map((more) => at(20, more))]
  for (const one of anew) expect(tickedBefore(one, all)).toBeUndefined()
  expect(tickedBefore(at(20), [...all, back('t1')])).toBeUndefined()
  expect([isSlip(at(20), tick.scan), isSlip(at(hour), tick.scan)]).toEqual([true, false])
})

test('a list from before knows no more of a tick that was taken back, and all else that it knew', () => {
  const seat = {
    ...{ volunteerId: 'v1', name: '王建国', proof: 'p', verified: true, seated: true },
    attendance: { inAtMs: 10, outAtMs: 40, walkIn: false, lateCode: false },
  }
  const list = {
    ...{ shiftId: 's1', regionId: 'g1', title: '', place: '', startsAtMs: 0, endsAtMs: 100 },
    ...{ cancelled: false, marginMs: 0, key: 'k', wallCode: 'w' },
    seats: [seat, { ...seat, volunteerId: 'v2' }],
  }
  expect(listStanding(list, [tick])).toBe(list)
  const times = listStanding(list, [tick, left, back('t1')]).seats.map(({ attendance }) => [
    attendance.inAtMs,
    attendance.outAtMs,
  ])
  expect(times).toEqual([
    [null, 40],
    [10, 40],
  ])
})
