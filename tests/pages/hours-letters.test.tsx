/** Hours in letters: what has no answer yet is not offered twice, and whether a second one is meant is asked first. */
import { Button } from '../../src/components/button'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import { defaultTimeBank } from '../../src/domain/settings/time-bank-rules'
import BankPage from '../../src/packages/volunteer/pages/bank'
import RedeemPage from '../../src/packages/volunteer/pages/redeem'
import {
  freshRequest,
  requestDraftKey,
} from '../../src/packages/volunteer/pages/redeem/request-form'
import { SecondGiving } from '../../src/packages/volunteer/second-giving'
import { useHoursLetters } from '../../src/packages/volunteer/use-hours-letters'
import type { OwnTimeAccount } from '../../src/protocol/time-bank'
import { regionId } from '../support/fixture-building'
import { volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const account: OwnTimeAccount = {
  ...{ verified: true, number: '3304830010001', balanceMinutes: 750, heldMinutes: 120 },
  ...{ closed: false, rules: defaultTimeBank, months: [], wholeAudit: null },
}
const bankAnswers = () => ({
  'timeBank.account': account,
  'timeBank.statement': { lines: [], next: null },
})

test('hours whose answer did not come are asked for under the one id, and what came of them is shown', async () => {
  const { application, sent } = volunteeringApplication(bankAnswers(), {}, { lettersWait: true })
  page = await showPage(BankPage, application)
  const donate = async () => {
    await page.until('捐给社区')
    await page.tap('捐给社区')
    await page.type('1', 0)
    await page.tap('捐出')
    await page.until('捐给社区 1 小时')
  }
  await donate()
  expect(page.words()).toContain('有网就自动送出')
  // The app was ended and begun again; the form is the same.
  const [letter] = application.snapshot().letters
  if (!letter) throw new Error('It is kept.')
  application.change({ letters: [{ ...letter, state: { kind: 'waiting', maybeSent: true } }] })
  await page.until('上次没收到回音，已接着问')
  await donate()
  expect(sent).toHaveLength(1)
  application.change({ letters: [{ ...letter, state: { kind: 'sent', atMs: 1 } }] })
  await page.until('办成了，只算一次。')
  await page.tap('知道了')
  expect(application.snapshot().letters).toEqual([])
})

test('a second giving is asked about while the first has no answer, and its hours are no longer offered', async () => {
  const { application, sent } = volunteeringApplication(bankAnswers(), {}, { lettersWait: true })
  page = await showPage(BankPage, application)
  await page.until('捐给社区')
  await page.tap('捐给社区')
  await page.type('10', 0)
  await page.tap('捐出')
  await page.until('捐给社区 10 小时')
  await page.tap('捐给社区')
  // Of 12.5 hours 2 are held.
  await page.until('最多 30 分')
  await page.type('0.5', 0)
  await page.tap('捐出')
  await page.until('前一笔“捐给社区 10 小时”还没有回音。')
  await page.tap('不用了')
  expect(sent).toHaveLength(1)
  await page.tap('捐出')
  await page.tap('另外捐给社区 30 分')
  await page.until('捐给社区 30 分')
  expect(sent.map(({ args }) => args)).toMatchObject([{ minutes: 600 }, { minutes: 30 }])
})

const wish: OfficeCommandArgs<'redeem.request'> = {
  ...{ service: '理发', minutes: 60, payFrom: 'pool', contact: '13800001234', wish: '' },
  elder: { name: '', relation: '', birthDate: '1940-03-07' },
}

function TwoCommunities() {
  const { send, doubt } = useHoursLetters(['redeem.request'], () => undefined)
  const ask = (where: string) =>
    void send({ name: 'redeem.request', regionId: regionId(where), args: wish, title: '请人理发' })
  return (
    <SecondGiving doubt={doubt}>
      <Button onPress={() => ask('c1')}>一社区</Button>
      <Button onPress={() => ask('c2')}>二社区</Button>
    </SecondGiving>
  )
}

test('the same wish for another community is another wish', async () => {
  const { application, sent } = volunteeringApplication({}, {}, { lettersWait: true })
  page = await showPage(TwoCommunities, application)
  await page.tap('一社区')
  await page.tap('一社区')
  expect(sent).toHaveLength(1)
  await page.tap('二社区')
  await page.tap('另外请人理发')
  expect(sent).toHaveLength(2)
})

/** Of a member without a signal, with what is kept on the phone. */
const requestKept = async (
  args: Partial<OfficeCommandArgs<'redeem.request'>>,
  hoursAgo: number,
  knowsAccount = true,
) => {
  const orders = { own: [], open: [], next: null, nextOwn: null }
  const { application, sent } = volunteeringApplication(
    { ...(knowsAccount && { 'timeBank.account': account }), 'timeBank.orders': orders },
    {},
    { lettersWait: true },
  )
  const words = { title: '请人理发 1 小时' }
  await application.letters.send('redeem.request', regionId('c1'), { ...wish, ...args }, words)
  const [letter] = application.snapshot().letters
  if (!letter) throw new Error('It is kept.')
  const issuedAtMs = application.device.clock.nowMs() - hoursAgo * 3_600_000
  const letters = [{ ...letter, envelope: { ...letter.envelope, issuedAtMs } }]
  application.change({ letters })
  sent.length = 0
  page = await showPage(RedeemPage, application)
  await page.until('请人理发 1 小时')
  return { application, sent }
}

test('a request of the day before yesterday is asked about: still wanted, or not', async () => {
  const { application } = await requestKept({}, 49)
  await page.until('现在还要吗？')
  await page.tap('还要，现在送')
  await page.until('有网就自动送出；超过一天会先问您')
  expect(application.snapshot().letters[0]?.state).toMatchObject({
    meantAtMs: application.device.clock.nowMs(),
  })
  page.leave()
  const other = await requestKept({}, 49)
  await page.tap('不要了')
  await page.until('还没有兑换')
  expect(other.application.snapshot().letters).toEqual([])
})

test('a request for a day that is over leads to the form with its words, and asks for another day', async () => {
  const { application, sent } = await requestKept({ wantedOn: '2020-01-03', wish: '上午' }, 1)
  await page.until('这一天已经过了，所以没有送出')
  await page.until('不要了另选一天')
  expect(page.words()).not.toContain('还要，现在送')
  await page.tap('另选一天')
  await page.until('要哪一天')
  expect(application.snapshot().letters).toEqual([])
  // No day is chosen yet.
  await page.tap('提出')
  expect(sent).toEqual([])
  await page.tap('哪天都行')
  await page.tap('提出')
  await page.until('请人理发 1 小时')
  expect(sent).toMatchObject([{ args: { service: '理发', wish: '上午', wantedOn: '' } }])
})

test('a letter is not taken back into a form that cannot open; where the account was not read, that is said', async () => {
  const { application } = await requestKept({ wantedOn: '2020-01-03' }, 1, false)
  await page.until('没有读到您的时间')
  await page.until('现在连不上网，请到有信号的地方再试。')
  expect(page.words()).not.toContain('不要了另选一天')
  expect(application.snapshot().letters).toHaveLength(1)
})

test('tapped twice, the form opens and nothing is said to have failed', async () => {
  await requestKept({ wantedOn: '2020-01-03' }, 1)
  await page.until('不要了另选一天')
  const key = page.byWords('另选一天')
  key.click()
  await page.tap('另选一天')
  await page.until('要哪一天')
  expect(page.words()).not.toContain('现在取不出来')
})

test('a request that is half written is not replaced unasked by one that is put right', async () => {
  const { application } = await requestKept({ wantedOn: '2020-01-03', wish: '上午' }, 1)
  const half = { ...freshRequest(), service: '陪诊', wish: '坐轮椅' }
  await application.drafts.write(requestDraftKey, half)
  await page.until('不要了另选一天')
  await page.tap('另选一天')
  await page.until('写了一半的“陪诊 2 小时”还没有提出')
  await page.tap('先不')
  expect(application.snapshot().letters).toHaveLength(1)
  expect(await application.drafts.read(requestDraftKey)).toEqual(half)
  await page.tap('另选一天')
  await page.tap('改这一份')
  await page.until('要哪一天')
  expect(await application.drafts.read(requestDraftKey)).toMatchObject({ wish: '上午' })
  expect(application.snapshot().letters).toEqual([])
})
