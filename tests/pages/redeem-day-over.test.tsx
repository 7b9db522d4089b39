/** 兑换服务 once the day is over on which something was wanted: who asked and the office read what to do. */
import RedeemPage from '../../src/packages/volunteer/pages/redeem'
import {
  doneWords,
  nextWords,
  stateWords,
} from '../../src/packages/volunteer/pages/redeem/order-words'
import type { TimeOrder } from '../../src/protocol/time-order'
import { regionId } from '../support/fixture-building'
import { createFixtureDevice } from '../support/fixture-device'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { fixtureOrder, orderAnswers } from '../support/fixture-order'
import { volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage | undefined
afterEach(() => page?.leave())

const nowMs = createFixtureDevice().clock.nowMs()
const order = fixtureOrder({
  ...{ state: 'open', wantedOn: '2020-01-01', elderName: '', relation: '', askerName: '周奶奶' },
  ...{ takerName: '', expiresAtMs: nowMs + 86_400_000 },
})

test('who asked reads that the day is over and what to do; whose hours they are is said', async () => {
  // Asked by the worker in the place of somebody without a phone.
  const own = [{ ...order, contact: '' }]
  const { application, sent } = volunteeringApplication(orderAnswers(own))
  page = await showPage(RedeemPage, application)
  await page.until('◆ 要的那天过了')
  expect(page.words()).toContain('时间会自动退回，点“不要了”马上退；还要的话，另选一天再提。')
  expect(page.words()).not.toContain('还没人接，时间就退回')
  expect(page.words()).toContain('周奶奶存的时间')
  expect(page.words()).not.toContain('自己存的时间')
  await page.tap('不要了')
  // Asked before it is done.
  await page.tap('不要了')
  expect(sent).toEqual([{ name: 'redeem.cancel', args: { orderId: 'o1' } }])
})

test('a page of orders that are all over leads on to those behind it', async () => {
  const orders = { own: [], open: [], next: { atMs: 1, id: 'o9' }, nextOwn: null }
  const answers = { ...orderAnswers([]), 'timeBank.orders': orders }
  const { application } = volunteeringApplication(answers)
  page = await showPage(RedeemPage, application)
  await page.until('看后面的')
})

test('the office lets nobody wait in vain for hours of the community', async () => {
  const asked: TimeOrder = { ...order, mine: 'neither', state: 'asked', fromPool: true }
  const worker = { kindId: 'community-worker', regionId: regionId('c1') }
  const posts = fixtureOfficeAccess.posts.slice(0, 1).map((post) => ({ ...post, ...worker }))
  const access = { ...fixtureOfficeAccess, posts }
  const { application, sent } = volunteeringApplication(orderAnswers([], [asked]), {}, { access })
  page = await showPage(RedeemPage, application)
  await page.until('写明还要的话另选一天再提')
  await page.tap('批准')
  expect(sent).toEqual([])
})

test.each([
  [{}, '◆ 要的那天过了', /^没有等到人.*时间会自动退回/],
  [{ fromPool: true }, '◆ 要的那天过了', /志愿者看。还要的话/],
  [{ wantedOn: '2099-01-01' }, '◆ 等志愿者接', /还没人接，时间就退回/],
  [{ wantedOn: '2099-01-01', fromPool: true }, '◆ 等志愿者接', /还没人接，就自动取消/],
  [{ wantedOn: '' }, '◆ 等志愿者接', /还没人接，时间就退回/],
  [{ state: 'taken', takerName: '王小妹' }, '● 有人接了', /两边都要确认/],
] as const)('where an order stands: %j', (part, state, next) => {
  const stands: TimeOrder = { ...order, ...part }
  expect(stateWords(stands, nowMs)).toBe(state)
  expect(nextWords(stands, nowMs)).toMatch(next)
})

test.each([
  [{}, '– 要的那天过了，没人接'],
  [{ neededApproval: true }, '– 要的那天过了，社区没有批'],
  [{ neededApproval: true, settledByName: '周干事' }, '– 要的那天过了，没人接'],
] as const)('what the clock has ended with its day says why: %j', (part, state) => {
  expect(stateWords({ ...order, ...part, state: 'expired' }, nowMs)).toBe(state)
})

test('who confirms is told what it came to, not only that it was heard', () => {
  expect(['taken', 'done', 'disputed'].map((state) => doneWords({ state }))).toEqual([
    '已确认，等对方也确认。',
    '两边都确认了，时间转好了。',
    '两边说的时间不一样，已交给社区问。',
  ])
})
