/** 民情: buildings with how many doors ask for a visit, and the search that answers as one types. */
import FilesPage from '../../src/pages/files'
import { createFixtureApplication } from '../support/fixture-application'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

test('buildings stand under their community and grid, with what is due', async () => {
  page = await showPage(FilesPage, createFixtureApplication())
  expect(page.words()).toContain('杨家门社区 · 第一网格1 幢 · 6 户')
  expect(page.words()).toMatch(/迎凤二期 15幢2 个单元 · 6 户▲ \d 户/)
})

test.each([
  ['李佳', '李佳珍', '李佳'],
  ['ljz', '李佳珍', '李佳珍'],
  ['0001', '尾号 0001', '0001'],
  ['残疾', '陈阿大', '残疾'],
  ['15-1-202', '吴小燕', ''],
])('“%s” finds %s and lights up why', async (query, found, lit) => {
  page = await showPage(FilesPage, createFixtureApplication())
  await page.type(query)
  expect(page.words()).toContain(found)
  if (lit !== '') expect(document.querySelector('.files__lit')?.textContent).toBe(lit)
})

test('a hit opens the household', async () => {
  page = await showPage(FilesPage, createFixtureApplication())
  await page.type('周明')
  await page.tap('周明')
  expect(page.opened).toEqual(['/packages/files/pages/household/index?householdId=hh-2-101'])
})

test('nothing found says what else to try', async () => {
  page = await showPage(FilesPage, createFixtureApplication())
  await page.type('王二麻')
  expect(page.words()).toContain('没有找到“王二麻”')
  expect(page.words()).toContain('换个写法试试')
})
