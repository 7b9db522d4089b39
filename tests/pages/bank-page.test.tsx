/** 时间银行: what an account is told that an inheritance closed, and what the night found in everybody's. */
import BankPage from '../../src/packages/volunteer/pages/bank'
import { defaultTimeBank } from '../../src/domain/settings/time-bank-rules'
import type { WholeAudit } from '../../src/protocol/time-audit'
import type { OwnTimeAccount } from '../../src/protocol/time-bank'
import { volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const account: OwnTimeAccount = {
  ...{ verified: true, number: '3304830010001', balanceMinutes: 0, heldMinutes: 0 },
  ...{ closed: false, rules: defaultTimeBank, months: [], wholeAudit: null },
}

const show = async (own: OwnTimeAccount): Promise<void> => {
  const answers = { 'timeBank.account': own, 'timeBank.statement': { lines: [] } }
  const { application } = volunteeringApplication({ ...answers, 'timeBank.teams': [] })
  page = await showPage(BankPage, application)
}

test('whose account an inheritance closed is told how it opens again', async () => {
  await show({ ...account, closed: true })
  await page.until('先退出志愿者、再登记，社区核对后账户就重新开')
})

const audit: WholeAudit = {
  ...{ endedAtMs: Date.UTC(2026, 2, 8, 18), accounts: 34, transfers: 600, entries: 1200 },
  ...{ sumMinutes: 0, faultCount: 0 },
}

test.each([
  [audit, '全部账目：3月9日核对，34 个账户，合计 0，没有差错 ✓'],
  [{ ...audit, faultCount: 2, sumMinutes: 5 }, '全部账目：3月9日核对，有 2 处对不上，社区正在查。'],
  [null, '全部账目：还没有核对过，一天之内自动核对。'],
])('what the night found stands beside the own check', async (wholeAudit, words) => {
  await show({ ...account, wholeAudit })
  await page.until(words)
})
