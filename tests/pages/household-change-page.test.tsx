/** What happened to a household, as a worker records it: only the needed fields, the right command, a way back. */
import HouseholdChangePage from '../../src/packages/files/pages/household-change'
import { hideToast } from '../../src/components/toast/toast-store'
import { createFixtureApplication } from '../support/fixture-application'
import { buildingId } from '../support/fixture-building'
import { fixtureCallerAccess } from '../support/fixture-office'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const open = (application = createFixtureApplication()) =>
  showPage(HouseholdChangePage, application, { householdId: 'hh-1-102' })
const sent = ({ executed }: ReturnType<typeof createFixtureApplication>) =>
  executed.map(({ name, args }) => ({ name, args }))

test('an empty door only takes somebody in', async () => {
  const application = createFixtureApplication()
  page = await showPage(HouseholdChangePage, application, { houseId: 'h-1-301' })
  expect(page.words()).toContain('迁入')
  expect(page.words()).not.toContain('整户迁出')
  await page.type('何小军')
  await page.tap('登记迁入')
  expect(sent(application)).toMatchObject([
    {
      name: 'household.move-in',
      args: {
        houseId: 'h-1-301',
        residents: [{ fields: { name: '何小军', relation: '户主' }, idNumber: '' }],
      },
    },
  ])
})

test('moving out as a whole asks for a day and a place, and can be taken back', async () => {
  const application = createFixtureApplication()
  page = await open(application)
  await page.tap('整户迁出')
  await page.type('嘉兴')
  await page.tap('登记迁出')
  expect(sent(application)).toMatchObject([
    { name: 'household.move-out', args: { householdId: 'hh-1-102', whereTo: '嘉兴' } },
  ])
  expect(application.snapshot().pending).toHaveLength(1)
  await page.tap('撤销')
  expect(application.snapshot().pending).toEqual([])
})

test('what needs a person says so on the button until one is chosen', async () => {
  const application = createFixtureApplication()
  page = await open(application)
  await page.tap('去世')
  await page.tap('先选人')
  expect(application.executed).toEqual([])
  await page.tap('孙梅 · 配偶')
  await page.tap('登记去世')
  expect(sent(application)).toMatchObject([
    { name: 'resident.record-death', args: { residentId: 'r-zhao-wife' } },
  ])
})

test('one person moves to another household, found by part of the address and a name', async () => {
  const application = createFixtureApplication()
  page = await open(application)
  await page.tap('转到另一户')
  await page.tap('孙梅 · 配偶')
  await page.type('2单元 沈')
  await page.tap('迎凤二期15幢2单元201室')
  await page.tap('转过去')
  expect(sent(application)).toMatchObject([
    {
      name: 'resident.move-to',
      args: { residentId: 'r-zhao-wife', toHouseholdId: 'hh-2-201', toRegionId: 'b15' },
    },
  ])
})

test('who splits off stays behind the same door unless another is chosen', async () => {
  const application = createFixtureApplication()
  page = await open(application)
  await page.tap('分户')
  await page.tap('孙梅 · 配偶')
  await page.tap('登记分户')
  expect(sent(application)).toMatchObject([
    {
      name: 'household.split',
      args: { householdId: 'hh-1-102', residentIds: ['r-zhao-wife'], toHouseId: 'h-1-102' },
    },
  ])
})

test('a refusal is said in words and the form stays', async () => {
  const application = createFixtureApplication()
  page = await open(application)
  await page.tap('分户')
  await page.tap('孙梅 · 配偶')
  await page.tap('赵国强 · 户主')
  await page.tap('登记分户')
  expect(application.executed).toEqual([])
  expect(document.querySelector('.notice--red')?.textContent).toMatch(/。$/)
})

test('two quick taps take nobody in twice', async () => {
  const application = createFixtureApplication()
  page = await showPage(HouseholdChangePage, application, { houseId: 'h-1-301' })
  await page.type('何小军')
  page.byWords('登记迁入').click()
  await page.tap('登记迁入')
  expect(application.executed).toHaveLength(1)
})

test('half a form comes back after a kill, without those who are gone by now', async () => {
  const application = createFixtureApplication()
  page = await open(application)
  await page.tap('一人迁出')
  await page.tap('孙梅 · 配偶')
  await page.type('嘉兴')
  page.leave()
  await application.execute('resident.record-death', buildingId, {
    residentId: 'r-zhao-wife',
    on: '',
  })
  page = await open(application)
  await page.until('接着上次没存好的写')
  await page.tap('先选人')
  expect(application.executed).toHaveLength(1)
})

test('a post that only reads is told what to do instead', async () => {
  page = await open(createFixtureApplication({ access: fixtureCallerAccess }))
  expect(page.words()).toContain('您的岗位看档案、记走访')
})
