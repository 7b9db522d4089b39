/** What the content check held, as a community worker decides about it, and as who asked is told of it. */
import { hideToast } from '../../src/components/toast/toast-store'
import type { OfficeCommandName } from '../../src/domain/office-commands'
import { refuse } from '../../src/domain/refusal'
import HeldPage from '../../src/packages/office/pages/held'
import { publicityWords } from '../../src/packages/matter/matter-words'
import type { HeldContent } from '../../src/protocol/content'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const rude: HeldContent = {
  ...{ kind: 'matter', subjectId: 'm', regionId: 'b15', regionName: '15幢', isOwn: false },
  ...{ writtenAtMs: 1_795_300_000_000, why: 'abuse', text: '你们滚出去吧', photoIds: [] },
}

const refusing = () => Promise.resolve(refuse('content-not-found'))

const office = (contents: readonly HeldContent[]) => {
  const answers = { 'content.held': contents }
  const fixture = createFixtureApplication({ access: fixtureOfficeAccess, answers })
  const sent: { name: OfficeCommandName; args: unknown }[] = []
  const request = (name: OfficeCommandName, _regionId: string, args: unknown) => {
    sent.push({ name, args })
    return Promise.resolve({ ok: true, value: undefined } as const)
  }
  return { application: { ...fixture, request }, sent }
}

test('it says what, where and why, and lets it be shown', async () => {
  const { application, sent } = office([rude])
  page = await showPage(HeldPage, application)
  await page.until('你们滚出去吧')
  for (const words of ['公开的诉求', '15幢', '◆ 有辱骂的话', '1 条等人看'])
    expect(page.words()).toContain(words)
  await page.tap('可以公开')
  const args = { kind: 'matter', subjectId: 'm', writtenAtMs: rude.writtenAtMs }
  expect(sent).toEqual([{ name: 'content.release', args }])
  await page.until('放行了，邻居看得到了。')
})

test('what stays unshown needs a reason, which the writer reads', async () => {
  const { application, sent } = office([{ ...rude, kind: 'matter-step', subjectId: 'm.2' }])
  page = await showPage(HeldPage, application)
  await page.until('诉求里的一句话')
  await page.tap('不公开')
  await page.tap('不公开')
  await page.until('请写明原因。')
  expect(sent).toEqual([])
  await page.type('请不要骂人')
  await page.tap('不公开')
  const args = {
    ...{ kind: 'matter-step', subjectId: 'm.2', writtenAtMs: rude.writtenAtMs },
    reason: '请不要骂人',
  }
  expect(sent).toEqual([{ name: 'content.keep-held', args }])
})

test('where it could not be kept unshown, that is said beside the reason, which stays', async () => {
  const { application } = office([rude])
  page = await showPage(HeldPage, { ...application, request: refusing })
  await page.until('公开的诉求')
  await page.tap('不公开')
  await page.type('请不要骂人')
  await page.tap('不公开')
  await page.until('没有这条要看的内容')
  const dialog = document.querySelector('[role="alertdialog"]')
  expect(dialog?.textContent).toContain('没有这条要看的内容')
  expect(dialog?.querySelector('taro-textarea-core')).toHaveProperty('value', '请不要骂人')
})

test('nobody decides about the own words; without any it says when some would be here', async () => {
  page = await showPage(HeldPage, office([{ ...rude, isOwn: true }]).application)
  await page.until('您自己写的，请同事来看。')
  expect(page.words()).not.toContain('可以公开')
  page.leave()
  page = await showPage(HeldPage, office([]).application)
  await page.until('没有等您看的')
})

test('who asked is told whether neighbours see it', () => {
  expect(publicityWords('checking').text).toContain('正在核对')
  expect(publicityWords('held').text).toContain('请工作人员看一看')
  expect(publicityWords('held', '请不要骂人').text).toContain('没有公开，原因：请不要骂人。')
  expect([publicityWords('shown').text, publicityWords('private').text]).toEqual(['', ''])
})
