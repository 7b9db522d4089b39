/** The lists of gates: taken along before anybody stands in a cellar, and what is said of them is so. */
import ActivitiesPage from '../../src/packages/volunteer/pages/activities'
import ActivityPage from '../../src/packages/volunteer/pages/activity'
import MyCodePage from '../../src/packages/volunteer/pages/my-code'
import VolunteerPage from '../../src/pages/volunteer'
import { fixtureOfficeAccess } from '../support/fixture-office'
import {
  fixtureActivity,
  fixtureNowMs,
  fixtureRecord,
  fixtureShift,
  volunteeringApplication,
} from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const options = { access: fixtureOfficeAccess }
const hourMs = 3_600_000
const shift = (id: string, inHours: number) =>
  fixtureShift({
    ...{ id, startsAtMs: fixtureNowMs + inHours * hourMs },
    endsAtMs: fixtureNowMs + (inHours + 2) * hourMs,
  })
const run = {
  activities: [
    fixtureActivity({ shifts: [shift('over', -3), shift('soon', 20), shift('later', 48)] }),
    fixtureActivity({ id: 'b', state: 'cancelled', shifts: [shift('cancelled', 20)] }),
  ],
  more: false,
}
const pack = { seats: [] }
const own = {
  'activity.coming': { activities: [], next: null, serviceKinds: [] },
  'volunteer.mine': fixtureRecord(),
  'activity.mySignUps': [],
  'volunteer.served': null,
}

const keptLists = async ({
  application,
}: ReturnType<typeof volunteeringApplication>): Promise<readonly string[]> => {
  await new Promise((resolve) => setTimeout(resolve, 60))
  const ids = ['over', 'soon', 'later', 'cancelled']
  const kept = await Promise.all(ids.map((id) => application.answers.read(`gate/${id}`)))
  return ids.filter((_, index) => kept[index] !== null)
}

test('the tab takes along the lists of a day, also when the network comes only after it was opened', async () => {
  const answers: Record<string, unknown> = { ...own, 'attendance.gate': pack }
  const fixture = volunteeringApplication(answers, {}, options)
  page = await showPage(VolunteerPage, fixture.application)
  await page.until('我办的活动')
  expect(await keptLists(fixture)).toEqual([])
  answers['activity.run'] = run
  fixture.application.change({ lastSyncedAtMs: fixtureNowMs })
  expect(await keptLists(fixture)).toEqual(['soon'])
})

test('the page of what one runs takes them along as well', async () => {
  const answers = { 'activity.run': run, 'attendance.gate': pack }
  const fixture = volunteeringApplication(answers, {}, options)
  page = await showPage(ActivitiesPage, fixture.application)
  await page.until('要办的')
  expect(await keptLists(fixture)).toEqual(['soon'])
})

test('a leader reads of each shift whether its list is on this phone, and else how it comes there', async () => {
  const [activity] = run.activities
  const answers: Record<string, unknown> = {
    'activity.one': { activity, series: [] },
    'volunteer.mine': fixtureRecord(),
    'activity.mySignUps': [],
    'attendance.gate': pack,
  }
  page = await showPage(ActivityPage, volunteeringApplication(answers, {}, options).application, {
    activityId: 'a',
  })
  await page.until('第 2 班 现场签到名单在这部手机上了，没有网络也能用')
  expect(page.words()).toContain('第 1 班 现场签到这一班结束了')
  expect(page.words()).toContain('第 3 班 现场签到前一天起在有网的地方打开一次志愿页')
  expect(page.words().match(/没有网络也能用/g)).toHaveLength(1)
})

test('a phone that has no room for a list, or for the own code, says so', async () => {
  const code = { volunteerId: 'v1', proof: 'p'.repeat(16), name: '沈慧琴', number: 'N1' }
  const answers: Record<string, unknown> = {
    'activity.one': { activity: run.activities[0], series: [] },
    'volunteer.mine': fixtureRecord(),
    'activity.mySignUps': [],
    'attendance.gate': pack,
    'attendance.mine': { ...code, services: [] },
  }
  const { application } = volunteeringApplication(answers, {}, options)
  application.answers.keep = () => Promise.resolve(false)
  page = await showPage(ActivityPage, application, { activityId: 'a' })
  await page.until('第 2 班 现场签到▲ 手机存满了，没有网就用不了')
  expect(page.words()).not.toContain('没有网络也能用')
  page.leave()
  page = await showPage(MyCodePage, application)
  await page.until('沈慧琴')
  expect(page.words()).toContain('▲ 手机存满了，没有网就用不了')
  expect(page.words()).not.toContain('没有信号也能用')
})
