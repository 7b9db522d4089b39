/** 改动记录 in words: whose field, old and new, who and when; numbers covered, and a way on without a network. */
import HistoryPage from '../../src/packages/files/pages/history'
import type { FieldHistoryLine } from '../../src/protocol/contract'
import { createFixtureApplication } from '../support/fixture-application'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const householdId = 'hh-1-101'
const line = (part: Partial<FieldHistoryLine>): FieldHistoryLine => ({
  kind: 'resident',
  recordId: 'r-li',
  field: 'employer',
  from: '',
  to: '供电所',
  memberName: '王秀兰',
  atMs: createFixtureApplication().device.clock.nowMs(),
  ...part,
})
const open = (lines?: readonly FieldHistoryLine[]) =>
  showPage(
    HistoryPage,
    createFixtureApplication(lines ? { answers: { 'history.ofHousehold': lines } } : {}),
    { householdId },
  )

test('says whose field was changed, from what to what, and by whom', async () => {
  page = await open([line({})])
  await page.until('李佳珍 · 工作单位')
  expect(page.words()).toContain('空着 → 供电所')
  expect(page.words()).toContain('王秀兰')
})

test('covers phone numbers and tells places and states by their names', async () => {
  page = await open([
    line({ field: 'phone', from: '', to: '13800010001' }),
    line({ field: 'householdId', from: 'hh-1-102', to: 'hh-1-101' }),
    line({ field: 'state', from: 'living', to: 'left' }),
    line({ field: 'initials', from: '', to: 'ljz' }),
  ])
  await page.until('空着 → 138******01')
  expect(page.words()).not.toContain('13800010001')
  expect(page.words()).toContain('1单元102室 → ')
  expect(page.words()).not.toContain('living')
  expect(page.words()).not.toContain('ljz')
})

test('many changes come fifty at a time', async () => {
  page = await open(Array.from({ length: 60 }, (_, index) => line({ to: `第${index + 1}家` })))
  await page.until('看更早的 10 条')
  expect(page.words()).not.toContain('第60家')
  await page.tap('看更早的 10 条')
  expect(page.words()).toContain('第60家')
})

test('without a network it says so and can be tried again', async () => {
  page = await open()
  await page.until('没有读到')
  expect(page.words()).toContain('重试')
})

test('a household without changes says so', async () => {
  page = await open([])
  await page.until('还没有改动')
})
