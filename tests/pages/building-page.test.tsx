/** 楼盘表: floors from the top, each door with a shape and a mark, never colour alone. */
import BuildingPage from '../../src/packages/files/pages/building'
import HouseholdPage from '../../src/packages/files/pages/household'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureCallerAccess } from '../support/fixture-office'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const address = { estate: '迎凤二期', building: '15', unit: '1' }

test('floors stand from the top down and each door says its state by a shape', async () => {
  page = await showPage(BuildingPage, createFixtureApplication(), address)
  expect(page.words()).toMatch(/3层.*2层.*1层/)
  expect(page.byWords('101').parentElement?.textContent).toMatch(/^101[▲◆●] 老$/)
  expect(page.byWords('301').parentElement?.textContent).toBe('301–')
  expect(page.words()).toContain('老 独居老人')
})

test('a tap on a door says who lives there, the name covered, and leads to the file', async () => {
  page = await showPage(BuildingPage, createFixtureApplication(), address)
  await page.tap('102')
  expect(page.words()).toContain('2 人 · 户主赵*强')
  expect(page.words()).not.toContain('赵国强')
  await page.tap('看档案')
  expect(page.opened).toEqual(['/packages/files/pages/household/index?householdId=hh-1-102'])
})

test('an empty door offers moving in instead of a visit', async () => {
  page = await showPage(BuildingPage, createFixtureApplication(), address)
  await page.tap('301')
  expect(page.words()).toContain('没有登记住户')
  expect(page.words()).not.toContain('记一次走访')
})

test('at an empty door a post that only reads is offered nothing that would be refused', async () => {
  const application = createFixtureApplication({ access: fixtureCallerAccess })
  page = await showPage(BuildingPage, application, address)
  await page.tap('301')
  expect(page.words()).toContain('看到有人住，请告诉网格员')
  expect(page.words()).not.toContain('办迁入')
})

test('another unit shows its own doors', async () => {
  page = await showPage(BuildingPage, createFixtureApplication(), address)
  await page.tap('2 单元')
  expect(page.words()).not.toContain('102')
})

test('a phone number is covered until it is asked for, and asking is logged', async () => {
  const application = createFixtureApplication()
  page = await showPage(HouseholdPage, application, { householdId: 'hh-1-102' })
  expect(page.words()).toContain('138******02')
  expect(page.words()).not.toContain('13800010002')
  await page.tap('显示')
  expect(page.words()).toContain('13800010002')
  expect(application.executed).toMatchObject([
    { name: 'access.note', args: { residentId: 'r-zhao', act: 'show-phone' } },
  ])
})

test('a promised thing is done with one tap and can be taken back', async () => {
  const application = createFixtureApplication()
  page = await showPage(HouseholdPage, application, { householdId: 'hh-1-101' })
  await page.tap('办好了')
  expect(application.executed).toMatchObject([{ name: 'follow-up.close' }])
  expect(page.words()).not.toContain('留下的事')
  await page.tap('撤销')
  expect(application.snapshot().pending).toHaveLength(0)
})
