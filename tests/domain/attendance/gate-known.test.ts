/** A gate's own judgement on the leader's phone: whom a scan means, and that a crowd does not slow it down. */
import { noAttendance } from '../../../src/domain/attendance/attendance'
import { personalCodeText } from '../../../src/domain/attendance/gate-code'
import {
  comersOffList,
  judgeAtGate,
  judgeOffList,
  passagesOfOthers,
  seatsNow,
  type GateKnown,
} from '../../../src/domain/attendance/gate-known'
import type { Scan } from '../../../src/domain/attendance/scan'

const startsAtMs = 1_773_108_000_000
const crowd = 2000

const known: GateKnown = {
  ...{ shiftId: 's1', regionId: 'g1', title: '清扫楼道', place: '一号楼下', cancelled: false },
  ...{ startsAtMs, endsAtMs: startsAtMs + 7_200_000, marginMs: 3_600_000 },
  ...{ key: 'key', wallCode: '0123456789abcdef01234567' },
  seats: Array.from({ length: crowd }, (_, n) => ({
    ...{ volunteerId: `v${n}`, name: `义工${n}`, proof: `proof-of-${n}` },
    ...{ verified: true, seated: true, attendance: noAttendance },
  })),
}

const personal = (n: number, proof = `proof-of-${n}`, shiftId = 's1'): Scan => ({
  ...{ scanId: `scan-${n}`, way: 'personal', direction: 'in', shiftId, volunteerId: '' },
  ...{ code: personalCodeText(`v${n}`, proof), scannedAtMs: startsAtMs + n, deviceId: 'phone' },
})

test('counts whom a scan of this gate means, and nobody by a code that is not theirs', () => {
  const scans = [personal(1), personal(2, 'proof-of-1'), personal(3, 'proof-of-3', 's2')]
  const came = seatsNow(known, scans).filter(({ attendance }) => attendance.inAtMs !== null)
  expect(came.map(({ volunteerId }) => volunteerId)).toEqual(['v1'])
  expect(judgeAtGate(known, personal(1), scans)).toMatchObject({
    result: 'again-in',
    sinceMs: startsAtMs + 1,
  })
  expect(judgeAtGate(known, personal(2), scans)).toMatchObject({ result: 'in', name: '义工2' })
})

test('who is on no list is known again by what was scanned at this gate, each way for itself', () => {
  const guest = personal(crowd + 1)
  const elsewhere = { ...guest, shiftId: 's2', scannedAtMs: startsAtMs }
  const later = { ...guest, scannedAtMs: startsAtMs + crowd + 60_000 }
  expect(judgeAtGate(known, guest, [elsewhere])).toMatchObject({ result: 'unchecked', sinceMs: 0 })
  const again = { result: 'again-in', sinceMs: guest.scannedAtMs, adds: null, name: '' }
  expect(judgeAtGate(known, later, [elsewhere, guest])).toMatchObject(again)
  expect(judgeOffList(later, [elsewhere, guest])).toMatchObject(again)
  const leaving = { ...later, direction: 'out' as const }
  expect(judgeAtGate(known, leaving, [guest])).toMatchObject({ result: 'unchecked' })
  expect(judgeAtGate(known, leaving, [guest, leaving])).toMatchObject({ result: 'again-out' })
  const forged = personal(2, 'proof-of-1')
  expect(judgeAtGate(known, forged, [forged])).toMatchObject({ result: 'unchecked' })
  const scans = [guest, later, leaving, forged, personal(1), personal(crowd + 2)]
  expect(comersOffList(known.seats, scans)).toEqual([`v${crowd + 1}`, `v${crowd + 2}`])
})

test('what others scanned is told beside the own scans, the latest first', () => {
  const [first, second, ...rest] = known.seats
  if (!first || !second) throw new Error('the crowd is empty')
  const elsewhere = { ...noAttendance, inAtMs: startsAtMs - 9, outAtMs: startsAtMs + 9 }
  const list = { ...known, seats: [{ ...first, attendance: elsewhere }, second, ...rest] }
  const own = [personal(1), personal(1), personal(0)]
  expect(passagesOfOthers(seatsNow(list, own), own)).toEqual([
    { volunteerId: 'v0', name: '义工0', direction: 'out', atMs: startsAtMs + 9 },
    { volunteerId: 'v0', name: '义工0', direction: 'in', atMs: startsAtMs - 9 },
  ])
})

test('two thousand people at one gate are judged and counted at once', () => {
  const scans = Array.from({ length: crowd }, (_, n) => personal(n))
  const before = performance.now()
  expect(judgeAtGate(known, personal(crowd - 1), scans).result).toBe('again-in')
  const came = seatsNow(known, scans).filter(({ attendance }) => attendance.inAtMs !== null)
  expect(came).toHaveLength(crowd)
  // It takes some ten milliseconds; looking everybody up for everybody took a minute.
  expect(performance.now() - before).toBeLessThan(1500)
})
