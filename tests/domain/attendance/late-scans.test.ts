/** Which late scans ask a leader to look once more. */
import { lateScansOf, lateWords, type LateScans } from '../../../src/domain/attendance/late-scans'

test.each<[string, number, LateScans]>([
  ['what they came to when they were confirmed', 60, 'none'],
  ['what stands, because the leader knew', 90, 'none'],
  ['something else', 120, 'to-see'],
  ['what a leader has seen', 100, 'seen'],
])('scans that now come to %s', (_, nowMinutes, late) => {
  const confirmed = { minutes: 90, scannedMinutes: 60, seenMinutes: 100 }
  expect(lateScansOf(nowMinutes, confirmed)).toBe(late)
})

test('what came late is named, each kind once, and of older servers it was scans', () => {
  expect(lateWords(['take-back', 'by-hand', 'wall', 'rotating'])).toBe('扫码、点名、收回的点名')
  expect(lateWords(['take-back'])).toBe('收回的点名')
  expect(lateWords()).toBe('扫码')
})
