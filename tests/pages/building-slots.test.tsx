/** Doors that are not on file are places in the picture, and a tap on one begins the file with its address. */
import BuildingPage from '../../src/packages/files/pages/building'
import { markMeanings } from '../../src/packages/files/pages/building/mark-meanings'
import { planRows } from '../../src/packages/files/pages/building/plan-rows'
import HouseEditPage from '../../src/packages/files/pages/house-edit'
import { fixtureAccess, fixtureRecords, fixtureSettings, house } from '../support/fixture-building'
import { createFixtureApplication } from '../support/fixture-application'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const address = { estate: '迎凤二期', building: '15', unit: '1' }
const high = [...fixtureRecords, { kind: 'house' as const, record: house('h-high', '1', 7, '701') }]

test('a tap on a slot asks for nothing that its place says', async () => {
  page = await showPage(BuildingPage, createFixtureApplication(), address)
  await page.tap('302')
  const [opened = ''] = page.opened
  expect(opened).toContain('/packages/files/pages/house-edit/index?regionId=b15')
  const given = Object.fromEntries(new URLSearchParams(opened.split('?')[1]))
  expect(given).toMatchObject({ ...address, floor: '3', room: '302' })
  page.leave()
  page = await showPage(HouseEditPage, createFixtureApplication(), given)
  expect(page.words()).toContain('迎凤二期15幢1单元302室')
  expect(page.words()).toContain('按 3 层记')
})

test('storeys without doors are one thin stack until it is tapped', async () => {
  page = await showPage(BuildingPage, createFixtureApplication({ records: high }), address)
  expect(page.words()).toMatch(/7层.*6层.*5层.*4层.*3层/)
  expect(page.words()).not.toContain('502')
  await page.tap('5层')
  expect(page.words()).toContain('502')
})

test('who may not write sees the places and cannot open them', async () => {
  const application = createFixtureApplication()
  const kinds = fixtureSettings.postKinds.map((kind) => ({
    ...kind,
    permissions: ['file.read' as const],
  }))
  application.change({
    access: { ...fixtureAccess, settings: { ...fixtureSettings, postKinds: kinds } },
  })
  page = await showPage(BuildingPage, application, address)
  await page.tap('302')
  expect(page.opened).toEqual([])
})

test('34 storeys of 8 doors with few on file stay far below 1,000 parts', async () => {
  const tower = Array.from({ length: 8 }, (_, column) => ({
    kind: 'house' as const,
    record: house(`h-${column}`, '9', 34, `340${column + 1}`),
  }))
  const application = createFixtureApplication({ records: [...fixtureRecords, ...tower] })
  page = await showPage(BuildingPage, application, { ...address, unit: '9' })
  expect(document.querySelectorAll('.building__floor').length).toBe(34)
  expect(document.querySelectorAll('.page *').length).toBeLessThan(500)
})

test('a single storey without doors keeps its height, two are a stack', () => {
  const floor = (number: number) => ({ floor: number, cells: [null], rooms: [`${number}01`] })
  const kinds = (...floors: number[]) =>
    planRows(floors.map(floor), new Set()).map((row) => row.kind)
  expect(kinds(1)).toEqual(['floor'])
  expect(kinds(2, 1)).toEqual(['stack'])
  expect(planRows([floor(2), floor(1)], new Set([2])).length).toBe(2)
})

test('tags of one mark are told together, their common ending once', () => {
  const rule = (name: string, mark: string) => ({ name, mark, visitEveryDays: null })
  const rules = [rule('独居老人', '老'), rule('低保户', '保'), rule('空巢老人', '老')]
  expect(markMeanings(rules, new Set(['空巢老人', '独居老人', '低保户']))).toEqual([
    { mark: '老', names: '独居、空巢老人' },
    { mark: '保', names: '低保户' },
  ])
  expect(markMeanings(rules, new Set(['空巢老人']))).toEqual([{ mark: '老', names: '空巢老人' }])
})
