/** 账目核对: what the last one found, how far the one under way is, every place in plain words, and who is told of it. */
import type { Application } from '../../src/application'
import AuditPage from '../../src/packages/office/pages/audit'
import type { Audits, AuditTold } from '../../src/protocol/time-audit'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const whole = { accounts: 35, entries: 1000, transfers: 600 }
const run: AuditTold = {
  ...{ startedAtMs: Date.UTC(2026, 2, 1, 2), startedByName: '周干事', endedAtMs: null, whole },
  ...{ accounts: 12, entries: 400, transfers: 0, sumMinutes: 0, faultCount: 0 },
}
const ended: AuditTold = { ...run, ...whole, endedAtMs: run.startedAtMs }
const none: Audits = { open: null, last: null, faults: [], faultCount: 0, telling: 'others' }
const fault = '志愿者 1001002 的账户：第 3 笔：余额应为 60 分钟'
const altered: Audits = {
  ...none,
  ...{ last: { ...ended, faultCount: 2, sumMinutes: 5 }, faultCount: 2 },
  faults: [{ words: fault, sinceMs: run.startedAtMs }],
}

const show = async (audits: Audits, auditOn: AuditTold = ended) => {
  const answers: Record<string, unknown> = {
    ...{ 'timeBank.audit': audits, 'timeBank.auditOn': auditOn },
    'message.templates': [{ template: 'ledger-fault', id: 'L' }],
  }
  const application = createFixtureApplication({ access: fixtureOfficeAccess, answers })
  const sent: unknown[] = []
  const request: Application['request'] = (name, _regionId, args) => {
    sent.push([name, args])
    answers['timeBank.audit'] = { ...audits, telling: 'promised' }
    return Promise.resolve({ ok: true, value: undefined })
  }
  page = await showPage(AuditPage, { ...application, request })
  await page.until('从头核对')
  return sent
}

test('where none was made it says so; one key makes it, and tells what agrees', async () => {
  await show(none)
  expect(page.words()).toContain('还没有核对过')
  expect(page.words()).not.toContain('对不上的地方')
  await page.tap('从头核对一遍')
  await page.until('全部对得上。')
  for (const words of ['周干事', '35 个账户、1000 条记录、600 次转账', '0 分钟，正好'])
    expect(page.words()).toContain(words)
})

test('one that was left is gone on with, from as far as it is', async () => {
  await show({ ...none, open: { ...run, faultCount: 1 } })
  expect(page.words()).toContain('已核对约 25%：12 个账户、400 条记录、0 次转账。')
  expect(page.words()).toContain('有 1 处对不上。')
  await page.tap('接着核对')
  await page.until('全部对得上。')
})

test('one whose accounts are done shows how its transfers go on', async () => {
  await show({ ...none, open: { ...run, ...whole, transfers: 300 } })
  expect(page.words()).toContain('已核对约 81%：35 个账户、1000 条记录、300 次转账。')
})

test('each place is told in words, with what to do about it', async () => {
  await show(altered)
  for (const words of [fault, '核对时发现', '还有 1 处没有列出来', '把这一页报给街道', '应为 0'])
    expect(page.words()).toContain(words)
  expect(page.words()).not.toContain('有问题时告诉我')
  page.leave()
  await show({ ...altered, telling: 'promised' })
  expect(page.words()).toContain('请系统维护的人查清楚')
  expect(page.words()).toContain('再发现对不上的地方，会发消息告诉您。')
})

test('whoever is to be told of a fault agrees to it here, and reads that it will come', async () => {
  const sent = await show({ ...none, telling: 'unasked' })
  await page.tap('有问题时告诉我')
  await page.until('再发现对不上的地方，会发消息告诉您。')
  expect(sent).toEqual([['message.consent', { templates: ['ledger-fault'] }]])
  expect(page.words()).not.toContain('有问题时告诉我')
})
