/** Publishing, changing and cancelling an activity, and the list of those that one runs. */
import { act } from 'react-dom/test-utils'
import type { Application } from '../../src/application'
import { hideToast } from '../../src/components/toast/toast-store'
import ActivitiesPage from '../../src/packages/volunteer/pages/activities'
import PublishPage from '../../src/packages/volunteer/pages/publish'
import { fixtureOfficeAccess } from '../support/fixture-office'
import {
  fixtureActivity,
  fixtureShift,
  volunteeringApplication,
} from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})
const options = { access: fixtureOfficeAccess }
/** What is said beside the question, not on the page behind it. */
const inDialog = () => document.querySelector('[role="alertdialog"]')?.textContent
const activity = fixtureActivity({ seriesId: 'series' })
const answers = { 'activity.one': { activity, series: [] } }

test('what is missing is said before anything is sent', async () => {
  const { application, sent } = volunteeringApplication({}, {}, options)
  page = await showPage(PublishPage, application)
  await page.until('什么活动')
  await page.tap('发布')
  await page.until('请写活动名称')
  expect(sent).toEqual([])
})

test('a change sends the fields, and no shift that stays as it is', async () => {
  const { application, sent } = volunteeringApplication(answers, {}, options)
  page = await showPage(PublishPage, application, { activityId: 'a' })
  await page.until('存好改动')
  await page.type('文化礼堂', 1)
  await page.tap('存好改动')
  expect(sent).toMatchObject([
    {
      name: 'activity.change',
      args: {
        ...{ activityId: 'a', fields: { title: '楼道清洁', place: '文化礼堂' }, shifts: [] },
        seenFields: { title: '楼道清洁', place: '迎凤二期 7 幢楼下' },
      },
    },
  ])
})

test('one more shift goes with the change; one that people have places in goes with a reason', async () => {
  const two = fixtureActivity({
    shifts: [fixtureShift(), fixtureShift({ id: 'a.s2', seatsTaken: 0 })],
  })
  const { application, sent } = volunteeringApplication(
    { 'activity.one': { activity: two, series: [] } },
    {},
    options,
  )
  page = await showPage(PublishPage, application, { activityId: 'a' })
  await page.until('存好改动')
  await page.tap('取消第 1 班')
  await page.until('开了提醒的人会收到您写的原因')
  await page.tap('取消这一班')
  await page.until('请写明原因')
  const fields = document.querySelectorAll('taro-input-core, taro-textarea-core')
  await page.type('停电', fields.length - 1)
  await page.tap('取消这一班')
  await page.until('这一班取消了')
  await page.tap('再加一班')
  await page.tap('存好改动')
  expect(sent).toMatchObject([
    {
      name: 'activity.cancel-shift',
      args: { activityId: 'a', shiftId: 'a.s1', reason: '停电' },
    },
    {
      name: 'activity.change',
      args: { shifts: [], added: [{ from: '08:30', to: '11:00', quota: 10 }] },
    },
  ])
})

test('a picture that is there can be taken away', async () => {
  const shown = fixtureActivity({ photoId: 'p1' })
  const { application, sent } = volunteeringApplication(
    {
      'activity.one': { activity: shown, series: [] },
      'activity.photo': { mediaType: 'image/jpeg', bytes: 'abc' },
    },
    {},
    options,
  )
  page = await showPage(PublishPage, application, { activityId: 'a' })
  await page.until('存好改动')
  const remove = document.querySelector<HTMLElement>('[aria-label="拿掉第 1 张"]')
  act(() => remove?.click())
  await page.tap('存好改动')
  expect(sent).toMatchObject([{ name: 'activity.change', args: { fields: { photoId: '' } } }])
})

test('what is changed of a series is changed for later ones as well when the leader says so', async () => {
  const { application, sent } = volunteeringApplication(answers, {}, options)
  page = await showPage(PublishPage, application, { activityId: 'a' })
  await page.until('只改这一次')
  await page.tap('以后每次都改')
  await page.until('时间和名额也一样')
  await page.tap('存好改动')
  expect(sent).toMatchObject([{ name: 'activity.change', args: { following: true, shifts: [] } }])
  expect(sent[0]?.args).not.toHaveProperty('followingShifts')
})

