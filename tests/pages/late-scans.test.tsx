/** Scans that came after the confirmation: the leader finds the shift in 我办的活动, and on its sheet says that they were looked at. */
import { hideToast } from '../../src/components/toast/toast-store'
import { noAttendance } from '../../src/domain/attendance/attendance'
import ActivitiesPage from '../../src/packages/volunteer/pages/activities'
import HoursPage from '../../src/packages/volunteer/pages/hours'
import type { HoursSheet, LateShift } from '../../src/protocol/hours-sheet'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { fixtureNowMs as nowMs, volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

const hourMs = 3_600_000
const times = { startsAtMs: nowMs - 4 * hourMs, endsAtMs: nowMs - 2 * hourMs }

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

test('我办的活动 names the shifts above all others, and opens their sheet', async () => {
  const late: LateShift = {
    ...{ shiftId: 's1', title: '清扫楼道', ...times, people: 2 },
    lateWays: ['rotating', 'take-back'],
  }
  const answers = {
    'activity.run': { activities: [], more: false },
    'attendance.lateScans': [late],
  }
  const { application } = volunteeringApplication(answers, {}, { access: fixtureOfficeAccess })
  page = await showPage(ActivitiesPage, application)
  await page.until('▲ 2 人有扫码、收回的点名晚到，去看看')
  await page.until('还没有活动')
  const words = page.words()
  expect(words.indexOf('确认后又有变化')).toBeLessThan(words.indexOf('还没有活动'))
  await page.tap('清扫楼道')
  expect(page.opened).toEqual(['/packages/volunteer/pages/hours/index?shiftId=s1'])
})

test('the sheet marks whose they are, and what a leader has looked at', async () => {
  const confirmed = {
    ...{ serviceId: 'x', state: 'posted' as const, noticeUntilMs: nowMs, minutes: 120 },
    ...{ reason: '都在', scannedMinutes: 120 },
  }
  const line = {
    ...{ attendance: { ...noAttendance, inAtMs: times.startsAtMs }, proposedMinutes: 60 },
    ...{ anomalies: [], placeUnchecked: false, own: false },
  }
  const answers: Record<string, HoursSheet> = {
    'attendance.sheet': {
      ...{ shiftId: 's1', regionId: 'b15', title: '清扫楼道', ...times, absent: [] },
      lines: [
        {
          ...line,
          volunteerId: 'v1',
          name: '张桂兰',
          confirmed: { ...confirmed, lateScans: 'to-see' },
        },
        {
          ...line,
          volunteerId: 'v2',
          name: '李明',
          confirmed: { ...confirmed, lateScans: 'seen', lateWays: ['take-back'] },
        },
        {
          ...{ ...line, volunteerId: 'v3', name: '范丽君', own: true },
          confirmed: { ...confirmed, lateScans: 'to-see' },
        },
      ],
    },
  }
  const { application, sent } = volunteeringApplication(answers)
  page = await showPage(HoursPage, application, { shiftId: 's1' })
  await page.until('▲ 确认后又传来扫码，现在算是 1 小时')
  expect(page.words().match(/的时长不用改/g)).toHaveLength(1)
  expect(page.words()).toContain('收回的点名晚到，看过，时长没改')
  await page.tap('张桂兰的时长不用改')
  const args = { shiftId: 's1', volunteerId: 'v1', scannedMinutes: 60 }
  expect(sent).toEqual([{ name: 'hours.note-late-scans', args }])
})
