/** 确认时长 with eighty people: whoever wants a word stands in front, and the key leads to the first of them. */
import { noAttendance } from '../../src/domain/attendance/attendance'
import HoursPage from '../../src/packages/volunteer/pages/hours'
import type { HoursSheet, HoursSheetLine } from '../../src/protocol/hours-sheet'
import { fixtureNowMs as nowMs, volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

const hourMs = 3_600_000

let page: ShownPage
afterEach(() => page.leave())

const line = (number: number): HoursSheetLine => ({
  ...{ volunteerId: `v${number}`, name: `义工${number}号`, proposedMinutes: 120, own: false },
  anomalies: [50, 70].includes(number) ? ['overlap'] : [],
  ...{ placeUnchecked: false, confirmed: null },
  attendance: { ...noAttendance, inAtMs: nowMs - 3 * hourMs, outAtMs: nowMs - hourMs },
})
const sheet: HoursSheet = {
  ...{ shiftId: 's1', regionId: 'b15', title: '清扫楼道', mostMinutes: 180, absent: [] },
  ...{ startsAtMs: nowMs - 3 * hourMs, endsAtMs: nowMs - hourMs },
  lines: Array.from({ length: 80 }, (_, index) => line(index + 1)),
}
const firstThree = () =>
  page
    .words()
    .match(/义工\d+号/g)
    ?.slice(0, 3)

test('whoever wants a word stands first and stays there while it is written', async () => {
  const { application, sent } = volunteeringApplication({ 'attendance.sheet': sheet })
  page = await showPage(HoursPage, application, { shiftId: 's1' })
  await page.until('还有 2 人要写一句')
  expect(firstThree()).toEqual(['义工50号', '义工70号', '义工1号'])
  for (const left of [2, 1]) {
    await page.tap(`还有 ${left} 人要写一句`)
    // The key leads past the row: why a word is wanted stands where it is written.
    expect(document.querySelector('.sheet')?.textContent).toContain('◆ 同一时间还参加了别的活动')
    await page.type('问过本人', 1)
    await page.tap('好了')
    expect(firstThree()).toEqual(['义工50号', '义工70号', '义工1号'])
  }
  await page.tap('确认 80 人，开始公示')
  const { lines } = sent[0]?.args as { lines: { volunteerId: string; reason: string }[] }
  expect(lines.filter(({ reason }) => reason !== '').map((one) => one.volunteerId)).toEqual([
    'v50',
    'v70',
  ])
})
