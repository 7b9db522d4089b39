/** 志愿: what is open to everybody, what a volunteer sees first, and what is shown where there is no signal. */
import { ownCodeKey, type KeptScan } from '../../src/application'
import VolunteerPage from '../../src/pages/volunteer'
import {
  fixtureActivity,
  fixtureNowMs,
  fixtureRecord,
  fixtureShift,
  fixtureSignUp,
  volunteeringApplication,
} from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const next = { steps: 0, startsAtMs: 1, id: 'a' }
const coming = { activities: [fixtureActivity({ laterInSeries: 17 })], next, serviceKinds: [] }

test('somebody who has not signed in reads the activities and learns how to become a volunteer', async () => {
  const { application } = volunteeringApplication(
    { 'activity.coming': coming },
    {},
    { snapshot: { access: null } as object },
  )
  page = await showPage(VolunteerPage, application)
  await page.until('还有 2 个名额')
  expect(page.words()).toContain('之后还有 17 次')
  await page.tap('登录后登记')
  await page.tap('看更多活动')
  await page.tap('时长公示')
  expect(page.opened).toEqual([
    // It leads to the sign-in, and is there again after it.
    '/packages/volunteer/pages/register/index',
    '/packages/volunteer/pages/coming/index',
    '/packages/volunteer/pages/notices/index',
  ])
})

test('a member who is no volunteer yet is one tap from the form', async () => {
  const answers = {
    'activity.coming': coming,
    'volunteer.mine': null,
    'activity.mySignUps': [],
    'volunteer.served': null,
  }
  const { application } = volunteeringApplication(answers)
  await application.answers.keep(ownCodeKey, { volunteerId: 'v1', proof: 'proof-0001' })
  page = await showPage(VolunteerPage, application)
  await page.until('做一名志愿者')
  // Of an earlier registration.
  expect(await application.answers.read(ownCodeKey)).toBeNull()
  await page.tap('成为志愿者')
  expect(page.opened).toEqual(['/packages/volunteer/pages/register/index'])
})

test('a volunteer sees the next shift with the scan, and places that wait or were cancelled', async () => {
  const answers = {
    'activity.coming': { activities: [], next: null, serviceKinds: [] },
    'volunteer.mine': fixtureRecord(),
    'activity.mySignUps': [
      fixtureSignUp({ title: '已取消的', shiftId: 'x', cancelled: true, cancelledReason: '下雨' }),
      fixtureSignUp({ title: '候补的', shiftId: 'y', state: 'waiting', waitingPlace: 2 }),
      fixtureSignUp({ shiftId: 'z', state: 'waiting', waitingPlace: 1, startsAtMs: fixtureNowMs }),
      fixtureSignUp(),
    ],
    'volunteer.served': null,
  }
  page = await showPage(VolunteerPage, volunteeringApplication(answers).application)
  await page.until('近期没有活动')
  for (const words of [
    '我的下一班',
    '楼道清洁',
    '▲ 已取消：下雨',
    '◆ 候补第 2 位',
    '– 没有轮到，想来可以现场找负责人',
  ])
    expect(page.words()).toContain(words)
  await page.tap('扫码签到')
  await page.tap('时长公示')
  expect(page.opened).toEqual([
    '/packages/volunteer/pages/scan/index',
    '/packages/volunteer/pages/notices/index?regionId=s1',
  ])
})

test('a scan that was refused after one had left is told where it cannot be missed', async () => {
  const answers = {
    'activity.coming': { activities: [], next: null, serviceKinds: [] },
    'volunteer.mine': fixtureRecord(),
    'activity.mySignUps': [fixtureSignUp()],
    'volunteer.served': null,
  }
  const { application } = volunteeringApplication(answers)
  const scannedAtMs = application.device.clock.nowMs() - 3_600_000
  const kept = (result: KeptScan['result'], code = 'LX2.0123456789'): KeptScan => ({
    ...{ result, sinceMs: 0, name: '', judged: true },
    scan: {
      ...{ scanId: `scan-${result}`, way: 'wall', direction: 'in', code, shiftId: '' },
      ...{ volunteerId: '', scannedAtMs, deviceId: 'phone' },
    },
  })
  const show = async (scans: readonly KeptScan[], of = application): Promise<void> => {
    of.change({ scans })
    page = await showPage(VolunteerPage, of)
    await page.until(of === application ? '我的下一班' : '做一名志愿者')
  }
  await show([kept('cancelled')])
  expect(page.words()).toContain('扫的码没有记上：这场活动取消了。')
  page.leave()
  // A code of something else is told at once: it neither stands here nor in the way.
  await show([kept('code-unknown', ''), kept('cancelled')])
  expect(page.words()).toContain('扫的码没有记上：这场活动取消了。')
  page.leave()
  await show([kept('in'), kept('cancelled')])
  expect(page.words()).not.toContain('没有记上')
  page.leave()
  const nobody = { ...answers, 'volunteer.mine': null, 'activity.mySignUps': [] }
  await show([kept('not-a-volunteer')], volunteeringApplication(nobody).application)
  expect(page.words()).toContain('扫的码没有记上：那时您还没有登记成为志愿者。')
})

