/** Inviting and joining as the two people see it: a code that can be read aloud, scanned, taken back and accepted. */
import type { OfficeCommandName } from '../../src/domain/office-commands'
import type { PostKind } from '../../src/domain/settings/settings'
import JoinPage from '../../src/packages/me/pages/join'
import InvitePage from '../../src/packages/office/pages/invite'
import type { InvitationLine } from '../../src/protocol/contract'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { hideToast } from '../../src/components/toast/toast-store'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const openInvitation: InvitationLine = {
  id: 'invitation-1',
  code: 'K7M2PQ9RTX',
  kindId: 'grid-leader',
  regionId: 'g1',
  fromDate: '2026-11-22',
  toDate: '',
  expiresAtMs: 1_795_400_000_000,
  usesLeft: 3,
  issuedByName: '沈社工',
}

/** An application whose office commands succeed and are written down. */
const office = (answers: Record<string, unknown>, access = fixtureOfficeAccess) => {
  const fixture = createFixtureApplication({ access, answers })
  const sent: { name: OfficeCommandName; regionId: string; args: unknown }[] = []
  const request = (name: OfficeCommandName, regionId: string, args: unknown) => {
    sent.push({ name, regionId, args })
    const value = name === 'invitation.issue' ? { code: 'ABCDE23456' } : null
    return Promise.resolve({ ok: true, value } as const)
  }
  return { application: { ...fixture, request }, sent }
}

test('only kinds that my posts may give are offered, and the code comes large and as a QR code', async () => {
  const { application, sent } = office({ 'organisation.invitations': [] })
  page = await showPage(InvitePage, application)
  expect(page.words()).toContain('网格长')
  expect(page.words()).not.toContain('岗位社区工作者')
  expect(page.words()).toContain('今天起，不定期限。邀请码：3 天内有效，给 1 个人用。')
  await page.tap('改一改')
  await page.tap('5 个人')
  await page.tap('生成邀请码')
  expect(page.words()).toContain('ABCDE 23456')
  expect(document.querySelectorAll('.qr-code__run').length).toBeGreaterThan(50)
  expect(sent).toMatchObject([
    {
      name: 'invitation.issue',
      regionId: 's1',
      args: { kindId: 'grid-leader', toDate: '', expiresInHours: 72, maxUses: 5 },
    },
  ])
})

test('an open invitation is listed with its uses and can be taken back after a question', async () => {
  const { application, sent } = office({ 'organisation.invitations': [openInvitation] })
  page = await showPage(InvitePage, application)
  await page.until('K7M2P Q9RTX')
  expect(page.words()).toContain('网格长 · 第一网格 · 还能用 3 次')
  await page.tap('K7M2P Q9RTX')
  expect(document.querySelectorAll('.qr-code__run').length).toBeGreaterThan(50)
  await page.tap('收回这个邀请')
  expect(page.words()).toContain('已经加入的人不受影响')
  await page.tap('收回邀请')
  expect(sent).toEqual([
    { name: 'invitation.revoke', regionId: 'g1', args: { invitationId: 'invitation-1' } },
  ])
})

test('a post is offered for regions of its level only; another region takes another kind along', async () => {
  const kinds = fixtureOfficeAccess.settings.postKinds.map((kind) =>
    kind.id === 'community-worker'
      ? { ...kind, grants: ['grid-leader', 'micro-grid-leader'] }
      : { ...kind, givenAt: ['grid'] },
  )
  const micro = { ...kinds[0], id: 'micro-grid-leader', name: '微网格长', givenAt: ['micro-grid'] }
  const access = {
    ...fixtureOfficeAccess,
    settings: { ...fixtureOfficeAccess.settings, postKinds: [...kinds, micro as PostKind] },
  }
  const { application, sent } = office({ 'organisation.invitations': [] }, access)
  page = await showPage(InvitePage, application)
  // There is one grid: it is chosen already.
  expect(page.words()).toContain('管哪一片第一网格')
  await page.tap('微网格长')
  expect(page.words()).toContain('管哪一片1号微网格')
  await page.tap('1号微网格')
  await page.tap('杨家门社区')
  expect(page.words()).not.toContain('就选杨家门社区')
  await page.tap('第一网格')
  await page.tap('就选第一网格')
  await page.tap('生成邀请码')
  expect(sent).toMatchObject([{ regionId: 'g1', args: { kindId: 'grid-leader' } }])
})

test('who comes from a region without anybody finds it chosen', async () => {
  const { application, sent } = office({ 'organisation.invitations': [] })
  page = await showPage(InvitePage, application, { regionId: 'mg1' })
  await page.tap('生成邀请码')
  expect(sent).toMatchObject([{ regionId: 'mg1' }])
})

test('without the server the form stays and says what to do', async () => {
  page = await showPage(InvitePage, createFixtureApplication({ access: fixtureOfficeAccess }))
  await page.tap('生成邀请码')
  expect(page.words()).toContain('连不上服务器，稍后再试')
  expect(page.words()).toContain('请一位同事来')
})

const offer = {
  kindName: '微网格长',
  regionName: '1号微网格',
  within: '杨家门社区 · 第一网格',
  issuedByName: '沈社工',
  expiresAtMs: 1_795_400_000_000,
}

test('joining shows what the code offers before it is accepted', async () => {
  const { application, sent } = office({ 'organisation.invitation': offer })
  page = await showPage(JoinPage, application)
  await page.type('k7m2p q9rtx')
  await page.tap('看看是什么岗位')
  await page.until('微网格长')
  expect(page.words()).toContain('杨家门社区 · 第一网格 · 1号微网格')
  expect(page.words()).toContain('谁发的沈社工')
  expect(sent).toEqual([])
  await page.type('李明')
  await page.tap('接受邀请')
  expect(sent).toMatchObject([
    { name: 'invitation.accept', args: { code: 'K7M2PQ9RTX', name: '李明' } },
  ])
  expect(page.words()).toContain('李明，欢迎加入')
})

test('a code that cannot be one is said without asking the server', async () => {
  page = await showPage(JoinPage, createFixtureApplication())
  await page.type('12')
  await page.tap('看看是什么岗位')
  expect(page.words()).toContain('邀请码是 8 到 20 位字母和数字')
})
