/** Hours on the screen of those whom they concern: the public notice with the own objections, the own code and services. */
import { hideToast } from '../../src/components/toast/toast-store'
import type { RegionId } from '../../src/domain/shapes'
import MyCodePage from '../../src/packages/volunteer/pages/my-code'
import NoticesPage from '../../src/packages/volunteer/pages/notices'
import type { OwnAttendance, OwnObjection } from '../../src/protocol/attendance'
import { noticesPerAnswer, type NoticeLine } from '../../src/protocol/notice'
import { createFixtureApplication } from '../support/fixture-application'
import { createFixtureDevice } from '../support/fixture-device'
import { volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const nowMs = createFixtureDevice().clock.nowMs()
const hourMs = 3_600_000

test('公示 shows covered names and takes an objection', async () => {
  const line: NoticeLine = {
    serviceId: 'x1',
    regionId: 'b15' as RegionId,
    name: '张*兰',
    number: '3304830010001',
    title: '清扫楼道',
    startsAtMs: nowMs - 3 * hourMs,
    minutes: 120,
    noticeUntilMs: nowMs + 7 * 24 * hourMs,
    objected: false,
  }
  const decided: OwnObjection = {
    ...{ objectionId: 'o1', name: '李*', title: '清扫楼道', startsAtMs: nowMs, minutesBefore: 60 },
    ...{ minutes: 45, text: '他提前走了', atMs: nowMs, state: 'upheld', reason: '核对过监控' },
  }
  page = await showPage(
    NoticesPage,
    createFixtureApplication({
      answers: { 'attendance.notices': [line], 'attendance.myObjections': [decided] },
    }),
  )
  await page.until('李* · 1 小时')
  expect(page.words()).toContain('说得对，已改')
  expect(page.words()).toContain('现在是 45 分')
  expect(page.words()).toContain('社区答：核对过监控')
  await page.tap('张*兰 · 2 小时')
  expect(page.words()).toContain('交给社区核对')
  expect(page.words()).not.toContain('更早的')
})

test('公示 goes on behind the first two hundred', async () => {
  const lines = Array.from({ length: noticesPerAnswer }, (_, n): NoticeLine => ({
    ...{ serviceId: `x${n}`, regionId: 'b15' as RegionId, name: `张*${n}`, number: '1001' },
    ...{ title: '清扫楼道', startsAtMs: nowMs, minutes: 60, noticeUntilMs: nowMs, objected: false },
  }))
  const application = createFixtureApplication({
    answers: { 'attendance.notices': lines, 'attendance.myObjections': [] },
  })
  page = await showPage(NoticesPage, application)
  await page.until('更早的')
  await page.tap('更早的')
  await page.until('更晚的')
})

test('one’s own code is there without a signal, with what has been confirmed', async () => {
  const own: OwnAttendance = {
    volunteerId: 'v1',
    proof: 'proof-0001',
    name: '张桂兰',
    number: '3304830010001',
    services: [
      {
        serviceId: 'x1',
        title: '清扫楼道',
        startsAtMs: nowMs - 3 * hourMs,
        minutes: 90,
        state: 'posted',
        noticeUntilMs: nowMs,
        scannedMinutes: 100,
        leaderReason: '问过本人',
        decisions: [{ upheld: true, minutesBefore: 95, reason: '核对过名单' }],
        lateScans: 'seen',
        lateWays: ['wall'],
        byHand: ['in'],
      },
      {
        ...{ serviceId: 'x2', title: '扫雪', startsAtMs: nowMs - 5 * hourMs, minutes: 60 },
        ...{ state: 'posted', noticeUntilMs: nowMs, scannedMinutes: 0 },
      },
    ],
  }
  const application = createFixtureApplication()
  await application.answers.keep('attendance.mine', own)
  page = await showPage(MyCodePage, application)
  await page.until('张桂兰')
  expect(page.words()).toContain('1 小时 30 分')
  expect(page.words()).toContain('● 已入账')
  expect(page.words()).toContain('扫码记的是 1 小时 40 分')
  expect(page.words()).toContain('扫码没有记到时长')
  expect(page.words()).toContain('负责人：问过本人')
  expect(page.words()).toContain('手工签到，负责人点的名')
  expect(page.words()).toContain('您有扫码晚到，负责人看过，时长不改')
  expect(page.words()).toContain('社区核对后改了，原来是 1 小时 35 分：核对过名单')
})

test('whoever was given nothing objects to it beside the own service, while it is on notice', async () => {
  const service = {
    ...{ title: '清扫楼道', startsAtMs: nowMs - 3 * hourMs, regionId: 'g1' as RegionId },
    ...{ serviceId: 'x1', minutes: 0, scannedMinutes: 60, leaderReason: '没看到人' },
    ...{ state: 'notice' as const, noticeUntilMs: nowMs + hourMs, lateScans: 'to-see' as const },
    lateWays: ['take-back' as const],
  }
  const over = { ...service, serviceId: 'x2', noticeUntilMs: nowMs - hourMs }
  const doubted = { ...service, serviceId: 'x3', state: 'objected' as const }
  const own = { volunteerId: 'v1', proof: 'proof-0001', name: '张桂兰', number: 'N1' }
  const answers = { 'attendance.mine': { ...own, services: [service, over, doubted] } }
  const { application, sent } = volunteeringApplication(answers)
  page = await showPage(MyCodePage, application)
  await page.until('负责人：没看到人')
  expect(page.words()).toContain('◆ 您有收回的点名晚到，负责人会再看')
  expect(page.words()).toMatch(/◆ 公示到 \d+月\d+日.*▲ 有人有异议，正在核对/s)
  expect(page.words().split('有不对，提异议')).toHaveLength(2)
  await page.tap('有不对，提异议')
  expect(page.words()).toContain('清扫楼道 · 公示的是 0 分')
  await page.type('我从头站到尾')
  await page.tap('交给社区核对')
  await page.until('收到了，社区工作者会核对')
  expect(sent).toMatchObject([
    { name: 'hours.object', args: { serviceId: 'x1', text: '我从头站到尾' } },
  ])
})

test('a code that somebody else has got hold of is changed for another one', async () => {
  const own = { volunteerId: 'v1', proof: 'proof-0001', name: '张桂兰', number: 'N1' }
  const answers = { 'attendance.mine': { ...own, regionId: 'g1' as RegionId, services: [] } }
  const { application, sent } = volunteeringApplication(answers)
  page = await showPage(MyCodePage, application)
  await page.until('码给别人拍了？换一个')
  await page.tap('码给别人拍了？换一个')
  expect(page.words()).toContain('编号和时长不变')
  await page.tap('换新码')
  await page.until('旧码不能用了')
  expect(sent).toEqual([{ name: 'volunteer.renew-code', args: {} }])
})

test('what waits for the leader comes first, with what is missing and whom to ask', async () => {
  const startsAtMs = nowMs - 2 * hourMs
  const waiting = {
    ...{ shiftId: 's1', activityId: 'a1', title: '清扫楼道', startsAtMs },
    ...{ endsAtMs: nowMs - hourMs, inAtMs: startsAtMs, outAtMs: nowMs - hourMs },
    ...{ contactName: '李组长', contactPhone: '14405730001' },
  }
  const dayMs = 24 * hourMs
  const own: OwnAttendance = {
    ...{ volunteerId: 'v1', proof: 'proof-0001', name: '张桂兰', number: 'N1', services: [] },
    waiting: [
      { ...waiting, shiftId: 's0', title: '正在扫雪', endsAtMs: nowMs + hourMs, outAtMs: null },
      { ...waiting, byHand: ['in', 'out'] },
      { ...waiting, shiftId: 's2', title: '只有签退的', inAtMs: null },
      { ...waiting, shiftId: 's3', title: '没签退的', outAtMs: null, endsAtMs: nowMs - 2 * dayMs },
      { ...waiting, shiftId: 's4', title: '很久的', endsAtMs: nowMs - 5 * dayMs },
      { ...waiting, shiftId: 's5', title: '扫反的', inAtMs: nowMs, outAtMs: startsAtMs },
    ],
  }
  const application = createFixtureApplication({ answers: { 'attendance.mine': own } })
  page = await showPage(MyCodePage, application)
  await page.until('等负责人确认')
  const words = page.words()
  expect(words.indexOf('等负责人确认')).toBeLessThan(words.indexOf('我的服务'))
  const lines = ['正在扫雪', '清扫楼道', '只有签退的', '没签退的', '很久的', '扫反的']
  const lineOf = (title: string): string => {
    const next = lines[lines.indexOf(title) + 1]
    return words.slice(words.indexOf(title), next === undefined ? undefined : words.indexOf(next))
  }
  expect(lineOf('正在扫雪')).toContain('走的时候请签退')
  expect(lineOf('清扫楼道')).toMatch(/签到 \d+:\d\d · 签退 \d+:\d\d/)
  expect(lineOf('清扫楼道')).toContain('手工签到、签退，负责人点的名')
  expect(lineOf('只有签退的')).not.toContain('手工')
  expect(lineOf('只有签退的')).toContain('没有签到。几点来的，请告诉负责人')
  expect(lineOf('没签退的')).toContain('没有签退，先算到活动结束')
  expect(lineOf('很久的')).toContain('过了 5 天还没确认，请问联系人：李组长 14405730001')
  expect(lineOf('扫反的')).toContain('签退在签到前面')
  page.leave()
  // Without a signal as it was then, and it says so.
  const cut = createFixtureApplication()
  await cut.answers.keep('attendance.mine', own)
  page = await showPage(MyCodePage, cut)
  await page.until('看到的')
  expect(page.words()).toContain('没有签退，先算到活动结束')
})
