/** What a server can know of a phone's clock at a scan: a table of days on which it was right, wrong, or put right. */
import {
  clockOffMs,
  gateClockOffMs,
  scannedByServerMs,
  scannedSinceMs,
  type ScanMoments,
} from '../../../src/domain/attendance/phone-clock'

const hour = 3_600_000
const noon = 12 * hour

test.each<[string, ScanMoments, number]>([
  ['sent at once', { scannedAtMs: noon, sentAtMs: noon, receivedAtMs: noon + 800 }, -800],
  [
    'kept for three days in a cellar',
    { scannedAtMs: noon, heardServerAtMs: noon - hour, sentAtMs: noon * 7, receivedAtMs: noon * 7 },
    0,
  ],
  ['by an older version, late', { scannedAtMs: noon, receivedAtMs: noon + 5 * hour }, 0],
  [
    'by an older version, before it happened',
    { scannedAtMs: noon, receivedAtMs: noon - hour },
    hour,
  ],
  [
    'two hours slow, and still so when it was sent',
    { scannedAtMs: noon, sentAtMs: noon + hour, receivedAtMs: noon + 3 * hour },
    -2 * hour,
  ],
  [
    'set back for the scan, put right before it was sent',
    {
      scannedAtMs: noon,
      heardServerAtMs: noon + 2 * hour,
      sentAtMs: noon + 3 * hour,
      receivedAtMs: noon + 3 * hour,
    },
    -2 * hour,
  ],
  [
    'the worst of several signs counts',
    {
      scannedAtMs: noon,
      heardServerAtMs: noon + hour,
      sentAtMs: noon,
      receivedAtMs: noon + 5 * hour,
    },
    -5 * hour,
  ],
])('a scan %s', (_name, moments, off) => {
  expect(clockOffMs(moments)).toBe(off)
})

test.each<[string, ScanMoments, number]>([
  ['kept for three days in a cellar', { scannedAtMs: noon, receivedAtMs: noon * 7 }, noon],
  [
    'set back behind its last meeting with the server',
    { scannedAtMs: noon, heardServerAtMs: noon + hour, receivedAtMs: noon * 7 },
    noon + hour,
  ],
  ['of a clock that is fast', { scannedAtMs: noon + hour, receivedAtMs: noon }, noon],
  ['kept for longer than a month', { scannedAtMs: noon, receivedAtMs: noon * 62 }, noon * 62],
])('a scan %s can have been made since then', (_name, moments, since) => {
  expect(scannedSinceMs(moments)).toBe(since)
})

test.each([
  ['of an older server', undefined, 0],
  ['that took its time on the way', noon - 50_000, 0],
  ['of a phone that is fast', noon - hour, hour],
  ['of a phone that is slow', noon + hour, -hour],
])('a list %s tells how far the clock of a gate is off', (_name, servedAtMs, off) => {
  expect(gateClockOffMs(servedAtMs, noon)).toBe(off)
})

test.each<[string, ScanMoments, number]>([
  ['three hours fast', { scannedAtMs: noon, sentAtMs: noon, receivedAtMs: noon - 3 * hour }, -3],
  [
    'three hours fast, sent a day later',
    { scannedAtMs: noon, sentAtMs: noon + 24 * hour, receivedAtMs: noon + 21 * hour },
    -3,
  ],
  ['slow', { scannedAtMs: noon, sentAtMs: noon, receivedAtMs: noon + 2 * hour }, 2],
  [
    'right, on a slow network',
    { scannedAtMs: noon, sentAtMs: noon, receivedAtMs: noon + 60_000 },
    0,
  ],
  [
    'off by more than codes hold for',
    { scannedAtMs: noon, sentAtMs: noon, receivedAtMs: noon - 90_000 },
    -90_000 / hour,
  ],
  ['of an older version', { scannedAtMs: noon, receivedAtMs: noon + 5 * hour }, 0],
])('a phone whose clock is %s: the moment by the server', (_name, moments, hours) => {
  expect(scannedByServerMs(moments)).toBe(noon + hours * hour)
})
