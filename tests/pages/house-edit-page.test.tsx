/** A door as a worker puts it on file or corrects it: nothing twice, nobody's change undone by an old draft. */
import HouseEditPage from '../../src/packages/files/pages/house-edit'
import { hideToast } from '../../src/components/toast/toast-store'
import { createFixtureApplication } from '../support/fixture-application'
import { buildingId } from '../support/fixture-building'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

/** Place of the remark among the inputs of the page. */
const remark = 5

test('a door that was added is not added by a second tap', async () => {
  const application = createFixtureApplication()
  const place = { regionId: buildingId, estate: '迎凤二期', building: '15', unit: '1' }
  page = await showPage(HouseEditPage, application, { ...place, floor: '3', room: '303' })
  page.byWords('存好').click()
  await page.tap('存好')
  await page.tap('存好')
  expect(application.executed).toMatchObject([
    { name: 'house.add', args: { fields: { room: '303' } } },
  ])
})

test('a draft from before does not take back what somebody else has changed since', async () => {
  const application = createFixtureApplication()
  page = await showPage(HouseEditPage, application, { houseId: 'h-1-102' })
  await page.type('门铃坏了', remark)
  page.leave()
  await application.execute('house.edit', buildingId, {
    houseId: 'h-1-102',
    changes: { unit: { from: '1', to: '甲' } },
  })
  page = await showPage(HouseEditPage, application, { houseId: 'h-1-102' })
  await page.until('接着上次没存好的写')
  await page.tap('存好')
  expect(application.executed.at(-1)?.args).toEqual({
    houseId: 'h-1-102',
    changes: { remark: { from: '', to: '门铃坏了' } },
  })
})
