/** 志愿 at the end of a shift: the key to sign out stands there as long as a code holds. */
import VolunteerPage from '../../src/pages/volunteer'
import {
  fixtureNowMs,
  fixtureRecord,
  fixtureSignUp,
  volunteeringApplication,
} from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

test('whoever checks out at the end or after it still finds the key, as long as codes hold', async () => {
  const hour = 3_600_000
  const ended = (agoMs: number) =>
    fixtureSignUp({
      startsAtMs: fixtureNowMs - agoMs - 2 * hour,
      endsAtMs: fixtureNowMs - agoMs,
    })
  const later = fixtureSignUp({ title: '下周理发', shiftId: 'later' })
  const show = async (signUps: readonly object[]): Promise<void> => {
    const answers = {
      'activity.coming': { activities: [], next: null, serviceKinds: [] },
      'volunteer.mine': fixtureRecord(),
      'activity.mySignUps': signUps,
      'volunteer.served': null,
    }
    page = await showPage(VolunteerPage, volunteeringApplication(answers).application)
    await page.until('近期没有活动')
  }
  await show([ended(0), later])
  expect(page.words()).toMatch(/我这一班.*楼道清洁.*还没签退的请扫码.*其他活动.*下周理发/s)
  await page.tap('扫码签到、签退')
  expect(page.opened).toEqual(['/packages/volunteer/pages/scan/index'])
  page.leave()
  await show([ended(hour), later])
  expect(page.words()).toContain('我这一班')
  page.leave()
  // One that runs comes before one that has ended.
  const running = { startsAtMs: fixtureNowMs, endsAtMs: fixtureNowMs + hour }
  await show([ended(0), fixtureSignUp({ title: '扫雪', shiftId: 'now', ...running })])
  expect(page.words()).toMatch(/我这一班.*扫雪/s)
  page.leave()
  await show([ended(hour + 1), later])
  expect(page.words()).toMatch(/我的下一班.*下周理发/s)
})
