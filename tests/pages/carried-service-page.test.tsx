/** 原有服务时长: put right where the office reads it, and told to whose it is. */
import { hideToast } from '../../src/components/toast/toast-store'
import VolunteerFilePage from '../../src/packages/office/pages/volunteer'
import RecordPage from '../../src/packages/volunteer/pages/record'
import { fixtureOfficeAccess } from '../support/fixture-office'
import {
  fixtureNowMs,
  fixtureRecord,
  volunteeringApplication,
} from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const amendment = { wasMinutes: 7590, minutes: 6000, byName: '周干事', atMs: fixtureNowMs }
const carried = {
  ...{ minutes: 6000, asOf: '2026-02-28', enteredByName: '徐丽萍' },
  amendments: [{ ...amendment, reason: '原名册多写了' }],
}
const amended = '周干事：126 小时 30 分 → 100 小时，原名册多写了'
const showFile = async (own: boolean) => {
  const file = {
    ...fixtureRecord({ state: 'verified', carried }),
    ...{ sameAs: '', otherClaims: 0, own, signsIn: true, moves: '' },
  }
  const answers = { 'volunteer.one': file }
  const options = { access: fixtureOfficeAccess }
  const { application, sent } = volunteeringApplication(answers, {}, options)
  page = await showPage(VolunteerFilePage, application, { volunteerId: 'v1', regionId: 's1' })
  await page.until(amended)
  return sent
}

test('a worker says how many hours it should have been, and why', async () => {
  const sent = await showFile(false)
  await page.tap('更正原有时长')
  await page.until('现在记着 100 小时。')
  await page.type('900001', 0)
  expect(page.words()).toContain('请写 0 到 900000 的整数')
  await page.type('6600', 0)
  expect(page.words()).toContain('就是 110 小时')
  await page.type('少减了', 1)
  await page.tap('改成这样')
  expect(sent).toEqual([
    {
      name: 'volunteer.amend-carried',
      args: { volunteerId: 'v1', minutes: 6600, reason: '少减了' },
    },
  ])
})

test('nobody puts their own right', async () => {
  await showFile(true)
  expect(page.words()).not.toContain('更正原有时长')
})

test('whose it is reads what was put right and why, also in a copy kept from before', async () => {
  const show = (of: object) =>
    showPage(
      RecordPage,
      volunteeringApplication({ 'volunteer.mine': fixtureRecord({ carried: of as never }) })
        .application,
    )
  page = await show(carried)
  await page.until(amended)
  page.leave()
  page = await show({ ...carried, amendments: undefined })
  await page.until('原名册结转，截至 2026年2月28日，徐丽萍录入')
})
