/** 时间银行 and 兑换服务: what an elder reads, what is sent, and that the phone itself finds a line that was altered. */
import { createHash } from 'node:crypto'
import BankPage from '../../src/packages/volunteer/pages/bank'
import { amountWords, lineWords } from '../../src/components/words/time-line-words'
import RedeemPage from '../../src/packages/volunteer/pages/redeem'
import { entitlementWords, stateWords } from '../../src/packages/volunteer/pages/redeem/order-words'
import { defaultTimeBank } from '../../src/domain/settings/time-bank-rules'
import { checkEntry, emptyChain } from '../../src/domain/time-bank/check-chain'
import type { StoredEntry } from '../../src/domain/time-bank/ledger'
import type { ChainPage, OwnTimeAccount, TimeLine } from '../../src/protocol/time-bank'
import type { TimeOrder } from '../../src/protocol/time-order'
import { regionId } from '../support/fixture-building'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { fixtureOrder } from '../support/fixture-order'
import { volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

const account: OwnTimeAccount = {
  ...{ verified: true, number: '3304830010001', balanceMinutes: 750, heldMinutes: 120 },
  ...{ closed: false, rules: defaultTimeBank, months: [], wholeAudit: null },
}
const line: TimeLine = {
  ...{ transferId: 't', kind: 'redeem', phase: 'post', minutes: 120, heldMinutes: 0 },
  ...{ balanceAfterMinutes: 750, atMs: Date.UTC(2026, 2, 8, 2), otherName: '李组长' },
  ...{ what: '陪诊', forName: '王奶奶', words: '' },
}
const order = fixtureOrder({
  wish: '周三上午',
  wishCheck: 'passed',
  takerMinutes: 90,
  takenAtMs: 0,
})

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Two entries of 60 minutes, chained as the server does it. */
const chain = (minutes: readonly number[] = [60, 60]): ChainPage => {
  let end = emptyChain
  const entries = minutes.map((earned, at) => {
    const sequence = at + 1
    const entry: StoredEntry = {
      ...{ tenantId: 't', accountId: 'volunteer:v', sequence, transferId: `t${sequence}` },
      ...{ minutes: earned, balanceBefore: end.balance, balanceAfter: end.balance + earned },
      ...{ heldMinutes: 0, heldBefore: 0, heldAfter: 0, atMs: sequence, hash: '' },
    }
    const transferDigest = sha256(`transfer ${sequence}`)
    end = checkEntry(end, entry, transferDigest, sha256).end
    return { entry: { ...entry, hash: end.lastHash }, transferDigest }
  })
  return { end, entries, more: false }
}

const bankAnswers = (given: ChainPage = chain()) => ({
  'timeBank.account': account,
  'timeBank.statement': { lines: [line], next: { sequence: 7 } },
  'timeBank.chain': given,
})

test('what I have stands in large figures, and each line in words', async () => {
  page = await showPage(BankPage, volunteeringApplication(bankAnswers()).application)
  await page.until('12 小时 30 分')
  await page.until('帮王奶奶陪诊')
  for (const words of ['其中 2 小时 先留着', '+2 小时', '送给家人', '捐给社区'])
    expect(page.words()).toContain(words)
})

test('a month with more lines is read on to its end', async () => {
  const answers: Record<string, unknown> = bankAnswers()
  page = await showPage(BankPage, volunteeringApplication(answers).application)
  await page.until('看这个月更早的')
  const older = { ...line, transferId: 'older', balanceAfterMinutes: 630 }
  answers['timeBank.statement'] = { lines: [older], next: null }
  await page.tap('看这个月更早的')
  await page.until('余 10 小时 30 分')
  expect(page.words()).toContain('余 12 小时 30 分')
  expect(page.words()).not.toContain('看这个月更早的')
})

test('a line that was altered is found on the phone, whoever altered it', async () => {
  const { entries, ...rest } = chain()
  const altered = entries.map(({ entry, transferDigest }, at) => ({
    entry: at === 0 ? { ...entry, minutes: 90, balanceAfter: 90 } : entry,
    transferDigest,
  }))
  const answers = bankAnswers({ ...rest, entries: altered })
  page = await showPage(BankPage, volunteeringApplication(answers).application)
  await page.until('核对账目')
  await page.tap('从头核对')
  await page.until('第 1 笔：校验码对不上')
})

test('what was taken away behind its back the phone finds by what it saw before, though the rest agrees', async () => {
  const answers: Record<string, unknown> = bankAnswers()
  page = await showPage(BankPage, volunteeringApplication(answers).application)
  await page.until('核对账目')
  await page.tap('从头核对')
  await page.until('2 笔全部重算，都对得上；余额 2 小时')
  answers['timeBank.chain'] = chain([60])
  await page.tap('从头核对')
  await page.until('上次核对有 2 笔，现在只有 1 笔')
  answers['timeBank.chain'] = chain([60, 30, 30])
  await page.tap('从头核对')
  await page.until('前 2 笔和上次核对时不一样')
  answers['timeBank.chain'] = chain([60, 60, 30])
  await page.tap('从头核对')
  await page.until('3 笔全部重算')
})

test('a gift says where it goes; more than there is cannot be sent', async () => {
  const told = { 'gift.give': { outcome: 'pending', excessMinutes: 0 } }
  const { application, sent } = volunteeringApplication(bankAnswers(), told)
  page = await showPage(BankPage, application)
  await page.until('送给家人')
  await page.tap('送给家人')
  await page.type('3304830010002', 0)
  await page.type('女儿', 1)
  await page.type('11', 2)
  await page.tap('送出')
  expect(sent).toEqual([])
  await page.type('1.5', 2)
  await page.until('就是 1 小时 30 分')
  await page.tap('送出')
  await page.until('已交给社区核对')
  expect(sent).toEqual([
    {
      name: 'gift.give',
      args: { toNumber: '3304830010002', relation: '女儿', minutes: 90, words: '' },
    },
  ])
})

test('an order is confirmed with the minutes it took, and others can be taken', async () => {
  const open = { ...order, id: 'o2', service: '理发', state: 'open' }
  const answers = {
    'timeBank.account': account,
    'timeBank.orders': { own: [order], open: [open], next: null, nextOwn: null },
    'timeBank.office': { orders: [], orderCount: 0, gifts: [] },
  }
  const { application, sent } = volunteeringApplication(answers)
  page = await showPage(RedeemPage, application)
  await page.until('对方已确认，请您也确认。')
  expect(page.words()).toContain('王奶奶（李组长的婆婆）')
  await page.type('90', 0)
  await page.tap('确认办完了')
  await page.until('有人要理发')
  await page.tap('我来帮')
  expect(sent).toEqual([
    { name: 'redeem.done', args: { orderId: 'o1', takenAtMs: 0, minutes: 90 } },
    { name: 'redeem.take', args: { orderId: 'o2' } },
  ])
})

test('who works for two communities chooses whose orders and gifts wait', async () => {
  const asked = { ...order, mine: 'neither', state: 'asked', fromPool: true, neededApproval: true }
  const [post] = fixtureOfficeAccess.posts
  const community = fixtureOfficeAccess.regions.find(({ id }) => id === 'c1')
  if (!post || !community) throw new Error('There is one to begin with.')
  const second = { ...community, id: regionId('c2'), name: '迎凤社区' }
  const posts = [community, second].map(({ id }) => ({
    ...{ ...post, id: `post-${id}`, kindId: 'community-worker', regionId: id },
  }))
  const office = (service: string) => ({
    orders: [{ ...asked, id: service, service }],
    orderCount: 1,
    gifts: [],
  })
  const answers = {
    'timeBank.account': account,
    'timeBank.orders': { own: [], open: [], next: null, nextOwn: null },
    'timeBank.office': office('陪诊'),
  }
  const access = {
    ...fixtureOfficeAccess,
    posts,
    regions: [...fixtureOfficeAccess.regions, second],
  }
  const { application } = volunteeringApplication(answers, {}, { access })
  page = await showPage(RedeemPage, application)
  await page.until('等社区批准')
  // What the server answers from here on is of the other community.
  Object.assign(answers, { 'timeBank.office': office('保洁') })
  await page.tap('迎凤社区')
  await page.until('保洁 2 小时')
  expect(page.words()).not.toContain('陪诊 2 小时')
})

test.each([
  [{ state: 'expired' }, '– 到期没人接'],
  [{ state: 'expired', neededApproval: true }, '– 到期社区没有批'],
  [{ state: 'expired', neededApproval: true, settledByName: '周干事' }, '– 到期没人接'],
  [{ state: 'disputed' }, '▲ 到期没都确认，社区来问'],
  [{ state: 'disputed', askerMinutes: 60 }, '▲ 等社区裁定'],
  [{ state: 'cancelled' }, '– 已取消'],
  [{ state: 'disputed', objected: true }, '▲ 等社区裁定'],
  [{ state: 'cancelled', objected: true }, '– 已取消'],
  [{ state: 'cancelled', settledByName: '周干事' }, '– 社区裁定：时间退回'],
  [{ state: 'cancelled', neededApproval: true, settledByName: '周干事' }, '– 已取消'],
] as const)('where an order stands: %j', (part, words) => {
  expect(stateWords({ ...order, ...part }, 0)).toBe(words)
})

test.each([
  [null, ''],
  [{ age: 82, from: 'file' }, '82 岁，和民情档案对上了。'],
  [{ age: 68, from: 'record' }, '68 岁，志愿者登记时核对过。'],
  [{ age: 82, from: 'said' }, '说是 82 岁，是婆婆。档案里没对上，没人核对过，请先问清。'],
] as const)('what the office reads of who is entitled: %j', (entitlement, words) => {
  expect(entitlementWords({ ...order, entitlement })).toBe(words)
})

test.each([
  ['has taken', 'taken'],
  ['asked in the place of another for', 'asked'],
] as const)(
  'who %s an order looks up where to go, and is told that it is kept',
  async (_, mine) => {
    const taken: TimeOrder = { ...order, mine, contact: '', takerMinutes: null }
    const { application } = volunteeringApplication({
      'timeBank.account': account,
      'timeBank.orders': { own: [taken], open: [], next: null, nextOwn: null },
      'timeBank.office': { orders: [], orderCount: 0, gifts: [] },
      'timeBank.contact': { contact: '13800001234 迎凤二期' },
    })
    page = await showPage(RedeemPage, application)
    await page.until('谁看过会记下来')
    await page.tap('看电话和地址')
    await page.until('13800001234 迎凤二期')
  },
)

test.each([
  [{}, '帮王奶奶陪诊', '+2 小时'],
  [{ minutes: -45 }, '李组长来陪诊', '−45 分'],
  [{ minutes: 0, heldMinutes: 60, phase: 'pending' }, '兑换陪诊，先留着', '1 小时'],
  [{ minutes: 0, heldMinutes: -60, phase: 'expire' }, '兑换陪诊，到期退回', '1 小时'],
  [{ kind: 'issue', what: '楼道清洁' }, '参加“楼道清洁”', '+2 小时'],
  [{ kind: 'gift', minutes: -60 }, '送给李组长', '−1 小时'],
  [{ kind: 'over-cap', minutes: -20 }, '超过上限，转给社区', '−20 分'],
  [{ kind: 'correction', words: '写错了' }, '更正：写错了', '+2 小时'],
] as const)('a line in words: %j', (part, words, amount) => {
  const said = { ...line, ...part }
  expect([lineWords(said), amountWords(said)]).toEqual([words, amount])
})
