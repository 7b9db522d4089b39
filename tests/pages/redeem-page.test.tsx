/** 兑换服务: what two who do not agree are shown, and what is asked before hours move for good. */
import RedeemPage from '../../src/packages/volunteer/pages/redeem'
import { regionId } from '../support/fixture-building'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { fixtureOrder, orderAnswers } from '../support/fixture-order'
import { volunteeringApplication } from '../support/fixture-volunteering'
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
  const office = [fixtureOrder({ state: 'disputed', mine: 'taken', objected: true })]
  const { application } = volunteeringApplication(
    ...([orderAnswers([], office), {}, { access: workerAccess }] as const),
  )
  page = await showPage(RedeemPage, application)
  await page.until('您是其中一方，请同事来办。')
  expect(page.words()).not.toContain('给志愿者多少分钟')
})
