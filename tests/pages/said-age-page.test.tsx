/** Own hours for a relative whose age is only said: what who asks reads before and after, and what the community decides. */
import RedeemPage from '../../src/packages/volunteer/pages/redeem'
import {
  nextWords,
  stateWords,
  wishWords,
} from '../../src/packages/volunteer/pages/redeem/order-words'
import {
  freshRequest,
  requestDraftKey,
} from '../../src/packages/volunteer/pages/redeem/request-form'
import { defaultTimeBank, type TimeBankRules } from '../../src/domain/settings/time-bank-rules'
import type { OwnTimeAccount } from '../../src/protocol/time-bank'
import type { TimeOrder } from '../../src/protocol/time-order'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { fixtureOrder, orderAnswers } from '../support/fixture-order'
import { volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const account = (rules: Partial<TimeBankRules> = {}): OwnTimeAccount => ({
  ...{ verified: true, number: '3304830010001', balanceMinutes: 750, heldMinutes: 0 },
  ...{ closed: false, rules: { ...defaultTimeBank, ...rules }, months: [], wholeAudit: null },
})
const order = fixtureOrder({
  ...{ state: 'asked', neededApproval: true, takerName: '' },
  expiresAtMs: Date.UTC(2026, 3, 9, 16),
})
const nowMs = Date.UTC(2026, 2, 10, 2)

/** Filled in for a relative, as far as the key that sends it. */
const formFor = async (rules: Partial<TimeBankRules>, told: string) => {
  const { application, sent } = volunteeringApplication(
    { ...orderAnswers([]), 'timeBank.account': account(rules) },
    { 'redeem.request': { state: told } },
  )
  await application.drafts.write(requestDraftKey, {
    ...{ ...freshRequest(), service: '陪诊', whom: 'relative', name: '王奶奶', relation: '婆婆' },
    ...{ birthDate: '1940-03-07', contact: '13800001234' },
  })
  page = await showPage(RedeemPage, application)
  await page.until('还没有兑换')
  await page.tap('请志愿者帮忙')
  await page.until('提出')
  return sent
}

const looksFirst = '对不上的，社区先看一看。时间先留着，没批准就退回。'

test('before it is sent the form says who looks first; afterwards the page says what came of it', async () => {
  const sent = await formFor({}, 'asked')
  expect(page.words()).toContain(looksFirst)
  await page.tap('自己')
  expect(page.words()).not.toContain('社区先看一看')
  await page.tap('社区的')
  expect(page.words()).toContain('社区先看一看，批准了，志愿者才来接。')
  await page.tap('家人')
  await page.tap('我存的')
  await page.tap('提出')
  await page.until('提好了，等社区批准。')
  expect(sent).toMatchObject([{ args: { payFrom: 'own', elder: { birthDate: '1940-03-07' } } }])
})

test('whose age the server knows is not said to wait', async () => {
  await formFor({}, 'open')
  await page.tap('提出')
  await page.until('提好了，等志愿者来接。')
})

test.each([
  ['the street does not want to look first', { saidAgeNeedsApproval: false }],
  ['no age is asked for', { redeemFromAge: 0 }],
])('the form promises no look where %s', async (_, rules) => {
  await formFor(rules, 'open')
  expect(page.words()).not.toContain('社区先看一看')
})

test('who asked reads why it waits, and what becomes of the hours', async () => {
  const { application, sent } = volunteeringApplication(orderAnswers([order]))
  page = await showPage(RedeemPage, application)
  await page.until('◆ 等社区批准')
  expect(page.words()).toContain('年龄要社区先核对，批准了志愿者才来接。时间先留着，')
  await page.tap('不要了')
  await page.until('留着的时间马上退回。想要可以再提。')
  await page.tap('不要了')
  expect(sent).toEqual([{ name: 'redeem.cancel', args: { orderId: 'o1' } }])
})

test('the office reads that the age is only said, and refuses with a reason', async () => {
  const waits: TimeOrder = { ...order, mine: 'neither', entitlement: { age: 86, from: 'said' } }
  const access = fixtureOfficeAccess
  const { application, sent } = volunteeringApplication(orderAnswers([], [waits]), {}, { access })
  page = await showPage(RedeemPage, application)
  await page.until('说是 86 岁，是婆婆。档案里没对上，没人核对过，请先问清。')
  expect(page.words()).toContain('用的是求助人自己存的时间，先留着；不批准就退回。')
  await page.tap('不批准')
  expect(sent).toEqual([])
  await page.type('打过电话，没到年龄')
  await page.tap('不批准')
  await page.until('没有批准，时间退回了。')
  expect(sent).toEqual([
    {
      name: 'redeem.approve',
      args: { orderId: 'o1', agreed: false, reason: '打过电话，没到年龄' },
    },
  ])
})

test.each([
  [{ state: 'declined' }, '▲ 社区没有批准', '留着的时间退回了。'],
  [{ state: 'expired' }, '– 到期社区没有批', '留着的时间退回了。'],
  [{ state: 'expired', settledByName: '周干事' }, '– 到期没人接', '留着的时间退回了。'],
  [{ state: 'expired', fromPool: true }, '– 到期社区没有批', ''],
  [{ state: 'cancelled' }, '– 已取消', ''],
  [
    { wantedOn: '2026-03-09' },
    '◆ 要的那天过了',
    '社区一直没有批。时间会自动退回，点“不要了”马上退；还要的话，另选一天再提。',
  ],
] as const)('where it stands, and its hours: %j', (part, state, hours) => {
  const now = { ...order, ...part }
  expect([stateWords(now, nowMs), nextWords(now, nowMs)]).toEqual([state, hours])
})

test.each([
  ['asked', '写的话还在检查。'],
  ['open', '写的话马上查好，查好志愿者就看得到。'],
  ['declined', ''],
] as const)('nobody is promised readers who do not come: %s', (state, words) => {
  expect(wishWords({ ...order, state, wishCheck: 'waiting' })).toBe(words)
})
