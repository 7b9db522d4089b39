/** 兑换服务: what two who do not agree are shown, and what is asked before hours move for good. */
import RedeemPage from '../../src/packages/volunteer/pages/redeem'
import { cancelWords } from '../../src/packages/volunteer/pages/redeem/cancel-words'
import { regionId } from '../support/fixture-building'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { fixtureOrder, orderAnswers } from '../support/fixture-order'
import { fixtureNowMs, volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const [post] = fixtureOfficeAccess.posts
if (!post) throw new Error('There is one to begin with.')
const workerAccess = {
  ...fixtureOfficeAccess,
  posts: [{ ...post, kindId: 'community-worker', regionId: regionId('c1') }],
}

test('who objects writes to the community, and is told that the other side does not read it', async () => {
  const { application, sent } = volunteeringApplication(orderAnswers([fixtureOrder()]))
  page = await showPage(RedeemPage, application)
  await page.until('有不同意见')
  await page.tap('有不同意见')
  await page.until('只有社区工作者看得到。对方看不到这些话，只知道有不同意见。')
  await page.type('她拿了我的钱', 1)
  await page.tap('交给社区')
  expect(sent).toEqual([{ name: 'redeem.dispute', args: { orderId: 'o1', words: '她拿了我的钱' } }])
})

test('who is on a side of an order that waits for the office leaves it to a colleague', async () => {
  const side = { mine: 'taken', needsAnother: true } as const
  const office = [
    fixtureOrder({ ...side, state: 'disputed', objected: true }),
    fixtureOrder({ ...side, id: 'o2', mine: 'neither', state: 'disputed', objected: true }),
  ]
  const { application } = volunteeringApplication(
    ...([orderAnswers([], office), {}, { access: workerAccess }] as const),
  )
  page = await showPage(RedeemPage, application)
  await page.until('您是其中一方，请同事来办。')
  expect(page.words()).toContain('有一方是您家人，请同事来办。')
  expect(page.words()).not.toContain('给志愿者多少分钟')
})

test('what to heed is called so, also where any day is well', async () => {
  const order = fixtureOrder({ wish: '米和油，东西重' })
  page = await showPage(RedeemPage, volunteeringApplication(orderAnswers([order])).application)
  await page.until('米和油，东西重')
  expect(page.words()).toContain('要注意米和油，东西重')
  expect(page.words()).not.toContain('哪一天')
})

test('nothing is cancelled by one tap: what follows from it is said first', async () => {
  const early = fixtureOrder({ takenAtMs: fixtureNowMs, wantedOn: '2099-01-01' })
  const { application, sent } = volunteeringApplication(orderAnswers([early]))
  page = await showPage(RedeemPage, application)
  await page.until('有不同意见')
  await page.tap('不要了')
  await page.until('会告诉志愿者不用来了，留着的时间马上退回。')
  await page.tap('先不')
  expect(sent).toEqual([])
  await page.tap('不要了')
  // The dialog lies above the card and its act comes last.
  await page.tap('不要了')
  expect(sent).toEqual([{ name: 'redeem.cancel', args: { orderId: 'o1' } }])
})

test.each([
  ['cancelled', '已取消。'],
  ['disputed', '刚有志愿者接了，已交给社区问两边。'],
])('what is said afterwards is what came of it: %s', async (state, words) => {
  const open = fixtureOrder({ state: 'open', takerName: '' })
  const answers = { 'redeem.cancel': { state } }
  page = await showPage(
    RedeemPage,
    volunteeringApplication(orderAnswers([open]), answers).application,
  )
  await page.until('等志愿者接')
  await page.tap('不要了')
  await page.tap('不要了')
  await page.until(words)
})

test.each([
  [{ takenAtMs: fixtureNowMs }, '志愿者可能已经来过。'],
  [
    { takenAtMs: fixtureNowMs, wantedOn: '2099-01-01' },
    '会告诉志愿者不用来了，留着的时间马上退回。',
  ],
  [{ wantedOn: '2099-01-01', fromPool: true }, '会告诉志愿者不用来了。'],
  [{ state: 'open' }, '留着的时间马上退回。'],
  [{ mine: 'taken' }, '会告诉求助的人，再等别人来接。'],
  [{ mine: 'taken', wantedOn: '2020-01-01' }, '会告诉求助的人您没去，也不再等别人来接。'],
] as const)('before an order is cancelled: %j', (part, words) => {
  expect(cancelWords(fixtureOrder(part), fixtureNowMs).text).toContain(words)
})

const gift = {
  ...{ id: 'g1', fromName: '李组长', toName: '王小妹', minutes: 90, words: '女儿' },
  ...{ atMs: 0, expiresAtMs: 0 },
}
const withGift = {
  ...orderAnswers([]),
  'timeBank.office': { orders: [], orderCount: 0, gifts: [gift] },
}

test('a gift moves once the worker has read again from whom to whom, and for good', async () => {
  const { application, sent } = volunteeringApplication(withGift, {}, { access: workerAccess })
  page = await showPage(RedeemPage, application)
  await page.until('关系属实')
  await page.tap('关系属实')
  await page.until('李组长 送给 王小妹：1 小时 30 分（女儿）。转过去就收不回来了。')
  expect(sent).toEqual([])
  await page.tap('转过去')
  expect(sent).toEqual([{ name: 'gift.confirm', args: { giftId: 'g1' } }])
})

test('a worker is told what of a gift went to the pool', async () => {
  const answered = { 'gift.confirm': { excessMinutes: 30 } }
  const { application } = volunteeringApplication(withGift, answered, { access: workerAccess })
  page = await showPage(RedeemPage, application)
  await page.until('关系属实')
  await page.tap('关系属实')
  await page.until('转过去')
  await page.tap('转过去')
  await page.until('送到了。其中 30 分超过对方的上限，进了社区公益池。')
})

test('a gift goes back with the reason that the worker writes', async () => {
  const { application, sent } = volunteeringApplication(withGift, {}, { access: workerAccess })
  page = await showPage(RedeemPage, application)
  await page.until('关系属实')
  await page.tap('退回')
  await page.until('时间退给李组长，本人看得到您写的原因。')
  await page.tap('退回')
  await page.until('请写明原因。')
  expect(sent).toEqual([])
  await page.type('送错人了', 0)
  await page.tap('退回')
  expect(sent).toEqual([{ name: 'gift.refuse', args: { giftId: 'g1', reason: '送错人了' } }])
})
