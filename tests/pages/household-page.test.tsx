/** The whole household as each post may use it; the ID number only for a reason, and only while one looks. */
import HouseholdPage from '../../src/packages/files/pages/household'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureCallerAccess, fixtureOfficeAccess } from '../support/fixture-office'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const householdId = 'hh-1-101'
const open = (application = createFixtureApplication()) =>
  showPage(HouseholdPage, application, { householdId })

test('who may write the file finds the ways to change it', async () => {
  page = await open()
  expect(page.words()).toContain('加一个人')
  expect(page.words()).toContain('搬走、分户、并户')
  expect(page.words()).not.toContain('看全号')
  expect(page.words()).not.toContain('合并')
})

test('who only reads and visits is offered nothing that would be refused', async () => {
  page = await open(createFixtureApplication({ access: fixtureCallerAccess }))
  expect(page.words()).toContain('记一次走访')
  expect(page.words()).not.toContain('加一个人')
  expect(page.words()).not.toContain('搬走、分户、并户')
  await page.tap('李佳珍')
  expect(page.opened).toEqual([])
})

test('a phone number is covered until its line for the log is written', async () => {
  const application = createFixtureApplication()
  page = await open(application)
  expect(page.words()).not.toContain('13800010001')
  await page.tap('显示')
  expect(page.words()).toContain('13800010001')
  expect(application.executed).toMatchObject([
    { name: 'access.note', args: { residentId: 'r-li', act: 'show-phone' } },
  ])
})

test('the whole ID number: a reason first, shown once, and kept nowhere', async () => {
  const application = createFixtureApplication({
    access: fixtureOfficeAccess,
    answers: { 'privacy.revealIdNumber': { idNumber: '11010519491231002X' } },
  })
  page = await open(application)
  await page.tap('看全号')
  await page.tap('先写原因')
  expect(page.words()).not.toContain('11010519491231002X')
  await page.tap('核对证件')
  await page.tap('看完整号码')
  expect(page.words()).toContain('11010519491231002X')
  await page.tap('看好了')
  expect(document.body.innerHTML).not.toContain('11010519491231002X')
  await page.tap('看全号')
  expect(document.body.innerHTML).not.toContain('11010519491231002X')
  expect(application.executed).toEqual([])
})

test('without a network the number is not shown, and the sheet says where to go', async () => {
  page = await open(createFixtureApplication({ access: fixtureOfficeAccess }))
  await page.tap('看全号')
  await page.tap('核对证件')
  await page.tap('看完整号码')
  expect(page.words()).toContain('请到有信号的地方再试')
})

test('the changes of the household are one tap away', async () => {
  page = await open()
  await page.tap('改动记录')
  expect(page.opened).toEqual(['/packages/files/pages/history/index?householdId=hh-1-101'])
})

test('what a visit left is handed on to others, and its way is told', async () => {
  const application = createFixtureApplication()
  page = await showPage(HouseholdPage, application, { householdId: 'hh-1-101' })
  await page.until('带药来看看')
  await page.tap('交给别人办')
  expect(application.executed.at(-1)).toMatchObject({
    ...{ name: 'follow-up.hand-on', args: { followUpId: 'f-1' } },
  })
  await page.until('◆ 交给别人办，待传')
  expect(page.words()).not.toContain('办好了')
})
