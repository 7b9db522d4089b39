/** 时间银行: what an account is told that an inheritance closed. */
import BankPage from '../../src/packages/volunteer/pages/bank'
import { defaultTimeBank } from '../../src/domain/settings/time-bank-rules'
import type { OwnTimeAccount } from '../../src/protocol/time-bank'
import { volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const account: OwnTimeAccount = {
  ...{ verified: true, number: '3304830010001', balanceMinutes: 0, heldMinutes: 0 },
  ...{ closed: false, rules: defaultTimeBank, months: [] },
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
