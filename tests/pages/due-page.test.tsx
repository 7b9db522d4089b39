/** 今天走访: doors in walking order with their reasons; a tap leads to the file or the visit. */
import DuePage from '../../src/packages/files/pages/due'
import { createFixtureApplication } from '../support/fixture-application'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

test('doors stand from the top floor down, unit after unit, each with its reason', async () => {
  page = await showPage(DuePage, createFixtureApplication())
  const rooms = [...document.querySelectorAll('.tile__room')].map(({ textContent }) => textContent)
  expect(rooms).toEqual(['201', '101', '102', '201'])
  expect(page.words()).toContain('独居老人 · 应每周')
  expect(page.words()).toContain('残疾 · 还没走访过')
})

test('a door opens the same sheet as in the building, and the visit is one tap away', async () => {
  page = await showPage(DuePage, createFixtureApplication())
  await page.tap('102')
  await page.tap('记一次走访')
  expect(page.opened).toEqual(['/packages/files/pages/visit/index?householdId=hh-1-102'])
})

test('those never visited wait in a list of their own', async () => {
  page = await showPage(DuePage, createFixtureApplication())
  await page.tap('还没去过 2')
  expect(page.words()).toContain('202– 没去过')
})

test('with nothing due it says so and shows another way', async () => {
  page = await showPage(DuePage, createFixtureApplication({ records: [] }))
  expect(page.words()).toContain('今天没有到期的人家')
  await page.tap('去民情')
  expect(page.opened).toEqual(['/pages/files/index'])
})
