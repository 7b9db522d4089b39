/** Scans that did not count, on the leader's sheet: when, which way and why; hours are written beside them. */
import { noAttendance } from '../../src/domain/attendance/attendance'
import HoursPage from '../../src/packages/volunteer/pages/hours'
import type { HoursSheet } from '../../src/protocol/hours-sheet'
import { fixtureNowMs as nowMs, volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

const hourMs = 3_600_000

let page: ShownPage
afterEach(() => page.leave())

test('stand on the lines, and who did not sign up is confirmed with a reason', async () => {
  const times = { startsAtMs: nowMs - 4 * hourMs, endsAtMs: nowMs - 2 * hourMs }
  const line = {
    ...{ attendance: noAttendance, proposedMinutes: 0, anomalies: [], placeUnchecked: false },
    ...{ own: false, confirmed: null },
  }
  const early = { direction: 'in', result: 'too-early', atMs: nowMs - 8 * hourMs } as const
  const late = { direction: 'out', result: 'too-late', atMs: nowMs - hourMs } as const
  const sheet: HoursSheet = {
    ...{ shiftId: 's1', regionId: 'b15', title: '清扫楼道', ...times, lines: [] },
    absent: [{ ...line, volunteerId: 'v1', name: '张桂兰', turnedAway: [early] }],
    turnedAway: [{ ...line, volunteerId: 'v2', name: '李明', turnedAway: [late] }],
  }
  const { application, sent } = volunteeringApplication({ 'attendance.sheet': sheet })
  page = await showPage(HoursPage, application, { shiftId: 's1' })
  await page.until('没报名，扫码没算上的')
  expect(page.words()).toMatch(/◆ \S+ \d+:\d\d 扫过签到，太早没算/)
  expect(page.words()).toMatch(/◆ \S+ \d+:\d\d 扫过签退，太晚没算/)
  await page.tap('李明')
  await page.type('60', 0)
  await page.type('问过，走时才想起来扫', 1)
  await page.tap('好了')
  await page.tap('确认 1 人，开始公示')
  const lines = [{ volunteerId: 'v2', minutes: 60, reason: '问过，走时才想起来扫' }]
  expect(sent).toEqual([{ name: 'hours.confirm', args: { shiftId: 's1', lines } }])
})
