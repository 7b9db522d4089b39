/** 更正和继承: finding the wrong line by its volunteer, and passing on an estate. */
import { hideToast } from '../../src/components/toast/toast-store'
import ProposalsPage from '../../src/packages/office/pages/proposals'
import type { OfficeTimeLine } from '../../src/protocol/time-bank'
import { proposalsOffice } from '../support/fixture-proposals'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const line: OfficeTimeLine = {
  ...{ transferId: 'issue/s1', kind: 'issue', phase: 'posted', minutes: 120, heldMinutes: 0 },
  ...{ balanceAfterMinutes: 750, atMs: Date.UTC(2026, 2, 8, 2), otherName: '' },
  ...{ what: '楼道清洁', forName: '', words: '', standingMinutes: 100 },
}

const office = (lines: readonly OfficeTimeLine[] = []) => proposalsOffice({ lines })

test('the wrong line is found in the account of a volunteer, and what it should be is proposed', async () => {
  const corrected = { ...line, transferId: 'c', kind: 'correction', words: '写错了' } as const
  const { application, sent } = office([line, { ...corrected, standingMinutes: null }])
  page = await showPage(ProposalsPage, application, { number: '3304830010001' })
  await page.until('王小妹，存着 12 小时 30 分')
  expect(page.words()).toContain('更正后是 1 小时 40 分')
  await page.tap('更正：写错了')
  expect(page.words()).not.toContain('更正这一笔')
  await page.tap('参加“楼道清洁”')
  await page.until('参加“楼道清洁”，现在是 1 小时 40 分。要另外 1 位同事同意，才会改。')
  await page.type('早走了', 2)
  await page.type('121', 1)
  expect(page.words()).toContain('公示过的是 2 小时，更正不能比这更多')
  await page.tap('提出更正')
  // As it is; less.
  for (const minutes of ['100', '90']) {
    await page.type(minutes, 1)
    await page.tap('提出更正')
  }
  expect(sent).toEqual([
    { name: 'correction.propose', args: { transferId: 'issue/s1', minutes: 90, reason: '早走了' } },
  ])
})

test('hours of many years are put right to as many as a list can bring', async () => {
  const opening = { ...line, transferId: 'opening/roster:v1', kind: 'opening' } as const
  const brought = { ...opening, minutes: 750_000, standingMinutes: 750_000 }
  const { application, sent } = office([brought])
  page = await showPage(ProposalsPage, application, { number: '3304830010001' })
  await page.until('王小妹，存着')
  await page.tap('以前存下的时间')
  await page.type('900001', 1)
  expect(page.words()).toContain('请写 0 到 900000 的整数')
  await page.type('660000', 1)
  expect(page.words()).toContain('就是 11000 小时')
  await page.type('名册多写了', 2)
  await page.tap('提出更正')
  expect(sent).toMatchObject([{ args: { transferId: 'opening/roster:v1', minutes: 660_000 } }])
})

test('an estate goes to the community with a reason, or to a relative with a number', async () => {
  const { application, sent } = office()
  page = await showPage(ProposalsPage, application)
  await page.until('等同意的')
  await page.tap('提出继承')
  await page.type('3304830010001', 1)
  await page.tap('社区')
  await page.type('去年过世，看过证明', 2)
  await page.tap('提出继承')
  expect(sent).toEqual([
    {
      name: 'inheritance.propose',
      args: { fromNumber: '3304830010001', toNumber: '', reason: '去年过世，看过证明' },
    },
  ])
})
