/** Objections to hours: one office after another of who holds several, and the decision where it belongs. */
import { hideToast } from '../../src/components/toast/toast-store'
import ObjectionsPage from '../../src/packages/volunteer/pages/objections'
import type { ObjectionLine } from '../../src/protocol/attendance'
import { regionId } from '../support/fixture-building'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { fixtureNowMs, volunteeringApplication } from '../support/fixture-volunteering'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const line: ObjectionLine = {
  objectionId: 'o1',
  serviceId: 'x1',
  volunteerName: '张桂兰',
  title: '清扫楼道',
  startsAtMs: fixtureNowMs - 3 * 3_600_000,
  endsAtMs: fixtureNowMs,
  minutes: 120,
  inAtMs: fixtureNowMs - 3 * 3_600_000,
  outAtMs: null,
  byHand: ['in'],
  scannedMinutes: 180,
  anomalies: ['forgotten-check-out'],
  leaderReason: '问过大家，十一点走的',
  confirmedByName: '李组长',
  contactName: '王阿姨',
  contactPhone: '057388000001',
  text: '他提前走了',
  askedByName: '',
  atMs: fixtureNowMs,
  mostMinutes: 300,
  share: '',
}

/** A community worker of two places. */
const several = {
  ...fixtureOfficeAccess,
  posts: fixtureOfficeAccess.posts.flatMap((post) =>
    post.id === 'post-office'
      ? [post, { ...post, id: 'post-office-2', regionId: regionId('b15') }]
      : [post],
  ),
}

test('who holds several posts chooses where, and decides there', async () => {
  const asked: string[] = []
  const fixture = volunteeringApplication({}, {}, { access: several })
  const { attendance } = fixture.application.server
  const objections = ({ regionId: at }: { readonly regionId: string }) => {
    asked.push(at)
    return Promise.resolve(at === 'b15' ? [line] : [])
  }
  const server = { ...fixture.application.server, attendance: { ...attendance, objections } }
  const where: string[] = []
  const application = {
    ...fixture.application,
    server: server as typeof fixture.application.server,
    request: (name: string, region: string) => {
      where.push(`${name} ${region}`)
      return Promise.resolve({ ok: true, value: undefined } as const)
    },
  }
  page = await showPage(ObjectionsPage, application)
  await page.until('没有要处理的异议')
  const other = several.regions.find(({ id }) => id === 'b15')?.name ?? ''
  await page.tap(other)
  await page.until('张桂兰 · 2 小时')
  expect(asked).toEqual(['s1', 'b15'])
  await page.tap('张桂兰 · 2 小时')
  await page.type('问过了', 1)
  await page.tap('时长不变')
  expect(where).toEqual(['hours.decide b15'])
})

test('the same minutes are no correction', async () => {
  const answers = { 'attendance.objections': [line] }
  const fixture = volunteeringApplication(answers, {}, { access: fixtureOfficeAccess })
  page = await showPage(ObjectionsPage, fixture.application)
  await page.until('张桂兰 · 2 小时')
  await page.tap('张桂兰 · 2 小时')
  await page.type('问过了', 1)
  expect(page.words()).toContain('现在就是这么多')
  await page.tap('按这个改')
  expect(fixture.sent).toEqual([])
  await page.type('90', 0)
  expect(page.words()).not.toContain('现在就是这么多')
  await page.tap('按这个改')
  expect(fixture.sent).toHaveLength(1)
})

test('what the hours rest on, and whom to ask, stands where they are decided', async () => {
  const answers = { 'attendance.objections': [line] }
  const fixture = volunteeringApplication(answers, {}, { access: fixtureOfficeAccess })
  page = await showPage(ObjectionsPage, fixture.application)
  await page.until('张桂兰 · 2 小时')
  await page.tap('张桂兰 · 2 小时')
  expect(page.words()).toMatch(
    /签到.*今天.*签退.*没有扫到.*按扫码算.*3 小时.*没有签退，算到活动结束.*– 手工签到.*确认人.*李组长.*问过大家，十一点走的.*王阿姨 057388000001/s,
  )
  expect(page.words()).toContain('打电话问联系人')
  const sheet = document.querySelector('.sheet')?.textContent
  for (const words of ['张桂兰 · 2 小时', '清扫楼道']) expect(sheet).toContain(words)
})

test('of what was scanned nothing is said of a tick', async () => {
  const answers = { 'attendance.objections': [{ ...line, byHand: [] }] }
  const fixture = volunteeringApplication(answers, {}, { access: fixtureOfficeAccess })
  page = await showPage(ObjectionsPage, fixture.application)
  await page.until('张桂兰 · 2 小时')
  await page.tap('张桂兰 · 2 小时')
  expect(page.words()).not.toContain('手工')
})

test('of who has no phone it says who took it down', async () => {
  const answers = { 'attendance.objections': [{ ...line, askedByName: '周干事' }] }
  const fixture = volunteeringApplication(answers, {}, { access: fixtureOfficeAccess })
  page = await showPage(ObjectionsPage, fixture.application)
  await page.until('张桂兰 · 2 小时')
  await page.tap('张桂兰 · 2 小时')
  expect(page.words()).toMatch(/替本人提出.*周干事/s)
})

test('who has a share in it is told who else may decide', async () => {
  const shared = { ...line, share: '这条异议是您提的' }
  const answers = { 'attendance.objections': [shared] }
  const fixture = volunteeringApplication(answers, {}, { access: fixtureOfficeAccess })
  page = await showPage(ObjectionsPage, fixture.application)
  await page.until('张桂兰 · 2 小时')
  await page.tap('张桂兰 · 2 小时')
  expect(page.words()).toContain('这条异议是您提的，要由另一个人来核对')
  expect(page.words()).not.toContain('按这个改')
})

test('who decides nothing here is told so', async () => {
  page = await showPage(ObjectionsPage, volunteeringApplication({}).application)
  await page.until('您现在的岗位不办这件事')
})
