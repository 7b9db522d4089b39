/** 账目核对: what the last one found, going on to the end, and the first fault in plain words. */
import AuditPage from '../../src/packages/office/pages/audit'
import type { Audits, AuditTold } from '../../src/protocol/time-bank'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const run: AuditTold = {
  ...{ startedAtMs: Date.UTC(2026, 2, 1, 2), startedByName: '周干事', endedAtMs: null },
  ...{ accounts: 12, entries: 400, transfers: 0, sumMinutes: 0, faultCount: 0, firstFault: '' },
}
const ended: AuditTold = { ...run, endedAtMs: run.startedAtMs, accounts: 35, transfers: 600 }

const show = async (audits: Audits, auditOn: AuditTold) => {
  const answers = { 'timeBank.audit': audits, 'timeBank.auditOn': auditOn }
  const application = createFixtureApplication({ access: fixtureOfficeAccess, answers })
  page = await showPage(AuditPage, application)
  await page.until('从头核对')
}

test('where none was made it says so; one key makes it, and tells what agrees', async () => {
  await show({ open: null, last: null, entryCount: 1000 }, { ...ended, entries: 1000 })
  expect(page.words()).toContain('还没有核对过')
  await page.tap('从头核对一遍')
  await page.until('全部对得上。')
  for (const words of ['周干事', '35 个', '1000 笔，来自 600 次转账', '0 分钟，正好'])
    expect(page.words()).toContain(words)
})

test('one that was left is gone on with, and the first fault is told in words', async () => {
  const fault = { faultCount: 2, firstFault: '王小妹的账户：第 3 笔：余额应为 60 分钟' }
  await show({ open: run, last: null, entryCount: 1000 }, { ...ended, ...fault, sumMinutes: 5 })
  expect(page.words()).toContain('已核对 12 个账户、400 笔，约 40%。')
  await page.tap('接着核对')
  await page.until('有 2 处对不上。第一处：王小妹的账户：第 3 笔：余额应为 60 分钟')
  expect(page.words()).toContain('5 分钟，应为 0')
})
