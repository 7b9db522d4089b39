/** Who waits to be verified is told of it in WeChat: asked for where they look first, and in the own record as well. */
import type { ComponentType } from 'react'
import { hideToast } from '../../src/components/toast/toast-store'
import RecordPage from '../../src/packages/volunteer/pages/record'
import VolunteerPage from '../../src/pages/volunteer'
import { fixtureRecord, volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const show = async (Page: ComponentType, state: 'waiting' | 'declined') => {
  const answers = {
    'volunteer.mine': fixtureRecord({ state, settledReason: '电话打不通' }),
    'activity.coming': { activities: [], next: null, serviceKinds: [] },
    'activity.mySignUps': [],
    'volunteer.served': null,
    'message.templates': [
      { template: 'volunteer-turn', id: 'turn' },
      { template: 'shift-reminder', id: 'reminder' },
    ],
  }
  const asked: (readonly string[])[] = []
  const ask = (ids: readonly string[]) => {
    asked.push(ids)
    return Promise.resolve(ids)
  }
  const device = { subscriptions: { ask } }
  const { application, sent } = volunteeringApplication(answers, {}, { device })
  page = await showPage(Page, application)
  await page.until('3304830010030001')
  return { asked, sent }
}

test.each([
  ['on the card of who waits', VolunteerPage],
  ['in the own record', RecordPage],
])('%s one tap consents to one message about the decision', async (_where, Page) => {
  const { asked, sent } = await show(Page, 'waiting')
  await page.until('核对好了告诉我')
  await page.tap('核对好了告诉我')
  await page.until('好的，核对好了就告诉您。')
  expect(asked).toEqual([['turn']])
  expect(sent).toEqual([{ name: 'message.consent', args: { templates: ['volunteer-turn'] } }])
  expect(page.words()).not.toContain('核对好了告诉我')
})

test('who was declined waits for nothing', async () => {
  await show(VolunteerPage, 'declined')
  await page.until('再登记一次')
  expect(page.words()).not.toContain('核对好了告诉我')
})
