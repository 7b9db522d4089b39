/** An activity: signing up, waiting, giving the place back, being reminded; and what a leader sees besides. */
import { hideToast } from '../../src/components/toast/toast-store'
import ActivityPage from '../../src/packages/volunteer/pages/activity'
import SignUpsPage from '../../src/packages/volunteer/pages/sign-ups'
import { wordsBeingChecked } from '../../src/domain/activity/activity'
import { fixtureOfficeAccess } from '../support/fixture-office'
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
afterEach(() => {
  page.leave()
  hideToast()
})

const answersFor = (part: object = {}) => ({
  'activity.one': { activity: fixtureActivity(), series: [] },
  'volunteer.mine': fixtureRecord(),
  'activity.mySignUps': [],
  'message.templates': [{ template: 'activity-reminder', id: 'tmpl-1' }],
  ...part,
})
const params = { activityId: 'a' }

test('one tap signs up, then the reminder is offered and consented to', async () => {
  const told = { 'activity.sign-up': { state: 'seated', place: 0 } }
  const { application, sent } = volunteeringApplication(answersFor(), told)
  page = await showPage(ActivityPage, application, params)
  await page.until('还有 2 个名额')
  for (const words of ['楼道清洁', '红色召集令', '迎凤二期 7 幢楼下', '请穿旧衣服', '李组长'])
    expect(page.words()).toContain(words)
  await page.tap('报名')
  await page.until('报上了，到时候见')
  await page.tap('提醒我')
  expect(sent).toEqual([
    { name: 'activity.sign-up', args: { shiftId: 'a.s1' } },
    { name: 'message.consent', args: { templates: ['activity-reminder'], shiftId: 'a.s1' } },
  ])
  await page.until('好的，活动前一天提醒您')
})

test('all that come of a series are signed up for at once, and what is left out is named', async () => {
  const later = { id: 'a.2', startsAtMs: fixtureNowMs + 200 * 3_600_000 }
  const answers = answersFor({
    'activity.one': { activity: fixtureActivity({ seriesId: 'a' }), series: [later] },
  })
  const overlapping = [{ startsAtMs: later.startsAtMs, title: '值班' }]
  const told = { 'activity.sign-up-following': { seated: 3, waiting: 1, overlapping } }
  const { application, sent } = volunteeringApplication(answers, told)
  page = await showPage(ActivityPage, application, params)
  await page.until('这次和以后每次都报名')
  await page.tap('这次和以后每次都报名')
  await page.tap('都报名')
  await page.until('3 次报上了，1 次候补')
  expect(page.words()).toMatch(/1 次和您报的别的班时间重了，没有报：.+“值班”/)
  expect(sent).toEqual([{ name: 'activity.sign-up-following', args: { shiftId: 'a.s1' } }])
  page.leave()
  const none = { 'activity.sign-up-following': { seated: 0, waiting: 0, overlapping } }
  page = await showPage(ActivityPage, volunteeringApplication(answers, none).application, params)
  await page.until('这次和以后每次都报名')
  await page.tap('这次和以后每次都报名')
  await page.tap('都报名')
  await page.until('一次也没有报上。1 次和您报的别的班时间重了')
  expect(page.words()).not.toContain('提醒我')
})

test('where the tapped day of a series was left out, the reminder is for the first that was taken', async () => {
  const answers = answersFor({
    'activity.one': {
      activity: fixtureActivity({ seriesId: 'a' }),
      series: [{ id: 'a.2', startsAtMs: fixtureNowMs + 200 * 3_600_000 }],
    },
  })
  const startsAtMs = Date.parse('2027-05-15T08:00:00+08:00')
  const first = { shiftId: 'a.2.s1', startsAtMs, state: 'seated' }
  const overlapping = [{ startsAtMs: fixtureShift().startsAtMs, title: '值班' }]
  const told = { 'activity.sign-up-following': { seated: 3, waiting: 0, first, overlapping } }
  const { application, sent } = volunteeringApplication(answers, told)
  page = await showPage(ActivityPage, application, params)
  await page.until('这次和以后每次都报名')
  await page.tap('这次和以后每次都报名')
  await page.tap('都报名')
  await page.until('要不要在2027年5月15日 周六那次前一天提醒您？')
  await page.tap('提醒我')
  const args = { templates: ['activity-reminder'], shiftId: 'a.2.s1' }
  expect(sent.at(-1)).toEqual({ name: 'message.consent', args })
  await page.until('好的，2027年5月15日 周六那次前一天提醒您。')
})

test('who has a place in what is being looked at is told so, and can still give it back', async () => {
  const hidden = fixtureActivity({ ...wordsBeingChecked, hidden: true })
  const answers = answersFor({
    'activity.one': { activity: hidden, hiddenReason: '', series: [] },
    'activity.mySignUps': [fixtureSignUp()],
  })
  page = await showPage(ActivityPage, volunteeringApplication(answers).application, params)
  await page.until('● 您已报上')
  expect(page.words()).toContain('时间没有变')
  expect(page.words()).not.toContain('现在就改')
  expect(page.words()).not.toContain('转给朋友')
  expect(page.words()).toContain('取消报名')
})

test('a full shift is waited for; where no messages are sent nothing is asked', async () => {
  const full = fixtureActivity({ shifts: [fixtureShift({ seatsTaken: 3 })] })
  const answers = answersFor({
    'activity.one': { activity: full, series: [] },
    'message.templates': [],
  })
  const told = { 'activity.sign-up': { state: 'waiting', place: 1 } }
  page = await showPage(ActivityPage, volunteeringApplication(answers, told).application, params)
  await page.until('名额满了，可以候补')
  await page.tap('候补')
  await page.until('您候补第 1 位')
  expect(page.words()).not.toContain('提醒我')
})