test('so are time and quota; which of them stay as they are is named, to be opened', async () => {
  const later = { id: 'b', startsAtMs: (activity.shifts[0]?.startsAtMs ?? 0) + 7 * 86_400_000 }
  const kept = { activityId: 'b', startsAtMs: later.startsAtMs, endsAtMs: later.startsAtMs + 1 }
  const { application, sent } = volunteeringApplication(
    { 'activity.one': { activity, series: [later] } },
    {
      'activity.change': {
        untold: [],
        kept: [
          { ...kept, quota: 30, seatsTaken: 26, why: 'seats-given' },
          { ...kept, startsAtMs: kept.startsAtMs + 1, quota: 3, seatsTaken: 0, why: 'other-time' },
          { ...kept, activityId: 'c', quota: 40, seatsTaken: 0, why: 'other-quota' },
          { ...kept, activityId: 'c', quota: 40, seatsTaken: 0, why: 'other-length' },
          { ...kept, activityId: 'd', quota: 3, seatsTaken: 0, why: 'no-shift' },
        ],
      },
    },
    options,
  )
  page = await showPage(PublishPage, application, { activityId: 'a' })
  await page.until('别的日子照旧')
  await page.tap('以后每次都改')
  await page.until('这次和以后 1 次')
  const fields = document.querySelectorAll('taro-input-core, taro-textarea-core')
  await page.type('25', fields.length - 1)
  await page.tap('存好改动')
  // Two shifts of one Saturday are one time.
  await page.until('有 3 次没有全跟着改')
  await page.until('已有 26 人报上，名额还是 30 个')
  await page.until('单独改过时间')
  await page.until('单独定过名额，名额还是 40 个')
  await page.until('单独定过时长，时长没动')
  await page.until('这一次没有您改的那一班')
  expect(sent).toMatchObject([
    {
      args: {
        ...{ following: true, followingShifts: true },
        shifts: [{ shiftId: 'a.s1', quota: 25, seen: { quota: 3 } }],
      },
    },
  ])
  await page.tap('已有 26 人报上，名额还是 30 个')
  expect(page.opened).toEqual(['/packages/volunteer/pages/publish/index?activityId=b'])
})

test('what another leader has changed meanwhile is read, and what was typed is sent over that', async () => {
  const meanwhile = { activity: { ...activity, shifts: [fixtureShift({ quota: 5 })] }, series: [] }
  const asked: Record<string, unknown> = { ...answers }
  const { application, sent } = volunteeringApplication(asked, {}, options)
  const error = { code: 'shift-changed', detail: '名额 5' } as const
  const request: Application['request'] = async (...command) => {
    const outcome = await application.request(...command)
    return sent.length === 1 ? { ok: false, error } : outcome
  }
  page = await showPage(PublishPage, { ...application, request }, { activityId: 'a' })
  await page.until('存好改动')
  await page.type('文化礼堂', 1)
  const fields = document.querySelectorAll('taro-input-core, taro-textarea-core')
  await page.type('25', fields.length - 1)
  asked['activity.one'] = meanwhile
  await page.tap('存好改动')
  await page.until('有人改过这一班：名额 5')
  await page.tap('存好改动')
  expect(sent).toMatchObject(
    [3, 5].map((quota) => ({
      args: { fields: { place: '文化礼堂' }, shifts: [{ quota: 25, seen: { quota } }] },
    })),
  )
})

test('a series is cancelled from here on, with a reason', async () => {
  const { application, sent } = volunteeringApplication(answers, {}, options)
  page = await showPage(PublishPage, application, { activityId: 'a' })
  await page.until('取消这次和以后各次')
  await page.tap('取消这次和以后各次')
  await page.tap('取消活动')
  await page.until('请写明原因')
  expect(inDialog()).toContain('请写明原因')
  const fields = document.querySelectorAll('taro-input-core, taro-textarea-core')
  // No more than the server takes.
  expect(fields[fields.length - 1]?.getAttribute('maxlength')).toBe('100')
  await page.type('高温', fields.length - 1)
  await page.tap('取消活动')
  expect(sent).toEqual([
    { name: 'activity.cancel', args: { activityId: 'a', following: true, reason: '高温' } },
  ])
})

test('whom no message reaches are counted, and the lists in which they stand lead to their telephones', async () => {
  const untold = [{ shiftId: 'a.s1', startsAtMs: activity.shifts[0]?.startsAtMs, people: 6 }]
  const told = { 'activity.cancel': { untold } }
  const { application } = volunteeringApplication(answers, told, options)
  page = await showPage(PublishPage, application, { activityId: 'a' })
  await page.until('取消这次活动')
  await page.tap('取消这次活动')
  const fields = document.querySelectorAll('taro-input-core, taro-textarea-core')
  await page.type('下雨', fields.length - 1)
  await page.tap('取消活动')
  await page.until('有 6 人收不到，请打电话')
  expect(document.querySelector('[role="alertdialog"]')).toBeNull()
  await page.tap('报名名单')
  expect(page.opened[0]).toContain('/packages/volunteer/pages/sign-ups/index?shiftId=a.s1')
})

test('who runs nothing here is told so', async () => {
  page = await showPage(PublishPage, volunteeringApplication({}).application)
  await page.until('您现在的岗位不办这件事')
})

test('who runs activities sees what there is', async () => {
  const run = { 'activity.run': { activities: [activity], more: false } }
  page = await showPage(ActivitiesPage, volunteeringApplication(run, {}, options).application)
  await page.until('报名 1 人，共 3 个名额')
  await page.tap('发布活动')
  expect(page.opened).toEqual(['/packages/volunteer/pages/publish/index'])
})
