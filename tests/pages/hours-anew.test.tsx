/** 确认时长 once the notice is over: of hours of nothing nothing was posted, so the leader writes them anew. */
import { noAttendance } from '../../src/domain/attendance/attendance'
import HoursPage from '../../src/packages/volunteer/pages/hours'
import type { HoursSheet, HoursSheetLine } from '../../src/protocol/hours-sheet'
import { fixtureNowMs as nowMs, volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

const hourMs = 3_600_000
const confirmed = {
  ...({ serviceId: 's', state: 'posted', noticeUntilMs: nowMs - hourMs } as const),
  ...{ reason: '只有签退', scannedMinutes: 0, lateScans: 'to-see' as const },
}
const line = (volunteerId: string, name: string, minutes: number): HoursSheetLine => ({
  ...{ volunteerId, name, own: false, placeUnchecked: false, anomalies: [] },
  attendance: { ...noAttendance, inAtMs: nowMs - 3 * hourMs, outAtMs: nowMs - hourMs },
  proposedMinutes: 120,
  confirmed: { ...confirmed, minutes, mayConfirmAnew: minutes === 0 },
})
const sheet: HoursSheet = {
  ...{ shiftId: 's1', regionId: 'b15', title: '清扫楼道', absent: [], mostMinutes: 180 },
  ...{ startsAtMs: nowMs - 3 * hourMs, endsAtMs: nowMs - hourMs },
  lines: [line('v1', '张桂兰', 0), line('v2', '李明', 60)],
}

let page: ShownPage
afterEach(() => page.leave())

it('sends hours of nothing anew, and nobody else’s', async () => {
  const { application, sent } = volunteeringApplication({ 'attendance.sheet': sheet })
  page = await showPage(HoursPage, application, { shiftId: 's1' })
  await page.until('公示已结束，没有时长入账：点名字重新填')
  expect(page.words()).not.toContain('开始公示')
  await page.tap('李明')
  expect(page.words()).not.toContain('服务了多少分钟')
  await page.tap('张桂兰')
  await page.type('120', 0)
  await page.type('签到后来才传上来', 1)
  await page.tap('好了')
  await page.tap('确认 1 人，开始公示')
  const lines = [{ volunteerId: 'v1', minutes: 120, reason: '签到后来才传上来' }]
  expect(sent).toEqual([{ name: 'hours.confirm', args: { shiftId: 's1', lines } }])
})
