/** An order out of an elder's hours: what the worker says before it goes out, and how each of the family is spoken to. */
import RedeemPage from '../../src/packages/volunteer/pages/redeem'
import type { TimeOrder } from '../../src/protocol/time-order'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { fixtureOrder, orderAnswers } from '../support/fixture-order'
import { volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const order = fixtureOrder({
  ...{ state: 'asked', neededApproval: true, takerName: '', fromElder: true },
  expiresAtMs: Date.UTC(2026, 3, 9, 16),
})
const elder = { volunteerId: 'v3', number: '1001003', livesTogether: false }
const forOffice: TimeOrder = { ...order, mine: 'neither', contact: '', elder }

const showOffice = async (waits: TimeOrder) => {
  const access = fixtureOfficeAccess
  const { application, sent } = volunteeringApplication(orderAnswers([], [waits]), {}, { access })
  page = await showPage(RedeemPage, application)
  await page.until('要用王奶奶自己存的时间')
  return sent
}

test('the worker says that the elder was asked before it goes out, and finds the number that the elder registered', async () => {
  const sent = await showOffice(forOffice)
  await page.tap('批准')
  expect(sent).toEqual([])
  await page.tap('看王奶奶登记的电话')
  expect(page.opened.at(-1)).toMatch(
    /^\/packages\/office\/pages\/volunteer\/index\?volunteerId=v3&regionId=\w+$/,
  )
  await page.tap('问过，同意用')
  await page.tap('批准')
  await page.until('批准了，等人接。')
  expect(sent).toEqual([
    {
      name: 'redeem.approve',
      args: { orderId: 'o1', agreed: true, reason: '', elderAgreed: true },
    },
  ])
})

test('the worker reads of who asked and has no name as of somebody', async () => {
  await showOffice({ ...forOffice, askerName: '', disputes: [{ memberName: '', words: '急用' }] })
  expect(page.words()).toContain('王奶奶（提出的人的婆婆）')
  expect(page.words()).toContain('档案里没查到和提出的人住一户。')
  expect(page.words()).toContain('提出的人：急用')
})

const ends = '4月9日 周四还没批，就自动取消。'
test.each([
  [
    { asElder: true },
    ['您（李组长提出的）', '您存的时间', `社区先问您本人，批准了才用存的时间。${ends}`],
  ],
  [{ asElder: true, askerName: '' }, ['您（家人提出的）']],
  [
    {},
    ['王奶奶（李组长的婆婆）', '王奶奶存的时间', `社区先问王奶奶本人，批准了才用存的时间。${ends}`],
  ],
  [{ askerName: '' }, ['王奶奶（您的婆婆）']],
  [{ askerName: '', elderName: '', fromElder: false }, ['给谁您']],
  [{ state: 'taken', askerMinutes: 90, asElder: true }, ['家里已确认，等对方确认。']],
  [{ state: 'taken', askerMinutes: 90 }, ['家里已确认，等对方确认。']],
  [{ state: 'taken', askerMinutes: 90, fromElder: false }, ['您已确认，等对方确认。']],
] as const)('elder and relative are each spoken to: %j', async (part, words) => {
  const { application } = volunteeringApplication(orderAnswers([{ ...order, ...part }]))
  page = await showPage(RedeemPage, application)
  await page.until('陪诊')
  for (const one of words) expect(page.words()).toContain(one)
})

test('who reads the order later reads that the elder was asked', async () => {
  const { application } = volunteeringApplication(
    orderAnswers([{ ...order, state: 'open', elderAgreed: true }]),
  )
  page = await showPage(RedeemPage, application)
  await page.until('社区问过，同意')
})
