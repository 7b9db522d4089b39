/** The rows of the office say how much waits behind them: nothing where nothing does. */
import MePage from '../../src/pages/me'
import TodayPage from '../../src/pages/today'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const waiting = { volunteers: 3, orders: 12, objections: 0, proposals: 1, certificates: 0 }
const answers = { 'volunteer.waiting': waiting }

const expectCounts = async () => {
  await page.until('● 3 件')
  expect(page.words()).toMatch(/兑换和赠送.+● 12 件时长异议.+更正和继承.+● 1 件服务队/)
  expect(page.words().match(/● \d+ 件/g)).toEqual(['● 3 件', '● 12 件', '● 1 件'])
}

test('on the page of who is signed in', async () => {
  page = await showPage(MePage, createFixtureApplication({ access: fixtureOfficeAccess, answers }))
  await expectCounts()
})

test('on the first page of who works at a desk', async () => {
  const kinds = fixtureOfficeAccess.settings.postKinds
  const access = {
    ...fixtureOfficeAccess,
    settings: {
      ...fixtureOfficeAccess.settings,
      postKinds: kinds.map((kind) => ({ ...kind, carriesFiles: false })),
    },
  }
  page = await showPage(TodayPage, createFixtureApplication({ access, answers, records: [] }))
  await expectCounts()
})

test('without a signal nothing is said', async () => {
  page = await showPage(MePage, createFixtureApplication({ access: fixtureOfficeAccess }))
  expect(page.words()).toContain('兑换和赠送')
  expect(page.words()).not.toMatch(/● \d/)
})
