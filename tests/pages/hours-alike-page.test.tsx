/** 确认时长: to whom the same happened, the leader writes one word; what was written of one alone stays. */
import { noAttendance } from '../../src/domain/attendance/attendance'
import HoursPage from '../../src/packages/volunteer/pages/hours'
import type { HoursSheet, HoursSheetLine } from '../../src/protocol/hours-sheet'
import { fixtureNowMs as nowMs, volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

const hourMs = 3_600_000

let page: ShownPage
afterEach(() => page.leave())

const line = (
  volunteerId: string,
  name: string,
  anomalies: HoursSheetLine['anomalies'],
): HoursSheetLine => ({
  ...{ volunteerId, name, anomalies, proposedMinutes: 120, placeUnchecked: false, own: false },
  attendance: { ...noAttendance, inAtMs: nowMs - 3 * hourMs },
  confirmed: null,
})

const sheet: HoursSheet = {
  ...{ shiftId: 's1', regionId: 'b15', title: '清扫楼道', mostMinutes: 180, absent: [] },
  ...{ startsAtMs: nowMs - 3 * hourMs, endsAtMs: nowMs - hourMs },
  lines: [
    line('v1', '张桂兰', ['forgotten-check-out']),
    line('v2', '李明', ['forgotten-check-out']),
    line('v3', '王芳', ['forgotten-check-out']),
    line('v4', '赵强', ['many-from-one-phone']),
    line('v5', '钱英', ['many-from-one-phone']),
    line('v6', '孙丽', ['forgotten-check-out', 'overlap']),
  ],
}

test('all who forgot to scan out get one sentence, and whoever left early keeps their own', async () => {
  const { application, sent } = volunteeringApplication({ 'attendance.sheet': sheet })
  page = await showPage(HoursPage, application, { shiftId: 's1' })
  await page.until('情况一样的，写一句就行')
  expect(page.words()).toContain('还有 6 人要写一句')
  await page.tap('李明')
  await page.type('45', 0)
  await page.type('九点就走了', 1)
  await page.tap('好了')
  await page.tap('2 人')
  await page.type('一起收的工')
  await page.tap('这 2 人都写这一句')
  // Whether one phone scanned for many is asked of each.
  expect(page.words()).toContain('还有 3 人要写一句')
  // A slip is put right for all of them as well.
  await page.tap('2 人')
  await page.type('一起收的工，都忘了签退')
  await page.tap('这 2 人都写这一句')
  for (const name of ['赵强', '钱英', '孙丽']) {
    await page.tap(name)
    await page.type('问过本人', 1)
    await page.tap('好了')
  }
  await page.tap('确认 6 人，开始公示')
  const confirmed = sent.find(({ name }) => name === 'hours.confirm')
  const { lines } = confirmed?.args as { readonly lines: readonly object[] }
  expect(lines.slice(0, 4)).toEqual([
    { volunteerId: 'v1', minutes: 120, reason: '一起收的工，都忘了签退' },
    { volunteerId: 'v2', minutes: 45, reason: '九点就走了' },
    { volunteerId: 'v3', minutes: 120, reason: '一起收的工，都忘了签退' },
    { volunteerId: 'v4', minutes: 120, reason: '问过本人' },
  ])
})
