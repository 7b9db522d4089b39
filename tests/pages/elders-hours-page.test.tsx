/** A relative asks out of the elder's own hours: what the form says and sends, and what each side reads of it. */
import RedeemPage from '../../src/packages/volunteer/pages/redeem'
import { cancelWords } from '../../src/packages/volunteer/pages/redeem/cancel-words'
import { nextWords } from '../../src/packages/volunteer/pages/redeem/order-words'
import {
  formOf,
  freshRequest,
  requestDraftKey,
  requestFormShape,
} from '../../src/packages/volunteer/pages/redeem/request-form'
import { minutesOnTheWay } from '../../src/packages/volunteer/minutes-on-the-way'
import { defaultTimeBank } from '../../src/domain/settings/time-bank-rules'
import type { OwnTimeAccount } from '../../src/protocol/time-bank'
import type { TimeOrder } from '../../src/protocol/time-order'
import * as v from 'valibot'
import { regionId } from '../support/fixture-building'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { fixtureOrder, orderAnswers } from '../support/fixture-order'
import { volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const account: OwnTimeAccount = {
  ...{ verified: false, number: '', balanceMinutes: 0, heldMinutes: 0 },
  ...{ closed: false, rules: defaultTimeBank, months: [], wholeAudit: null },
}
const order = fixtureOrder({
  ...{ state: 'asked', neededApproval: true, takerName: '', fromElder: true },
  expiresAtMs: Date.UTC(2026, 3, 9, 16),
})
const nowMs = Date.UTC(2026, 2, 10, 2)
const asked = '社区先问家人本人。愿意、批准了，才用家人存的时间，志愿者才来接。'

test('only for a relative, with the number as a volunteer, and saying that the community asks first', async () => {
  const { application, sent } = volunteeringApplication(
    { ...orderAnswers([]), 'timeBank.account': account, 'volunteer.regions': [] },
    { 'redeem.request': { state: 'asked' } },
  )
  await application.drafts.write(requestDraftKey, {
    ...{ ...freshRequest(), service: '陪诊', whom: 'relative', name: '王奶奶', relation: '婆婆' },
    ...{ birthDate: '1940-03-07', contact: '13800001234', payFrom: '' },
  })
  page = await showPage(RedeemPage, application)
  await page.until('还没有兑换')
  await page.tap('请志愿者帮忙')
  await page.until('家人存的')
  expect(page.words()).toContain('只给接的志愿者和社区看')
  await page.tap('家人存的')
  await page.until('家人的志愿者编号')
  expect(page.words()).toContain(asked)
  // The community is that of the relative.
  expect(page.words()).not.toContain('在哪个社区')
  // Nobody knows the name of who is no volunteer.
  // Asked before the field in which it is written.
  expect(page.words()).toMatch(
    /家人的志愿者编号.*也写上您的姓名，社区要核对。只给接的志愿者、社区和家人本人看/s,
  )
  await page.tap('自己')
  expect(page.words()).not.toMatch(/家人存的|家人的志愿者编号|写上您的姓名/)
  await page.tap('家人')
  await page.tap('提出')
  expect(sent).toEqual([])
  await page.type('1001003', 2)
  await page.tap('提出')
  await page.until('提好了，等社区批准。')
  const elder = { name: '王奶奶', relation: '婆婆', birthDate: '1940-03-07', number: '1001003' }
  expect(sent).toMatchObject([{ args: { payFrom: 'elder', elder } }])
})

test('a letter that is not sent comes back whole, and nothing of the own hours is on the way with it', async () => {
  const fixture = volunteeringApplication(orderAnswers([]), {}, { lettersWait: true })
  const elder = { name: '王奶奶', relation: '婆婆', birthDate: '1940-03-07', number: '1001003' }
  const args = {
    service: '陪诊',
    minutes: 120,
    payFrom: 'elder',
    elder,
    contact: '1',
    wish: '',
  } as const
  const { application } = fixture
  await application.letters.send('redeem.request', regionId('c1'), args, { title: '请人陪诊' })
  const [letter] = application.snapshot().letters
  if (letter?.state.kind !== 'waiting') throw new Error('It is kept.')
  expect(minutesOnTheWay([letter], null)).toBe(0)
  expect(formOf(letter, nowMs)).toMatchObject({ ...elder, whom: 'relative', payFrom: 'elder' })
})

test('a draft of before it could be asked for is found as it was left', () => {
  const { number: _, ...old } = freshRequest()
  expect(v.parse(requestFormShape, old)).toEqual(freshRequest())
})

test.each([
  [{}, '社区先问王奶奶本人，批准了才用存的时间。4月9日 周四还没批，就自动取消。'],
  [{ state: 'open', elderAgreed: true }, '4月9日 周四还没人接，时间就退回。'],
  [{ state: 'declined', settledByName: '周干事' }, ''],
  [{ state: 'expired' }, ''],
  [{ state: 'expired', elderAgreed: true }, '留着的时间退回了。'],
] as const)('what comes next, and whether hours come back: %j', (part, words) => {
  expect(nextWords({ ...order, ...part }, nowMs)).toBe(words)
})

test('nothing is said to come back that was not held', () => {
  expect(cancelWords(order, nowMs).text).toBe('想要可以再提。')
  expect(cancelWords({ ...order, state: 'open', elderAgreed: true }, nowMs).text).toBe(
    '留着的时间马上退回。想要可以再提。',
  )
})

test.each([
  [true, '档案里和李组长住一户。'],
  [false, '档案里没查到和李组长住一户。'],
])('who approves reads whose hours they are, and is to ask them first', async (together, kin) => {
  const elder = { volunteerId: 'v3', number: '1001003', livesTogether: together }
  const waits: TimeOrder = { ...order, mine: 'neither', contact: '', elder }
  const access = fixtureOfficeAccess
  const { application } = volunteeringApplication(orderAnswers([], [waits]), {}, { access })
  page = await showPage(RedeemPage, application)
  await page.until('要用王奶奶自己存的时间（志愿者编号 1001003）。')
  expect(page.words()).toContain(kin)
  expect(page.words()).toContain('请先打王奶奶登记的电话，或上门问本人愿不愿意；批准了才留时间。')
  expect(page.words()).not.toContain('不批准就退回')
  expect(page.words()).toContain('王奶奶存的时间')
})
