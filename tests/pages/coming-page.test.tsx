/** 近期活动: what is found by kind is asked for anew, and the list is read on to its end. */
import ComingPage from '../../src/packages/volunteer/pages/coming'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureActivity, fixtureNowMs } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const serviceKinds = ['环境卫生', '敬老助残']
const next = { steps: 0, startsAtMs: fixtureNowMs, id: 'a' }
const onePage = { activities: [fixtureActivity()], next, serviceKinds }
const following = {
  activities: [fixtureActivity({ id: 'b', title: '扫雪' })],
  next: null,
  serviceKinds: [],
}
const none = { activities: [], next: null, serviceKinds }

test('activities are read on, and narrowed down by what one likes to do', async () => {
  const call = (_path: string, body: object) => {
    const asked = JSON.stringify(body)
    const output = asked.includes('敬老助残') ? none : asked.includes('after') ? following : onePage
    return Promise.resolve({ kind: 'answer', body: { ok: true, output } } as const)
  }
  const { network } = createFixtureApplication({ answers: { some: 'answer' } }).device
  const device = { network: { ...network, call } }
  page = await showPage(ComingPage, createFixtureApplication({ device }))
  await page.until('楼道清洁')
  expect(page.words()).not.toContain('扫雪')
  await page.tap('看后面的')
  await page.until('扫雪')
  expect(page.words()).not.toContain('看后面的')
  await page.tap('敬老助残')
  await page.until('没有这样的活动')
  await page.tap('全部')
  await page.until('楼道清洁')
})
