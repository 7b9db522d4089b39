/** Merging two files of one person, as a community worker does it: who it is, which value is right, one command. */
import HouseholdPage from '../../src/packages/files/pages/household'
import MergePage from '../../src/packages/files/pages/merge'
import { createFixtureApplication } from '../support/fixture-application'
import {
  buildingId,
  fixtureAccess,
  fixtureRecords,
  household,
  resident,
} from '../support/fixture-building'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { hideToast } from '../../src/components/toast/toast-store'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const twin = resident('r-li-2', 'hh-2-301', '李佳珍', {
  sex: 'female',
  birthDate: '1941-05-06',
  phone: '13900001111',
  employer: '丝厂退休',
})
const office = () =>
  createFixtureApplication({
    access: fixtureOfficeAccess,
    records: [
      ...fixtureRecords,
      { kind: 'household', record: household('hh-2-301', 'h-2-301') },
      { kind: 'resident', record: twin },
    ],
  })

test('the likely twin is offered with its door and the reason', async () => {
  page = await showPage(MergePage, office(), { residentId: 'r-li' })
  expect(page.words()).toContain('李佳珍 · 迎凤二期15幢2单元301室')
  expect(page.words()).toContain('姓名和出生日期相同')
})

test('differences are chosen one by one, and one command keeps one file', async () => {
  const application = office()
  page = await showPage(MergePage, application, { residentId: 'r-li', otherId: 'r-li-2' })
  expect(page.words()).not.toContain('出生日期')
  await page.tap('139******11')
  await page.tap('合并成一份')
  expect(application.executed.map(({ name, args }) => ({ name, args }))).toEqual([
    {
      name: 'resident.merge',
      args: {
        keepId: 'r-li',
        dropId: 'r-li-2',
        dropRegionId: 'b15',
        fields: ['tags', 'phone', 'employer'],
      },
    },
  ])
})

test('numbers are covered until they are asked for, which is noted in both files', async () => {
  const application = office()
  page = await showPage(MergePage, application, { residentId: 'r-li', otherId: 'r-li-2' })
  expect(page.words()).not.toContain('13800010001')
  await page.tap('显示号码（会记下是您看的）')
  expect(page.words()).toContain('13800010001')
  expect(application.executed.map(({ name, args }) => [name, args])).toEqual([
    ['access.note', { residentId: 'r-li', act: 'show-phone' }],
    ['access.note', { residentId: 'r-li-2', act: 'show-phone' }],
  ])
})

test('choosing the other address keeps the other file', async () => {
  const application = office()
  page = await showPage(MergePage, application, { residentId: 'r-li', otherId: 'r-li-2' })
  await page.tap('迎凤二期15幢2单元301室')
  await page.tap('合并成一份')
  expect(application.executed[0]?.args).toMatchObject({
    keepId: 'r-li-2',
    dropId: 'r-li',
    fields: ['tags', 'idNumber'],
  })
})

test('without the permission it says who can do it', async () => {
  page = await showPage(MergePage, createFixtureApplication(), { residentId: 'r-li' })
  expect(page.words()).toContain('合并要由社区工作者来办')
})

test('a merge is undone from the timeline of the household, after a question', async () => {
  const application = office()
  await application.execute('resident.merge', buildingId, {
    keepId: 'r-li',
    dropId: 'r-li-2',
    dropRegionId: buildingId,
    fields: ['tags', 'phone'],
  })
  page = await showPage(HouseholdPage, application, { householdId: 'hh-1-101' })
  await page.tap('合并档案')
  expect(page.words()).toContain('恢复成两份档案')
  await page.tap('撤销合并')
  expect(application.executed.at(-1)?.name).toBe('resident.unmerge')
  expect(application.snapshot().records.get('resident', 'r-li-2')?.state).toBe('living')
  expect(application.snapshot().records.get('resident', 'r-li')?.phone).toBe('13800010001')
})

test('who may not merge sees the line and cannot undo it', async () => {
  const application = office()
  await application.execute('resident.merge', buildingId, {
    keepId: 'r-li',
    dropId: 'r-li-2',
    dropRegionId: buildingId,
    fields: ['tags'],
  })
  application.change({ access: fixtureAccess })
  page = await showPage(HouseholdPage, application, { householdId: 'hh-1-101' })
  expect(page.words()).toContain('合并档案')
  expect(page.words()).not.toContain('点这里可以撤销')
})
