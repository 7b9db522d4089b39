/** Which scans that did not count tell a leader something. */
import { missedBy, type TurnedAwayScan } from '../../../src/domain/attendance/turned-away'

const early: TurnedAwayScan = { direction: 'in', atMs: 1, result: 'too-early' }
const late: TurnedAwayScan = { direction: 'out', atMs: 9, result: 'too-late' }

test.each([
  ['nothing', null, null, [early, late]],
  ['a check-in', 3, null, [late]],
  ['a check-out', null, 5, [early]],
  ['both', 3, 5, []],
])('beside %s that counts', (_, inAtMs, outAtMs, told) => {
  expect(missedBy([early, late], { inAtMs, outAtMs })).toEqual(told)
})
