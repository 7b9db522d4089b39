/** Hours for anybody: whose number it is stands there before they leave; where it cannot be asked that is said. */
import BankPage from '../../src/packages/volunteer/pages/bank'
import { defaultTimeBank } from '../../src/domain/settings/time-bank-rules'
import type { OwnTimeAccount } from '../../src/protocol/time-bank'
import { volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const account: OwnTimeAccount = {
  ...{ verified: true, number: '3304830010001', balanceMinutes: 750, heldMinutes: 0 },
  ...{ closed: false, months: [], wholeAudit: null },
  rules: { ...defaultTimeBank, giftsTo: 'anyone' },
}
const number = '3304830010002'

const typed = async (receiver: Readonly<Record<string, unknown>>, lettersWait = false) => {
  const answers = {
    ...{ 'timeBank.account': account, 'timeBank.statement': { lines: [], next: null } },
    ...receiver,
  }
  const told = { 'gift.give': { outcome: 'posted', excessMinutes: 0 } }
  const { application, sent } = volunteeringApplication(answers, told, { lettersWait })
  page = await showPage(BankPage, application)
  await page.until('送给别人')
  await page.tap('送给别人')
  await page.type(number, 0)
  await page.type('1', 1)
  await page.tap('送出')
  return { sent }
}

const gift = { toNumber: number, relation: '', minutes: 60, words: '' }

test('the covered name is read before the hours leave', async () => {
  const { sent } = await typed({ 'timeBank.receiver': { name: '王*英' } })
  await page.until(`${number} 是 王*英。送给这位 1 小时？送出后收不回来。`)
  expect(sent).toEqual([])
  await page.tap('送给 王*英')
  await page.until('送到了。')
  expect(sent).toEqual([{ name: 'gift.give', args: gift }])
})

test('another number, other hours or a closed form is no yes', async () => {
  const { sent } = await typed({ 'timeBank.receiver': { name: '王*英' } })
  await page.until('送给这位')
  await page.type('3304830010003', 0)
  expect(page.words()).not.toContain('送给这位')
  await page.tap('送出')
  await page.until('3304830010003 是 王*英')
  await page.type('2', 1)
  expect(page.words()).not.toContain('送给这位')
  await page.tap('送出')
  await page.until('送给这位 2 小时')
  await page.tap('不用了')
  await page.until('送出')
  expect(sent).toEqual([])
})

test('a number that is nobody’s sends nothing', async () => {
  const { sent } = await typed({ 'timeBank.receiver': null })
  await page.until('查不到这个号码。')
  expect(sent).toEqual([])
})

test('without a network the name could not be checked; the gift may be written all the same', async () => {
  const { sent } = await typed({}, true)
  await page.until(`没有连上，没法核对 ${number} 是谁。送出后收不回来，请再看一遍编号。`)
  expect(sent).toEqual([])
  await page.tap('记在本机，有信号就送')
  await page.until(`送给 ${number} 1 小时`)
  expect(sent).toEqual([{ name: 'gift.give', args: gift }])
})
