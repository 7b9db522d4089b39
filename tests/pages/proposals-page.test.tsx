/** 更正和继承: the reader's own say about what waits, and what became of what they proposed. */
import { hideToast } from '../../src/components/toast/toast-store'
import ProposalsPage from '../../src/packages/office/pages/proposals'
import type { OpenProposal, Proposals } from '../../src/protocol/time-proposal'
import { proposalsOffice } from '../support/fixture-proposals'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const proposal: OpenProposal = {
  ...{ id: 'p1', kind: 'correction', fromName: '李组长', toName: '王小妹' },
  corrects: { kind: 'gift', atMs: Date.UTC(2026, 2, 8, 2) },
  ...{ ended: null, list: null },
  ...{ minutes: 120, rightMinutes: 90, reason: '多写了半小时', proposedByName: '周干事' },
  ...{ proposedAtMs: Date.UTC(2026, 2, 9, 2), mine: 'nothing', approvals: 0, approvalsNeeded: 1 },
  mayAgree: 2,
}

const office = (open: readonly OpenProposal[], declined: Proposals['declined'] = []) =>
  proposalsOffice({ open, declined })

test('what waits says what would change; one agrees with a tap, and declines with a reason', async () => {
  const { application, sent } = office([proposal])
  page = await showPage(ProposalsPage, application)
  await page.until('李组长 → 王小妹')
  for (const words of [
    '赠送',
    '2 小时 → 1 小时 30 分',
    '多写了半小时',
    '0 人，要 1 人',
    '2 位同事',
  ])
    expect(page.words()).toContain(words)
  expect(page.words()).not.toContain('能同意的人不够')
  await page.tap('同意')
  await page.tap('不同意')
  await page.tap('不同意')
  expect(sent).toHaveLength(1)
  await page.type('没有核对上', 0)
  await page.tap('不同意')
  expect(sent).toEqual([
    { name: 'proposal.approve', args: { proposalId: 'p1' } },
    { name: 'proposal.decline', args: { proposalId: 'p1', reason: '没有核对上' } },
  ])
})

const list: OpenProposal = {
  ...proposal,
  ...{ id: 'p4', kind: 'opening', corrects: null, reason: '', minutes: 0, rightMinutes: 0 },
  ...{ fromName: '', toName: '' },
  list: {
    ...{ fileName: '志愿者名册.xlsx', people: 5000, minutes: 750_030 },
    ...{ mostName: '钱秀英', mostMinutes: 24_000 },
  },
}

test('a list of old hours is agreed to as a whole, with the sum that was shown', async () => {
  const { application, sent } = office([list])
  page = await showPage(ProposalsPage, application)
  await page.until('名册上的可用时长')
  for (const words of [
    ...['志愿者名册.xlsx', '5000 人', '12500 小时 30 分', '钱秀英，400 小时', '谁导入', '周干事'],
    '对着原来的名册看过再同意',
  ])
    expect(page.words()).toContain(words)
  expect(page.words()).not.toContain('原因')
  await page.tap('同意')
  const args = { proposalId: 'p4', minutes: 750_030, inPortions: true }
  expect(sent).toEqual([{ name: 'proposal.approve', args }])
})

test('a list of thousands is posted portion by portion, and gone on with where it was cut off', async () => {
  const agreed = { ...list, mine: 'agreed' as const, approvals: 1 }
  const halfway = { ...agreed, list: list.list && { ...list.list, settled: 1500 } }
  const { application, sent } = office([halfway])
  const last = { moved: true, leftOut: ['1001002', '1001007'] }
  const portions = [{ moved: false, agreed: true }, { moved: false, agreed: true }, last]
  const request = async (...asked: Parameters<typeof application.request>) => {
    await application.request(...asked)
    return { ok: true, value: portions.shift() } as const
  }
  page = await showPage(ProposalsPage, { ...application, request })
  await page.until('1500 人，还差 3500 人')
  expect(page.words()).not.toMatch(/不同意|还能同意的/)
  await page.tap('接着记')
  await page.until('其余都记好了。编号 1001002、1001007 另有期初余额，没有记')
  const asked = {
    name: 'proposal.approve',
    args: { proposalId: 'p4', minutes: 750_030, inPortions: true },
  }
  expect(sent).toEqual([asked, asked, asked])
})

test('who brought a list waits for a colleague, and reads why one was declined', async () => {
  const { id, kind, fromName, toName, corrects, rightMinutes } = list
  const declined = { declinedByName: '沈干事', declinedAtMs: Date.UTC(2026, 2, 9, 2) }
  const { application } = office(
    [{ ...list, mine: 'proposed' }],
    [
      {
        ...{ id, kind, fromName, toName, corrects, rightMinutes, list: list.list },
        ...{ ...declined, reason: '多写了一位' },
      },
    ],
  )
  page = await showPage(ProposalsPage, application)
  await page.until('您导入的，请同事打开这一页同意。')
  expect(page.words()).toContain('收回')
  for (const words of [
    '名册“志愿者名册.xlsx”的时长，5000 人共 12500 小时 30 分，没有记',
    '3月9日 周一，沈干事：多写了一位',
  ])
    expect(page.words()).toContain(words)
})

test('who proposed what colleagues declined reads who said so and why', async () => {
  const { id, kind, fromName, toName, corrects } = proposal
  const declined = { declinedByName: '沈干事', declinedAtMs: Date.UTC(2026, 2, 9, 2) }
  const { application } = office(
    [],
    [
      {
        ...{ id, kind, fromName, toName, corrects, list: null },
        ...declined,
        rightMinutes: 90,
        reason: '没核对上',
      },
    ],
  )
  page = await showPage(ProposalsPage, application)
  await page.until('您提的，没有办成')
  for (const words of ['更正3月8日 周日的赠送，改成 1 小时 30 分', '3月9日 周一，沈干事：没核对上'])
    expect(page.words()).toContain(words)
})

test('an estate says how the registration ended, or that it stands again', async () => {
  const estate = { ...proposal, kind: 'inheritance', corrects: null } as const
  const ended = { atMs: Date.UTC(2026, 2, 7, 2), byName: '周干事', reason: '过世，看过证明' }
  const { application } = office([
    { ...estate, ended },
    { ...estate, id: 'p2', ended: { ...ended, byName: '', reason: '' } },
    { ...estate, id: 'p3' },
  ])
  page = await showPage(ProposalsPage, application)
  await page.until('3月7日 周六，周干事：过世，看过证明')
  expect(page.words()).toContain('3月7日 周六，本人退出')
  expect(page.words()).toContain('登记又有效了，不能办继承')
})

test('where too few could agree, it says how many are wanting and who can help', async () => {
  const { application } = office([{ ...proposal, approvalsNeeded: 3, approvals: 1, mayAgree: 1 }])
  page = await showPage(ProposalsPage, application)
  await page.until('1 位同事')
  expect(page.words()).toContain('能同意的人不够，还差 1 位。请街道管理员')
})

test('who proposed it waits for a colleague and may take it back', async () => {
  const { application } = office([{ ...proposal, mine: 'proposed' }])
  page = await showPage(ProposalsPage, application)
  await page.until('您提出的，请同事打开这一页同意。')
  expect(page.words()).toContain('收回')
  expect(() => page.byWords('同意')).toThrow()
  expect(page.words()).not.toContain('不同意')
})