test('who still waits when the shift begins reads that it came to nothing', async () => {
  const shift = fixtureShift({ startsAtMs: fixtureNowMs, seatsTaken: 3, waiting: 1 })
  const waits = { state: 'waiting', waitingPlace: 1, startsAtMs: fixtureNowMs } as const
  const answers = answersFor({
    'activity.one': { activity: fixtureActivity({ shifts: [shift] }), series: [] },
    'activity.mySignUps': [fixtureSignUp(waits)],
  })
  page = await showPage(ActivityPage, volunteeringApplication(answers).application, params)
  await page.until('– 没有轮到，想来可以现场找负责人')
  expect(page.words()).not.toContain('候补第 1 位')
})

test('another own seat at the same time is named', async () => {
  const startsAtMs = fixtureNowMs + 49 * 3_600_000
  const other = fixtureSignUp({ shiftId: 'b.s1', title: '门岗值守', startsAtMs })
  const answers = answersFor({ 'activity.mySignUps': [fixtureSignUp(), other] })
  page = await showPage(ActivityPage, volunteeringApplication(answers).application, params)
  await page.until('▲ 和“门岗值守”时间重了，请退一班')
})

test('a place is given back after a question', async () => {
  const answers = answersFor({ 'activity.mySignUps': [fixtureSignUp()] })
  const { application, sent } = volunteeringApplication(answers)
  page = await showPage(ActivityPage, application, params)
  await page.until('● 您已报上')
  await page.tap('取消报名')
  expect(page.words()).toContain('名额会让给候补的人')
  await page.tap('取消报名')
  expect(sent).toEqual([{ name: 'activity.cancel-sign-up', args: { shiftId: 'a.s1' } }])
})

test('of one day of a series whose consent is used up one is reminded by one more tap', async () => {
  const answers = answersFor({
    'activity.one': { activity: fixtureActivity({ seriesId: 'a' }), series: [] },
    'activity.mySignUps': [fixtureSignUp({ lacks: ['activity-reminder', 'activity-change'] })],
  })
  const { application, sent } = volunteeringApplication(answers)
  page = await showPage(ActivityPage, application, params)
  await page.until('提醒我')
  await page.tap('提醒我')
  await page.until('好的，这一次前一天提醒您。')
  const args = { templates: ['activity-reminder'], shiftId: 'a.s1' }
  expect(sent).toEqual([{ name: 'message.consent', args }])
})

test('a place that could not be given back is said so above the question, which stays', async () => {
  const answers = answersFor({ 'activity.mySignUps': [fixtureSignUp()] })
  const { application } = volunteeringApplication(answers)
  const unreachable = () => Promise.resolve({ ok: false, error: 'unreachable' } as const)
  page = await showPage(ActivityPage, { ...application, request: unreachable }, params)
  await page.until('● 您已报上')
  await page.tap('取消报名')
  await page.tap('取消报名')
  const dialog = document.querySelector('[role="alertdialog"]')
  expect(dialog?.textContent).toContain('连不上服务器')
})

test('of a series one place is given back, or all the later ones in one go', async () => {
  const later = { id: 'b', startsAtMs: fixtureNowMs + 9 * 86_400_000 }
  const mine = [fixtureSignUp(), fixtureSignUp({ activityId: 'b', ...later })]
  const answers = answersFor({
    'activity.one': { activity: fixtureActivity({ seriesId: 'a' }), series: [later] },
    'activity.mySignUps': mine,
  })
  const told = { 'activity.cancel-sign-up': { cancelled: 2 } }
  const { application, sent } = volunteeringApplication(answers, told)
  page = await showPage(ActivityPage, application, params)
  await page.until('● 您已报上')
  expect(page.words()).toContain('您报了名')
  await page.tap('取消报名')
  expect(page.words()).toContain('✓ 只取消这一次')
  await page.tap('以后的也取消')
  await page.tap('取消报名')
  await page.until('2 次都取消了')
  const args = { shiftId: 'a.s1', following: true }
  expect(sent).toEqual([{ name: 'activity.cancel-sign-up', args }])
})

test.each([
  ['who is no volunteer', { 'volunteer.mine': null }, '先成为志愿者'],
  [
    'who is not verified',
    { 'volunteer.mine': fixtureRecord({ state: 'waiting' }) },
    '登记核对通过后可以报名',
  ],
  [
    'of a cancelled one',
    {
      'activity.one': {
        activity: fixtureActivity({ state: 'cancelled', cancelledReason: '下雨' }),
        series: [],
      },
    },
    '活动已取消：下雨',
  ],
  ['of one that is not there', { 'activity.one': null }, '没有这个活动'],
])('somebody %s reads why', async (_name, part, words) => {
  page = await showPage(ActivityPage, volunteeringApplication(answersFor(part)).application, params)
  await page.until(words)
})

test.each([
  ['activity', ActivityPage, '没有说是哪个活动'],
  ['shift', SignUpsPage, '请从活动里打开报名名单'],
] as const)('an address that names no %s says so, and asks nothing', async (_what, Page, words) => {
  page = await showPage(Page, volunteeringApplication({}).application)
  await page.until(words)
})

test('a leader finds the list, the gate and the change; nobody else does', async () => {
  page = await showPage(ActivityPage, volunteeringApplication(answersFor()).application, params)
  await page.until('还有 2 个名额')
  expect(page.words()).not.toContain('我负责')
  page.leave()
  const options = { access: fixtureOfficeAccess }
  const { application } = volunteeringApplication(answersFor(), {}, options)
  page = await showPage(ActivityPage, application, params)
  await page.until('我负责')
  await page.tap('报名名单')
  expect(page.opened[0]).toContain('/packages/volunteer/pages/sign-ups/index?shiftId=a.s1')
})
