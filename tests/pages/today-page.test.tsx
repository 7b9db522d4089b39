/** The first page as a worker sees it: whom to visit, what is unsent, what was promised; and every empty state. */
import TodayPage from '../../src/pages/today'
import { buildingId, fixtureAccess } from '../support/fixture-building'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => page.leave())

test('answers the three questions: whom to visit, what is unsent, what was promised', async () => {
  const application = createFixtureApplication({ snapshot: { photosWaiting: 3 } })
  page = await showPage(TodayPage, application)
  expect(page.words()).toContain('已存本机 · 3 条待传')
  expect(page.words()).toContain('第一网格，')
  expect(page.words()).toMatch(/今天走访\d+ 户/)
  expect(page.words()).toContain('答应过的事1 件带药来看看迎凤二期 15 幢 1 单元 101')
})

test('the month is counted by households and says so', async () => {
  page = await showPage(TodayPage, createFixtureApplication())
  expect(page.words()).toContain('按户计，不排名')
  expect(page.words()).toMatch(/已见到 \d+ 户 \/ 共 6 户/)
})

test('the red button leads to the doors of today, in walking order', async () => {
  page = await showPage(TodayPage, createFixtureApplication())
  await page.tap('开始走访')
  expect(page.opened).toEqual(['/packages/files/pages/due/index'])
})

test('without a network it says that one can go on', async () => {
  page = await showPage(
    TodayPage,
    createFixtureApplication({ snapshot: { sync: { kind: 'offline' } } }),
  )
  expect(page.words()).toContain('没有网络，照常记')
})

test('who is not signed in is led to the sign-in', async () => {
  const application = createFixtureApplication({ records: [] })
  application.change({ access: null })
  page = await showPage(TodayPage, application)
  await page.tap('去登录')
  expect(page.opened).toEqual(['/packages/me/pages/sign-in/index'])
})

test('the first sync shows how far it has come', async () => {
  const sync = { kind: 'pulling', doneScopes: 2, scopes: 7 } as const
  page = await showPage(TodayPage, createFixtureApplication({ records: [], snapshot: { sync } }))
  expect(page.words()).toContain('正在更新 2 / 7')
  expect(page.words()).toContain('中断了会接着来')
})

test('a post without any household says what will bring them', async () => {
  page = await showPage(TodayPage, createFixtureApplication({ records: [] }))
  expect(page.words()).toContain('这里还没有人家')
})

test('a refused entry is not hidden behind a calm line', async () => {
  const application = createFixtureApplication()
  const saved = await application.execute('follow-up.close', buildingId, {
    followUpId: 'f-1',
    note: '',
  })
  expect(saved.ok).toBe(true)
  const [envelope] = application.executed
  if (!envelope) throw new Error('nothing was executed')
  application.change({
    refused: [{ envelope, refusal: { code: 'forbidden', detail: '' }, refusedAtMs: 1 }],
  })
  page = await showPage(TodayPage, application)
  expect(page.words()).toContain('1 条要您看一下')
})

test('somebody without a post is shown the way to volunteering as well', async () => {
  const access = { ...fixtureAccess, posts: [], regions: [] }
  page = await showPage(TodayPage, createFixtureApplication({ access, records: [] }))
  await page.until('还没有岗位')
  await page.tap('看看志愿活动')
  expect(page.opened).toEqual(['/pages/volunteer/index'])
})

test('that the night found a fault in the time bank stands first, for whoever may look into it', async () => {
  const last = { endedAtMs: Date.UTC(2026, 2, 8, 18), faultCount: 2 }
  const answers = { 'timeBank.audit': { open: null, last, entryCount: 9 } }
  page = await showPage(
    TodayPage,
    createFixtureApplication({ access: fixtureOfficeAccess, answers }),
  )
  await page.until('3月9日核对，有 2 处对不上')
  await page.tap('看是哪一处')
  expect(page.opened).toEqual(['/packages/office/pages/audit/index'])
  page.leave()
  page = await showPage(TodayPage, createFixtureApplication({ answers }))
  expect(page.words()).not.toContain('对不上')
})
