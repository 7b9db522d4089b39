/** What a worker reads about everything that is not settled: waiting, refused with the reason, two values. */
import type { Letter, LetterState, OpenConflict, RefusedCommand } from '../../src/application'
import ConflictPage from '../../src/packages/me/pages/conflict'
import OutboxPage from '../../src/packages/me/pages/outbox'
import { commandIdShape } from '../../src/domain/shapes'
import { buildingId } from '../support/fixture-building'
import { createFixtureApplication } from '../support/fixture-application'
import { hideToast } from '../../src/components/toast/toast-store'
import { showPage, type ShownPage } from '../support/show-page'
import * as v from 'valibot'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const refused = (code: RefusedCommand['refusal']['code'], issuedAtMs: number): RefusedCommand => ({
  envelope: {
    commandId: v.parse(commandIdShape, 'refused-1'),
    clientId: 'fixture',
    sequence: 1,
    name: 'visit.record',
    regionId: buildingId,
    args: {
      householdId: 'hh-1-201',
      houseId: 'h-1-201',
      outcome: 'absent',
      kind: 'care',
      note: '敲门没人',
    },
    issuedAtMs,
    schemaVersion: 1,
  },
  refusal: { code, detail: '' },
  refusedAtMs: issuedAtMs,
})

const letter = (commandId: string, state: LetterState): Letter => ({
  envelope: {
    commandId: v.parse(commandIdShape, commandId),
    clientId: 'fixture',
    sequence: 1,
    name: 'volunteer.correct',
    regionId: buildingId,
    args: { text: '电话写错了，请改一改' },
    issuedAtMs: 1,
    schemaVersion: 1,
  },
  title: '要求更正',
  photoIds: ['photo-1', 'photo-2'],
  state,
})

const conflict = (theirsAtMs: number): OpenConflict => ({
  conflictId: 'k1',
  regionId: buildingId,
  kind: 'resident',
  id: 'r-zhao',
  field: 'phone',
  from: '13800010002',
  mine: '13900010002',
  theirs: '13700010003',
  theirsByName: '陈卫',
  theirsAtMs,
})

test('with nothing waiting it says so, and where things would appear', async () => {
  page = await showPage(OutboxPage, createFixtureApplication())
  expect(page.words()).toContain('全部传完')
  expect(page.words()).toContain('写的都传完了')
})

test('what waits is named by what it is, its door and its content, phone masked', async () => {
  const application = createFixtureApplication({ snapshot: { photosWaiting: 2 } })
  await application.execute('resident.edit', buildingId, {
    residentId: 'r-li',
    changes: { phone: { from: '13800010001', to: '13800010009' } },
  })
  page = await showPage(OutboxPage, application)
  expect(page.words()).toContain('1 条、2 张照片待传')
  expect(page.words()).toContain('改居民资料')
  expect(page.words()).toContain('迎凤二期15幢1单元101室')
  expect(page.words()).toContain('电话：138******01 → 138******09')
  expect(page.words()).not.toContain('13800010009')
})

test('a refused entry shows its content, the reason and what to do, and stays until it was read', async () => {
  const application = createFixtureApplication()
  application.change({ refused: [refused('forbidden', application.device.clock.nowMs())] })
  page = await showPage(OutboxPage, application)
  expect(page.words()).toContain('未遇 · 关爱')
  expect(page.words()).toContain('敲门没人')
  expect(page.words()).toContain('您现在没有这里的岗位')
  expect(page.words()).toContain('请社区工作者代为采纳')
  await page.tap('看过了，收起来')
  expect(page.words()).not.toContain('敲门没人')
})

test('a letter that waits is shown with its words and photos, and may be withdrawn until it was sent', async () => {
  const letters = [
    letter('letter-1', { kind: 'waiting', maybeSent: false }),
    letter('letter-2', { kind: 'waiting', maybeSent: true }),
    letter('letter-3', { kind: 'sent', atMs: 1 }),
  ]
  page = await showPage(OutboxPage, createFixtureApplication({ snapshot: { letters } }))
  for (const words of ['2 条待传', '等着寄', '2 封 · 已存本机', '电话写错了，请改一改', '2 张照片'])
    expect(page.words()).toContain(words)
  expect(page.words().split('撤回')).toHaveLength(2)
  await page.tap('撤回')
  expect(page.words()).toContain('已撤回，没有寄出')
  expect(page.words()).toContain('1 封 · 已存本机')
})

test('a request that lay too long is not called on its way; one opens it and says whether it is still wanted', async () => {
  const old = letter('letter-1', { kind: 'waiting', maybeSent: false })
  const asked = {
    ...{ ...old, title: '请人理发 1 小时', photoIds: [] },
    envelope: { ...old.envelope, name: 'redeem.request', args: { wantedOn: '' } },
  }
  page = await showPage(OutboxPage, createFixtureApplication({ snapshot: { letters: [asked] } }))
  expect(page.words()).toContain('1 条要您看一下')
  for (const words of ['待传', '等着寄']) expect(page.words()).not.toContain(words)
  await page.tap('请人理发 1 小时')
  expect(page.opened).toEqual(['/packages/volunteer/pages/redeem/index'])
})

