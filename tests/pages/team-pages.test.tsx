/** 服务队: the office founds, hands over and ends; the keeper reads who gave and donates; nobody else sees the hours. */
import { hideToast } from '../../src/components/toast/toast-store'
import type { OfficeCommandName } from '../../src/domain/office-commands'
import TeamsPage from '../../src/packages/office/pages/teams'
import TeamPage from '../../src/packages/volunteer/pages/team'
import type { KeptTeam, TeamAccount } from '../../src/protocol/time-bank'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const team: KeptTeam = {
  ...{ id: 't1', name: '银龄服务队', regionName: '杨家门社区', keeping: false },
  ...{ keeperName: '李组长', keeperNumber: '1001001', balanceMinutes: 150 },
  ...{ nameHidden: false, hiddenReason: '' },
}
const account: TeamAccount = {
  next: null,
  ...{ id: 't1', name: '银龄服务队', regionName: '杨家门社区', keeping: true },
  ...{ balanceMinutes: 150, months: [] },
  lines: [
    {
      ...{ transferId: 'team/a', kind: 'gift', phase: 'posted', minutes: 150, heldMinutes: 0 },
      ...{ balanceAfterMinutes: 150, atMs: Date.UTC(2026, 2, 8, 2), otherName: '王小妹' },
      ...{ what: '', forName: '', words: '' },
    },
  ],
}

const applicationWith = (answers: Readonly<Record<string, unknown>>) => {
  const fixture = createFixtureApplication({ access: fixtureOfficeAccess, answers })
  const sent: { name: OfficeCommandName; args: unknown }[] = []
  const request = (name: OfficeCommandName, _regionId: string, args: unknown) => {
    sent.push({ name, args })
    return Promise.resolve({ ok: true, value: null } as const)
  }
  return { application: { ...fixture, request }, sent }
}

test('a team is founded by name and keeper, and the key waits for both', async () => {
  const { application, sent } = applicationWith({ 'timeBank.keptTeams': [] })
  page = await showPage(TeamsPage, application)
  await page.until('这里还没有服务队')
  await page.tap('建一支服务队')
  await page.type(' 红梅服务队 ', 0)
  await page.tap('建队')
  expect(sent).toEqual([])
  await page.type('1001002', 1)
  await page.tap('建队')
  await page.until('建好了')
  expect(sent).toMatchObject([
    { name: 'team.found', args: { name: '红梅服务队', keeperNumber: '1001002' } },
  ])
})

test('ending a team says what becomes of its hours, and wants a reason', async () => {
  const { application, sent } = applicationWith({ 'timeBank.keptTeams': [team] })
  page = await showPage(TeamsPage, application)
  await page.until('2 小时 30 分')
  await page.tap('银龄服务队')
  await page.tap('解散这支队')
  await page.until('全部转进社区公益池')
  await page.tap('解散')
  expect(sent).toEqual([])
  await page.until('请写明原因')
  await page.type('并入红梅队')
  await page.tap('解散')
  await page.until('已解散')
  expect(sent).toEqual([{ name: 'team.end', args: { teamId: 't1', reason: '并入红梅队' } }])
})

test('the keeper reads who gave, and donates no more than there is', async () => {
  const { application, sent } = volunteeringApplication({ 'timeBank.team': account })
  page = await showPage(TeamPage, application, { teamId: 't1' })
  await page.until('王小妹送来的')
  await page.tap('捐给社区')
  await page.type('3')
  await page.tap('捐出')
  expect(sent).toEqual([])
  await page.type('2.5')
  await page.tap('捐出')
  await page.until('已捐给社区')
  expect(sent).toMatchObject([{ name: 'team.donate', args: { teamId: 't1', minutes: 150 } }])
})

test('whoever keeps it no more is told so', async () => {
  const { application } = applicationWith({ 'timeBank.team': null })
  page = await showPage(TeamPage, application, { teamId: 't1' })
  await page.until('这里只给队长看')
})

test('a name that nobody else reads says so, and why', async () => {
  const hidden = { ...team, nameHidden: true }
  const kept = { ...hidden, id: 't2', name: '好吃队', hiddenReason: '像广告' }
  const { application } = applicationWith({ 'timeBank.keptTeams': [hidden, kept] })
  page = await showPage(TeamsPage, application)
  await page.until('◆ 队名等同事看过再公开')
  await page.until('◆ 队名没有公开：像广告，请改队名')
})