test.each([
  ['waiting', '社区工作者核对以后'],
  ['declined', '社区写的原因：电话打不通'],
] as const)(
  'one who is %s is told what comes next, and sees what was served before',
  async (state, words) => {
    const serviceSum = { times: 2, minutes: 90 }
    const record = fixtureRecord({ state, settledReason: '电话打不通', serviceSum })
    const answers = {
      'activity.coming': coming,
      'volunteer.mine': record,
      'activity.mySignUps': [],
      'volunteer.served': { minutes: 90, times: 2, months: [] },
    }
    page = await showPage(VolunteerPage, volunteeringApplication(answers).application)
    await page.until(words)
    expect(page.words()).toContain('来过 2 次')
    for (const title of ['时间银行', '志愿服务证明']) await page.tap(title)
    expect(page.opened).toEqual([
      '/packages/volunteer/pages/bank/index',
      '/packages/volunteer/pages/certificates/index',
    ])
  },
)

test('without a signal the last answer is shown; without any, a way to try again', async () => {
  const { application } = volunteeringApplication({})
  page = await showPage(VolunteerPage, application)
  await page.until('没有读到')
  page.leave()
  await application.answers.keep('own-volunteering', {
    record: fixtureRecord(),
    signUps: [fixtureSignUp()],
    served: null,
  })
  page = await showPage(VolunteerPage, application)
  await page.until('我的下一班')
})

test('the own code is fetched with the tab, before it is needed in a cellar', async () => {
  const code = {
    volunteerId: 'v1',
    proof: 'p'.repeat(16),
    name: '沈慧琴',
    number: 'N1',
    services: [],
  }
  const { application } = volunteeringApplication({
    'activity.coming': { activities: [], next: null, serviceKinds: [] },
    'volunteer.mine': fixtureRecord(),
    'activity.mySignUps': [],
    'volunteer.served': null,
    'attendance.mine': code,
  })
  page = await showPage(VolunteerPage, application)
  await page.until('还没有报活动')
  expect((await application.answers.read('attendance.mine'))?.answer).toEqual(code)
})

test('a full shift says that one can wait', async () => {
  const full = fixtureActivity({ shifts: [fixtureShift({ seatsTaken: 3, waiting: 2 })] })
  const answers = {
    'activity.coming': { activities: [full], next: null, serviceKinds: [] },
    'volunteer.mine': fixtureRecord(),
    'activity.mySignUps': [],
    'volunteer.served': null,
  }
  page = await showPage(VolunteerPage, volunteeringApplication(answers).application)
  await page.until('名额满了，2 人候补')
  expect(page.words()).toContain('还没有报活动')
})

test('the hours stand as a picture with numbers and a sentence, and with thanks', async () => {
  const answers = {
    'activity.coming': { activities: [], next: null, serviceKinds: [] },
    'volunteer.mine': fixtureRecord(),
    'activity.mySignUps': [],
    'volunteer.served': {
      minutes: 12 * 60 + 30,
      times: 6,
      months: [
        { month: '2020-01', minutes: 5 * 60 },
        { month: '2026-02', minutes: 7 * 60 },
        { month: '2026-03', minutes: 30 },
      ],
    },
  }
  page = await showPage(VolunteerPage, volunteeringApplication(answers).application)
  await page.until('12 小时 30 分')
  for (const words of ['来过 6 次', '已经满 10 小时，谢谢您！', '0.5'])
    expect(page.words()).toContain(words)
  expect(document.querySelector('.months')?.getAttribute('aria-label')).toBe(
    '最近十二个月：2 月 7 小时，3 月 30 分；别的月份没有。',
  )
})

test('whoever brought hours from an older record is thanked for them', async () => {
  const answers = {
    'activity.coming': { activities: [], next: null, serviceKinds: [] },
    'volunteer.mine': fixtureRecord(),
    'activity.mySignUps': [],
    'volunteer.served': { minutes: 7560, carriedMinutes: 7560, times: 0, months: [] },
  }
  page = await showPage(VolunteerPage, volunteeringApplication(answers).application)
  await page.until('126 小时')
  expect(page.words()).toContain('已经满 100 小时，谢谢您！其中只在原名册上的 126 小时')
  expect(page.words()).not.toContain('来过')
})

test('activities near home come first, under the name of the place', async () => {
  const answers = {
    'activity.coming': {
      activities: [
        fixtureActivity({ isNear: true }),
        fixtureActivity({ id: 'b', title: '扫雪', regionName: '凤鸣社区' }),
      ],
      next: null,
      serviceKinds: [],
    },
    'volunteer.mine': fixtureRecord(),
    'activity.mySignUps': [],
    'volunteer.served': null,
  }
  page = await showPage(VolunteerPage, volunteeringApplication(answers).application)
  await page.until('家门口的活动')
  expect(page.words()).toMatch(/家门口的活动.*迎凤社区.*楼道清洁.*别处的活动.*扫雪/s)
})
