/** 兑换服务 at a door without a signal: what is said is kept on this phone, shown on its card, and refused with the reason. */
import type { Letter, LetterState } from '../../src/application'
import RedeemPage from '../../src/packages/volunteer/pages/redeem'
import type { TimeOrder } from '../../src/protocol/time-order'
import { fixtureOrder, orderAnswers } from '../support/fixture-order'
import { fixtureNowMs, volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const taken = fixtureOrder({ mine: 'taken', contact: '', takenAtMs: 5 })

const atTheDoor = async (own: readonly TimeOrder[] = [taken]) => {
  const answers: Record<string, unknown> = orderAnswers(own)
  const { application, sent } = volunteeringApplication(answers, {}, { lettersWait: true })
  page = await showPage(RedeemPage, application)
  await page.until('确认办完了')
  const settle = (state: LetterState) => {
    const letters = application.snapshot().letters.map((letter): Letter => ({ ...letter, state }))
    application.change({ letters })
  }
  return { application, answers, sent, settle }
}

test('that it is done is kept at once, once, and no longer asked for', async () => {
  const { sent, settle, answers } = await atTheDoor()
  await page.type('90', 0)
  const key = page.byWords('确认办完了')
  key.click()
  key.click()
  await page.until('已记在本机，有信号就发。')
  expect(page.words()).toContain('您确认：办完了，用了 1 小时 30 分。')
  expect(page.words()).not.toContain('确认办完了')
  expect(sent).toEqual([
    { name: 'redeem.done', args: { orderId: 'o1', takenAtMs: 5, minutes: 90 } },
  ])
  Object.assign(answers, orderAnswers([{ ...taken, takerMinutes: 90 }]))
  settle({ kind: 'sent', answer: { state: 'taken' }, atMs: fixtureNowMs })
  await page.until('您已确认，等对方确认。')
  expect(page.words()).toContain('已确认，等对方也确认。')
  expect(page.words()).not.toContain('已记在本机')
})

test('what was withdrawn stands where it was written', async () => {
  const { application } = await atTheDoor()
  await page.tap('有不同意见')
  await page.type('老人不在家', 1)
  await page.tap('交给社区')
  await page.until('您写的：老人不在家')
  await page.tap('撤回')
  await page.until('只有社区工作者看得到')
  expect(application.snapshot().letters).toEqual([])
  await page.tap('交给社区')
  await page.until('您写的：老人不在家')
})

test('refused, the reason and the words stay until they were read, and it can be said anew', async () => {
  const { settle, application } = await atTheDoor()
  await page.tap('有不同意见')
  await page.type('老人不在家', 1)
  await page.tap('交给社区')
  await page.until('已记在本机')
  settle({
    ...{ kind: 'refused', atMs: fixtureNowMs },
    refusal: { code: 'order-moved-on', detail: '接的人换过了' },
  })
  await page.until('没有发成：这个兑换已经不在这一步了：接的人换过了。')
  expect(page.words()).toContain('您写的：老人不在家')
  expect(page.words()).toContain('确认办完了')
  await page.tap('知道了，收起来')
  expect(application.snapshot().letters).toEqual([])
})

test('the words are not lost with an order that is on the screen no more', async () => {
  const { settle, application } = await atTheDoor()
  await page.tap('有不同意见')
  await page.type('老人不在家', 1)
  await page.tap('交给社区')
  page.leave()
  settle({
    ...{ kind: 'refused', atMs: fixtureNowMs },
    refusal: { code: 'order-not-found', detail: '' },
  })
  const elsewhere = {
    ...application,
    server: volunteeringApplication(orderAnswers([])).application.server,
  }
  page = await showPage(RedeemPage, elsewhere)
  await page.until('没有发成：没有这个兑换。')
  expect(page.words()).toContain('您写的：老人不在家')
})

test('opened where there is no signal the page shows what it last knew, and when', async () => {
  const { answers, application } = await atTheDoor()
  page.leave()
  for (const question of Object.keys(answers)) delete answers[question]
  page = await showPage(RedeemPage, application)
  await page.until('没有网络，这是')
  await page.until('陪诊 2 小时')
  await page.tap('确认办完了')
  await page.until('已记在本机，有信号就发。')
})

test('who takes an order, or gives one back, needs an answer at once and is told so', async () => {
  const open = fixtureOrder({ id: 'o2', service: '理发', state: 'open' })
  const answers = orderAnswers([taken])
  const orders = { ...answers['timeBank.orders'], open: [open] }
  const { application } = volunteeringApplication({ ...answers, 'timeBank.orders': orders })
  const request = () => Promise.resolve({ ok: false, error: 'unreachable' } as const)
  page = await showPage(RedeemPage, { ...application, request })
  await page.until('有人要理发')
  await page.tap('我来帮')
  await page.until('没有连上，接没接上还不知道。到有信号的地方再点一次。')
  await page.tap('去不了，退回')
  await page.tap('退回')
  await page.until('没有连上，对方可能还不知道。到有信号的地方再点一次。')
  expect(application.snapshot().letters).toEqual([])
})
