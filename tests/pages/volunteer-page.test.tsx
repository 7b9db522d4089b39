/** 志愿: what is open to everybody, what a volunteer sees first, and what is shown where there is no signal. */
import VolunteerPage from '../../src/pages/volunteer'
import {
  fixtureActivity,
  fixtureRecord,
  fixtureShift,
  fixtureSignUp,
  volunteeringApplication,
} from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const coming = { activities: [fixtureActivity({ laterInSeries: 17 })], more: false }

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
  expect(page.opened).toEqual(['/packages/me/pages/sign-in/index'])
})

test('a member who is no volunteer yet is one tap from the form', async () => {
  const answers = { 'activity.coming': coming, 'volunteer.mine': null, 'activity.mySignUps': [] }
  page = await showPage(VolunteerPage, volunteeringApplication(answers).application)
  await page.until('做一名志愿者')
  await page.tap('成为志愿者')
  expect(page.opened).toEqual(['/packages/volunteer/pages/register/index'])
})

test('a volunteer sees the next shift with the scan, and places that wait or were cancelled', async () => {
  const answers = {
    'activity.coming': { activities: [], more: false },
    'volunteer.mine': fixtureRecord(),
    'activity.mySignUps': [
      fixtureSignUp({ title: '已取消的', shiftId: 'x', cancelled: true, cancelledReason: '下雨' }),
      fixtureSignUp({ title: '候补的', shiftId: 'y', state: 'waiting', waitingPlace: 2 }),
      fixtureSignUp(),
    ],
  }
  page = await showPage(VolunteerPage, volunteeringApplication(answers).application)
  await page.until('我的下一班')
  for (const words of ['楼道清洁', '▲ 已取消：下雨', '◆ 候补第 2 位', '近期没有活动'])
    expect(page.words()).toContain(words)
  await page.tap('扫码签到')
  expect(page.opened).toEqual(['/packages/volunteer/pages/scan/index'])
})

test.each([
  ['waiting', '社区工作者核对以后'],
  ['declined', '社区写的原因：电话打不通'],
] as const)('one who is %s is told what comes next', async (state, words) => {
  const record = fixtureRecord({ state, settledReason: '电话打不通' })
  const answers = { 'activity.coming': coming, 'volunteer.mine': record, 'activity.mySignUps': [] }
  page = await showPage(VolunteerPage, volunteeringApplication(answers).application)
  await page.until(words)
})

test('without a signal the last answer is shown; without any, a way to try again', async () => {
  const { application } = volunteeringApplication({})
  page = await showPage(VolunteerPage, application)
  await page.until('没有读到')
  page.leave()
  await application.answers.keep('volunteer', {
    record: fixtureRecord(),
    signUps: [fixtureSignUp()],
  })
  page = await showPage(VolunteerPage, application)
  await page.until('我的下一班')
})

test('a full shift says that one can wait', async () => {
  const full = fixtureActivity({ shifts: [fixtureShift({ seatsTaken: 3, waiting: 2 })] })
  const answers = {
    'activity.coming': { activities: [full], more: false },
    'volunteer.mine': fixtureRecord(),
    'activity.mySignUps': [],
  }
  page = await showPage(VolunteerPage, volunteeringApplication(answers).application)
  await page.until('名额满了，2 人候补')
  expect(page.words()).toContain('还没有报活动')
})
