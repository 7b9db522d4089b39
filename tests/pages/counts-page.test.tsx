/** Counts as an office reads them: one region whole, those below it line by line, deeper by a tap or by a name. */
import CountsPage from '../../src/packages/office/pages/counts'
import type { RegionCounts } from '../../src/protocol/contract'
import { createFixtureApplication } from '../support/fixture-application'
import { streetAccess } from '../support/fixture-street'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const line = (regionId: string, households: number, metThisMonth: number): RegionCounts => ({
  regionId,
  houses: households + 5,
  households,
  residents: households * 3,
  metThisMonth,
  openFollowUps: regionId === 'c1' ? 4 : 0,
})

const served = { people: 12, attendances: 15, minutes: 1800 }

const show = (lines: readonly RegionCounts[], params = {}) =>
  showPage(
    CountsPage,
    createFixtureApplication({
      access: streetAccess,
      answers: { 'organisation.counts': lines, 'attendance.counts': served },
    }),
    params,
  )

test('the whole stands first, then what lies below it in the order of the tree, never by who did more', async () => {
  page = await show([line('s1', 300, 90), line('c2', 200, 80), line('c1', 100, 10)])
  await page.until('本月见到 90 户 / 共 300 户 · 没有待办')
  const words = page.words()
  expect(words).toContain('305套房300户900人')
  expect(words.indexOf('第1社区见到 10 / 100 户300 人 · 待办 4 件')).toBeGreaterThan(0)
  expect(words.indexOf('第2社区')).toBeGreaterThan(words.indexOf('第1社区'))
  expect(words).toContain('今年12 人 · 15 人次 · 30 小时')
  expect(words).toContain('按户计，不排名')
  await page.tap('第1社区')
  expect(page.opened).toEqual(['/packages/office/pages/counts/index?regionId=c1'])
})

test('any of two thousand regions is found by its name', async () => {
  page = await show([line('s1', 300, 90)])
  await page.until('本月见到')
  await page.type('203网格 3号')
  expect(page.words()).toContain('找到的1 处')
  await page.tap('第3社区 · 203网格 · 3号微网格')
  expect(page.opened).toEqual(['/packages/office/pages/counts/index?regionId=m609'])
})

test('a region that was opened says where it lies; without files it says so', async () => {
  page = await show([line('g1', 40, 10)], { regionId: 'g1' })
  await page.until('在第1社区')
  page.leave()
  page = await show([{ ...line('g1', 0, 0), houses: 0 }], { regionId: 'g1' })
  await page.until('这里还没有档案')
})
