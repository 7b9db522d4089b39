/** A place that was taken back, as its owner sees it: who did it and why, and the way back. */
import { hideToast } from '../../src/components/toast/toast-store'
import ActivityPage from '../../src/packages/volunteer/pages/activity'
import VolunteerPage from '../../src/pages/volunteer'
import { createFixtureDevice } from '../support/fixture-device'
import {
  fixtureActivity,
  fixtureRecord,
  fixtureSignUp,
  volunteeringApplication,
} from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const cancelledReason = '李组长替您取消了报名：打电话来，说病了'
const answers = {
  'activity.one': { activity: fixtureActivity(), hiddenReason: '', series: [] },
  'activity.coming': { activities: [], next: null, serviceKinds: [] },
  'activity.mySignUps': [fixtureSignUp({ state: 'cancelled', cancelled: true, cancelledReason })],
  'volunteer.mine': fixtureRecord(),
  'volunteer.served': null,
  'message.templates': [],
}

test('the activity says it, and the place can be taken again', async () => {
  const { application, sent } = volunteeringApplication(answers, {
    'activity.sign-up': { state: 'seated', place: 0 },
  })
  page = await showPage(ActivityPage, application, { activityId: 'a' })
  await page.until(`▲ ${cancelledReason}`)
  expect(page.words()).not.toContain('您已报上')
  await page.tap('报名')
  await page.until('报上了')
  expect(sent).toEqual([{ name: 'activity.sign-up', args: { shiftId: 'a.s1' } }])
})

test.each([
  ['activity', ActivityPage],
  ['tab', VolunteerPage],
] as const)('the %s asks for it', async (_which, Page) => {
  const asked: unknown[] = []
  const { network } = createFixtureDevice()
  const call = (path: string, input: unknown) => {
    if (path === 'activity.mySignUps') asked.push(input)
    return network.call(path, input)
  }
  const { application } = volunteeringApplication(
    {},
    {},
    { device: { network: { ...network, call } } },
  )
  page = await showPage(Page, application, { activityId: 'a' })
  expect(asked).toContainEqual({ withTakenBack: true })
})

test('the tab says it, so that nobody goes there for nothing', async () => {
  page = await showPage(VolunteerPage, volunteeringApplication(answers).application)
  await page.until(`▲ ${cancelledReason}`)
  expect(page.words()).toContain('还没有报活动')
})
