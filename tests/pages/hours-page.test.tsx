/** 确认时长: what looks odd wants a word, and the own line of a leader who took part is for somebody else. */
import { noAttendance } from '../../src/domain/attendance/attendance'
import HoursPage from '../../src/packages/volunteer/pages/hours'
import type { HoursSheet } from '../../src/protocol/hours-sheet'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureNowMs as nowMs, volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

const hourMs = 3_600_000

const onNotice = { serviceId: 'v', state: 'notice', noticeUntilMs: nowMs + 24 * hourMs } as const

let page: ShownPage
afterEach(() => page.leave())

describe('确认时长', () => {
  const sheet: HoursSheet = {
    shiftId: 's1',
    regionId: 'b15',
    title: '清扫楼道',
    startsAtMs: nowMs - 3 * hourMs,
    endsAtMs: nowMs - hourMs,
    mostMinutes: 180,
    lines: [
      {
        volunteerId: 'v1',
        name: '张桂兰',
        attendance: { ...noAttendance, inAtMs: nowMs - 3 * hourMs, outAtMs: nowMs - hourMs },
        proposedMinutes: 120,
        anomalies: [],
        placeUnchecked: false,
        byHand: ['in'],
        own: false,
        confirmed: null,
      },
      {
        volunteerId: 'v2',
        name: '李明',
        attendance: { ...noAttendance, inAtMs: nowMs - 2 * hourMs },
        proposedMinutes: 60,
        anomalies: ['forgotten-check-out'],
        placeUnchecked: true,
        own: false,
        confirmed: null,
      },
    ],
    absent: [
      {
        ...{ volunteerId: 'v3', name: '王芳', attendance: noAttendance, proposedMinutes: 0 },
        ...{ anomalies: [], placeUnchecked: false, own: false, confirmed: null },
      },
    ],
  }

  it('wants a word on what looks odd before all are confirmed', async () => {
    const application = createFixtureApplication({ answers: { 'attendance.sheet': sheet } })
    page = await showPage(HoursPage, application, { shiftId: 's1' })
    await page.until('没有签退，算到活动结束')
    expect(page.words()).toContain('2 小时')
    expect(page.words()).toContain('报了名没来')
    expect(page.words()).toContain('位置未核对')
    // A note: it wants no word.
    expect(page.words().split('– 手工签到')).toHaveLength(2)
    expect(page.words()).toContain('还有 1 人要写一句')
    await page.tap('李明')
    // As the server has it, which would refuse all lines for this one.
    await page.type('181', 0)
    expect(page.words()).toContain('写 0 到 180 的整数')
    await page.type('45', 0)
    await page.type('问过本人', 1)
    await page.tap('好了')
    expect(page.words()).toContain('确认 2 人，开始公示')
    expect(page.words()).toContain('45 分')
  })

  it('adds whom the gate missed, with a reason, and finds it again', async () => {
    const { application, sent } = volunteeringApplication({ 'attendance.sheet': sheet })
    page = await showPage(HoursPage, application, { shiftId: 's1' })
    await page.until('没来')
    await page.tap('王芳')
    await page.type('90', 0)
    await page.tap('好了')
    expect(page.words()).toContain('还有 2 人要写一句')
    await page.tap('王芳')
    await page.type('手机没电，全程在', 1)
    await page.tap('好了')
    page.leave()
    page = await showPage(HoursPage, application, { shiftId: 's1' })
    await page.until('手机没电，全程在')
    await page.tap('李明')
    await page.type('问过本人', 1)
    await page.tap('好了')
    await page.tap('确认 3 人，开始公示')
    const lines = [
      { volunteerId: 'v2', minutes: 60, reason: '问过本人' },
      { volunteerId: 'v1', minutes: 120, reason: '' },
      { volunteerId: 'v3', minutes: 90, reason: '手机没电，全程在' },
    ]
    expect(sent).toEqual([{ name: 'hours.confirm', args: { shiftId: 's1', lines } }])
  })

  it('says who was confirmed with other minutes, keeps what was written, and lets the leader object', async () => {
    const answers = { 'attendance.sheet': sheet }
    const { application, sent } = volunteeringApplication(answers)
    const { request } = application
    const confirmed = { ...onNotice, minutes: 60, reason: '问过', scannedMinutes: 60 }
    application.request = () => {
      const [first, second] = sheet.lines
      answers['attendance.sheet'] = {
        ...sheet,
        lines: [first, second].flatMap((one) =>
          one
            ? [
                {
                  ...one,
                  confirmed:
                    one === second ? confirmed : { ...confirmed, minutes: 120, reason: '' },
                },
              ]
            : [],
        ),
      }
      return Promise.resolve({
        ...{ ok: true, value: { confirmed: 1, already: 1, otherwise: ['v2'] } },
      })
    }
    page = await showPage(HoursPage, application, { shiftId: 's1' })
    await page.until('还有 1 人要写一句')
    await page.tap('李明')
    await page.type('45', 0)
    await page.type('他自己说的', 1)
    await page.tap('好了')
    await page.tap('确认 2 人，开始公示')
    await page.until('▲ 您填的是 45 分：他自己说的有不对，点名字提异议')
    expect(page.words()).toContain('有 1 人已经确认过，现在的时长和您填的不一样')
    application.request = request
    await page.tap('李明')
    await page.until('李明 · 确认的是 1 小时')
    await page.type('他四十五分走的')
    await page.tap('交给社区核对')
    const args = { objectionId: 'id-000001', serviceId: 'v', text: '他四十五分走的' }
    expect(sent).toEqual([{ name: 'hours.object', args }])
    await page.tap('知道了')
    expect(page.words()).not.toContain('您填的')
  })

  it('tells of scans that are still on this phone, and of those that came after the confirmation', async () => {
    const late = { lateScans: 'to-see' as const, scannedMinutes: 0 }
    const confirmed = { ...onNotice, ...late, minutes: 30, reason: '问过' }
    const over = { ...confirmed, state: 'posted' as const }
    const lines = sheet.lines.map((line, index) => ({
      ...line,
      confirmed: index ? over : confirmed,
    }))
    const answers: Record<string, HoursSheet> = { 'attendance.sheet': { ...sheet, lines } }
    const application = createFixtureApplication({ answers })
    const gate = { ...sheet, place: '', cancelled: false, marginMs: 0, key: 'k', wallCode: '' }
    await application.scans.take(
      { way: 'by-hand', direction: 'in', code: '', volunteerId: 'v3' },
      { ...gate, seats: [] },
    )
    page = await showPage(HoursPage, application, { shiftId: 's1' })
    await page.until('▲ 确认后又传来扫码，现在算是 2 小时')
    expect(page.words()).toContain('现在算是 2 小时有不对，点名字提异议')
    expect(page.words()).toContain('现在算是 1 小时公示已结束，没公示过的时长不能再加')
    expect(page.words()).toContain('这部手机还有 1 次扫码没传上去')
    // Once they went out, the sheet is another one.
    answers['attendance.sheet'] = sheet
    application.change({
      scans: application.snapshot().scans.map((kept) => ({ ...kept, judged: true })),
    })
    await page.until('还有 1 人要写一句')
  })

  it('forgets what was confirmed as it was written, though the answer to it was lost', async () => {
    const answers: Record<string, HoursSheet> = { 'attendance.sheet': sheet }
    const application = createFixtureApplication({ answers })
    await application.drafts.write('hours/s1', {
      corrections: { v2: { minutes: 45, reason: '他自己说的' } },
    })
    const confirmed = (minutes: number): HoursSheet => ({
      ...sheet,
      lines: sheet.lines.map((line) => ({
        ...line,
        confirmed: { ...onNotice, minutes, reason: '', scannedMinutes: line.proposedMinutes },
      })),
    })
    answers['attendance.sheet'] = confirmed(45)
    page = await showPage(HoursPage, application, { shiftId: 's1' })
    await page.until('● 已确认')
    page.leave()
    expect(JSON.stringify(await application.drafts.read('hours/s1'))).not.toContain('他自己说的')
    // An objection changed it since.
    answers['attendance.sheet'] = confirmed(30)
    page = await showPage(HoursPage, application, { shiftId: 's1' })
    await page.until('● 已确认')
    expect(page.words()).not.toContain('您填的')
  })

  it('finds a walk-in whom nobody scanned, and sends the minutes with the reason', async () => {
    const found = { volunteerId: 'v7', name: '陈桂芳', number: 'N7', regionName: '一网格' }
    const { application, sent } = volunteeringApplication({
      'attendance.sheet': { ...sheet, lines: sheet.lines.slice(0, 1) },
      'attendance.findVolunteer': [found],
    })
    page = await showPage(HoursPage, application, { shiftId: 's1' })
    await page.until('没报名也没扫码的')
    await page.tap('补一个名单外的人')
    await page.type('陈桂芳')
    await page.tap('找志愿者“陈桂芳”')
    await page.until('编号 N7')
    await page.tap('补记')
    await page.type('120', 0)
    await page.type('现场记了姓名', 1)
    await page.tap('好了')
    await page.tap('确认 2 人，开始公示')
    const lines = [
      { volunteerId: 'v1', minutes: 120, reason: '' },
      { volunteerId: 'v7', minutes: 120, reason: '现场记了姓名' },
    ]
    expect(sent).toEqual([{ name: 'hours.confirm', args: { shiftId: 's1', lines } }])
  })
})

test('the own hours wait for somebody else, and hold up nobody', async () => {
  const attendance = { ...noAttendance, inAtMs: nowMs - 3 * hourMs, outAtMs: nowMs - hourMs }
  const line = {
    attendance,
    proposedMinutes: 120,
    anomalies: [],
    placeUnchecked: false,
    confirmed: null,
  }
  const sheet: HoursSheet = {
    ...{ shiftId: 's1', regionId: 'b15', title: '清扫楼道', absent: [] },
    ...{ startsAtMs: nowMs - 3 * hourMs, endsAtMs: nowMs - hourMs },
    lines: [
      { ...line, volunteerId: 'v1', name: '张桂兰', own: false },
      { ...line, volunteerId: 'v2', name: '范丽君', own: true },
    ],
  }
  const application = createFixtureApplication({ answers: { 'attendance.sheet': sheet } })
  page = await showPage(HoursPage, application, { shiftId: 's1' })
  await page.until('◆ 您自己或家人，请别人确认')
  expect(page.words()).toContain('确认 1 人，开始公示')
  await page.tap('范丽君')
  expect(page.words()).not.toContain('核对的结果')
})
