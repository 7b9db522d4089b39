/** Hours in letters: what has no answer yet is not offered twice, and whether a second one is meant is asked first. */
import { Button } from '../../src/components/button'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import { defaultTimeBank } from '../../src/domain/settings/time-bank-rules'
import BankPage from '../../src/packages/volunteer/pages/bank'
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
  ...{ closed: false, rules: defaultTimeBank, months: [] },
}
const bankAnswers = () => ({ 'timeBank.account': account, 'timeBank.statement': { lines: [] } })

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
