/** 我报的其他活动 of whoever comes every week: the next few, what is not simply a seat, and the rest on request. */
import VolunteerPage from '../../src/pages/volunteer'
import {
  fixtureRecord,
  fixtureSignUp,
  volunteeringApplication,
} from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const weekMs = 7 * 86_400_000
const first = fixtureSignUp()
const weekly = Array.from({ length: 9 }, (_, week) =>
  fixtureSignUp({
    ...{ shiftId: `w${week}`, activityId: `w${week}`, title: `第 ${week} 周` },
    ...{ startsAtMs: first.startsAtMs + week * weekMs, endsAtMs: first.endsAtMs + week * weekMs },
    ...(week === 7 && { cancelled: true, cancelledReason: '高温' }),
  }),
)

test('shows the next three and what was cancelled, and all when asked', async () => {
  const answers = {
    'activity.coming': { activities: [], next: null, serviceKinds: [] },
    'volunteer.mine': fixtureRecord(),
    'activity.mySignUps': weekly,
    'volunteer.served': null,
  }
  page = await showPage(VolunteerPage, volunteeringApplication(answers).application)
  await page.until('8 个')
  for (const week of [1, 2, 3, 7]) expect(page.words()).toContain(`第 ${week} 周`)
  expect(page.words()).not.toContain('第 4 周')
  await page.tap('还有 4 个，接着看')
  for (const week of [4, 5, 6, 8]) expect(page.words()).toContain(`第 ${week} 周`)
  expect(page.words()).not.toContain('接着看')
})
