/** Entries that were refused, as a community worker looks at them: what they say, why, and what became of each. */
import type { OfficeCommandName } from '../../src/domain/office-commands'
import { hideToast } from '../../src/components/toast/toast-store'
import RefusedPage from '../../src/packages/office/pages/refused'
import type { RefusedEntry } from '../../src/protocol/contract'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const entry = (commandId: string, part: Partial<RefusedEntry> = {}): RefusedEntry => ({
  commandId,
  name: 'visit.record',
  regionId: 'b15',
  args: { outcome: 'met', kind: 'care', note: `屋顶漏雨 ${commandId}`, householdId: 'h-none' },
  code: 'forbidden',
  detail: '',
  memberName: '钱玲娣',
  issuedAtMs: 1_795_300_000_000,
  receivedAtMs: 1_795_300_000_000,
  state: 'open',
  settledByName: '',
  settledReason: '',
  ...part,
})

const office = (entries: readonly RefusedEntry[]) => {
  const answers = { 'refused.list': entries }
  const fixture = createFixtureApplication({ access: fixtureOfficeAccess, answers })
  const sent: { name: OfficeCommandName; args: unknown }[] = []
  const request = (name: OfficeCommandName, _regionId: string, args: unknown) => {
    sent.push({ name, args })
    return Promise.resolve({ ok: true, value: undefined } as const)
  }
  return { application: { ...fixture, request }, sent }
}

test('an entry says who wrote what, why it was refused, and is adopted in its author’s name', async () => {
  const { application, sent } = office([entry('e1')])
  page = await showPage(RefusedPage, application)
  await page.until('屋顶漏雨 e1')
  for (const words of ['记一次走访', '钱玲娣', '见到 · 关爱', '您现在没有这里的岗位'])
    expect(page.words()).toContain(words)
  await page.tap('采纳')
  expect(sent).toEqual([{ name: 'refused.adopt', args: { refusedCommandId: 'e1' } }])
  await page.until('已采纳，记在钱玲娣名下')
})

test('what is not adopted is dismissed with a reason, after a question', async () => {
  const { application, sent } = office([entry('e1')])
  page = await showPage(RefusedPage, application)
  await page.until('屋顶漏雨 e1')
  await page.tap('不采纳')
  expect(page.words()).toContain('原文和您写的原因都留在这里')
  await page.type('记错了门')
  await page.tap('不采纳')
  expect(sent).toEqual([
    { name: 'refused.dismiss', args: { refusedCommandId: 'e1', reason: '记错了门' } },
  ])
})

test('what was decided stays, with who and why; of many a few are drawn at a time', async () => {
  const dismissed = { state: 'dismissed', settledByName: '徐丽萍', settledReason: '重复' } as const
  const many = Array.from({ length: 40 }, (_, index) => entry(`n${index}`))
  page = await showPage(RefusedPage, office([entry('e1', dismissed), ...many]).application)
  await page.until('– 没有采纳 · 徐丽萍')
  expect(page.words()).toContain('原因：重复')
  expect(page.words()).not.toContain('屋顶漏雨 n39')
  await page.tap('后面还有 11 条，接着看')
  expect(page.words()).toContain('屋顶漏雨 n39')
})

test('with nothing to decide it says when something would be here', async () => {
  page = await showPage(RefusedPage, office([]).application)
  await page.until('没有未通过的记录')
})