test('a refused letter says why, and that its words are nowhere else; it goes when it was read', async () => {
  const refusal = { code: 'volunteer-not-found', detail: '' } as const
  const letters = [letter('letter-1', { kind: 'refused', refusal, atMs: 1 })]
  page = await showPage(OutboxPage, createFixtureApplication({ snapshot: { letters } }))
  for (const words of ['1 条要您看一下', '没有这位志愿者', '收起来以后就没有了'])
    expect(page.words()).toContain(words)
  await page.tap('看过了，收起来')
  expect(page.words()).toContain('写的都传完了')
})

test('a refused request leads to where it is put right, and stays until then', async () => {
  const refusal = { code: 'not-enough-hours', detail: '' } as const
  const old = letter('letter-1', { kind: 'refused', refusal, atMs: 1 })
  const letters = [{ ...old, envelope: { ...old.envelope, name: 'redeem.request' } }]
  page = await showPage(OutboxPage, createFixtureApplication({ snapshot: { letters } }))
  await page.tap('改一改再寄')
  expect(page.opened).toEqual(['/packages/volunteer/pages/redeem/index'])
  expect(page.words()).toContain('1 条要您看一下')
})

test('a conflict shows both values, phone masked, and leads to the choice', async () => {
  const application = createFixtureApplication()
  application.change({ conflicts: [conflict(application.device.clock.nowMs())] })
  page = await showPage(OutboxPage, application)
  expect(page.words()).toContain('赵国强 · 电话')
  expect(page.words()).toContain('您写的：139******02；陈卫先写了：137******03')
  await page.tap('赵国强 · 电话')
  expect(page.opened).toEqual(['/packages/me/pages/conflict/index?conflictId=k1'])
})

test('the session being over drops nothing and leads to the sign-in', async () => {
  const application = createFixtureApplication({ snapshot: { sync: { kind: 'sign-in-again' } } })
  page = await showPage(OutboxPage, application)
  expect(page.words()).toContain('内容一条也不会少')
  await page.tap('重新登录')
  expect(page.opened).toEqual(['/packages/me/pages/sign-in/index'])
})

test('the choice names who wrote what and when; keeping theirs settles it', async () => {
  const application = createFixtureApplication()
  application.change({ conflicts: [conflict(application.device.clock.nowMs())] })
  page = await showPage(ConflictPage, application, { conflictId: 'k1' })
  for (const words of ['赵国强的电话', '我写的', '139******02', '陈卫写的', '137******03', '今天'])
    expect(page.words()).toContain(words)
  expect(page.words()).toContain('两个人改之前是：138******02')
  await page.tap('用对方的')
  expect(application.snapshot().conflicts).toEqual([])
  expect(page.words()).toContain('这一处已经定了')
})

test('phone numbers in a conflict stay covered until they are asked for, and that is noted', async () => {
  const application = createFixtureApplication()
  application.change({ conflicts: [conflict(application.device.clock.nowMs())] })
  page = await showPage(ConflictPage, application, { conflictId: 'k1' })
  for (const number of ['13900010002', '13700010003', '13800010002'])
    expect(page.words()).not.toContain(number)
  await page.tap('显示号码（会记下是您看的）')
  for (const number of ['13900010002', '13700010003', '13800010002'])
    expect(page.words()).toContain(number)
  expect(application.executed).toMatchObject([
    { name: 'access.note', args: { residentId: 'r-zhao', act: 'show-phone' } },
  ])
})

test('a number of which the look cannot be noted stays covered', async () => {
  const application = createFixtureApplication()
  application.change({ conflicts: [conflict(application.device.clock.nowMs())] })
  const full = () => Promise.resolve({ ok: false, error: 'storage-full' } as const)
  page = await showPage(ConflictPage, { ...application, execute: full }, { conflictId: 'k1' })
  await page.tap('显示号码（会记下是您看的）')
  expect(page.words()).toContain('这次没能显示')
  expect(page.words()).not.toContain('13900010002')
})

test('when my value cannot be kept it says why and the choice stays', async () => {
  const application = createFixtureApplication()
  application.change({ conflicts: [conflict(application.device.clock.nowMs())] })
  const full = {
    ...application.conflicts,
    keepMine: () => Promise.resolve({ ok: false, error: 'storage-full' } as const),
  }
  page = await showPage(ConflictPage, { ...application, conflicts: full }, { conflictId: 'k1' })
  await page.tap('用我的')
  expect(page.words()).toContain('手机存满了，没有存上')
  expect(application.snapshot().conflicts).toHaveLength(1)
})
