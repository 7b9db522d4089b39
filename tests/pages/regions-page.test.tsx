/** The tree of regions as an office changes it: unfolded step by step, added to at the end of a list, renamed. */
import type { OfficeCommandName } from '../../src/domain/office-commands'
import { hideToast } from '../../src/components/toast/toast-store'
import RegionsPage from '../../src/packages/office/pages/regions'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const office = (failing = false) => {
  const fixture = createFixtureApplication({ access: fixtureOfficeAccess })
  const sent: { name: OfficeCommandName; regionId: string; args: unknown }[] = []
  const request = (name: OfficeCommandName, regionId: string, args: unknown) => {
    sent.push({ name, regionId, args })
    return Promise.resolve(
      failing
        ? ({ ok: false, error: { code: 'invalid', detail: '这里已有同名的区域' } } as const)
        : ({ ok: true, value: undefined } as const),
    )
  }
  return { application: { ...fixture, request }, sent }
}

test('the first level lies open, deeper ones open by a tap, and each list ends with the way to add one', async () => {
  page = await showPage(RegionsPage, office().application)
  expect(page.words()).toContain('杨家门社区社区 · 1 处')
  expect(page.words()).toContain('＋ 新增社区')
  expect(page.words()).not.toContain('第一网格')
  await page.tap('杨家门社区')
  expect(page.words()).toContain('第一网格网格 · 1 处')
  expect(page.words()).toContain('＋ 新增网格')
})

test('a new region gets a name, a code and the nearest level; what the server refuses is said in the form', async () => {
  const { application, sent } = office(true)
  page = await showPage(RegionsPage, application)
  await page.tap('＋ 新增社区')
  await page.type('凤鸣社区')
  await page.type('330483001022', 1)
  await page.tap('存好')
  expect(sent).toMatchObject([
    {
      name: 'region.add',
      regionId: 's1',
      args: { levelId: 'community', name: '凤鸣社区', code: '330483001022' },
    },
  ])
  expect(page.words()).toContain('这里已有同名的区域')
  expect(page.words()).toContain('在梧桐街道下面新增')
})

test('renaming starts from the name that it has', async () => {
  const { application, sent } = office()
  page = await showPage(RegionsPage, application)
  await page.tap('改名')
  expect(page.words()).toContain('改杨家门社区的名字')
  await page.type('杨家门新社区')
  await page.tap('存好')
  expect(sent).toEqual([
    { name: 'region.rename', regionId: 'c1', args: { name: '杨家门新社区', code: '' } },
  ])
})
