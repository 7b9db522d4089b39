/** 微心愿 as a neighbour, a wisher and a community worker see it: whose turn it is, what is late, and who was quicker. */
import * as v from 'valibot'
import { explainFailure } from '../../src/components/server-answer/failure-words'
import { hideToast } from '../../src/components/toast/toast-store'
import { explainRefusal, refuse } from '../../src/domain/refusal'
import { regionIdShape } from '../../src/domain/shapes'
import { noMoney } from '../../src/domain/wish/money-words'
import DeskPage from '../../src/packages/wish/pages/desk'
import MinePage from '../../src/packages/wish/pages/mine'
import PublishPage from '../../src/packages/wish/pages/publish'
import WishPage from '../../src/packages/wish/pages/wish'
import WishesPage from '../../src/packages/wish/pages/wishes'
import type { WishLine, WishView } from '../../src/protocol/wish'
import { createFixtureApplication, type FixtureOptions } from '../support/fixture-application'
import { fixtureAccess } from '../support/fixture-building'
import { showPage, type ShownPage } from '../support/show-page'

const dayMs = 24 * 3_600_000
const nowMs = createFixtureApplication().device.clock.nowMs()
const regionId = v.parse(regionIdShape, fixtureAccess.posts[0]?.regionId)

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const line: WishLine = {
  ...{ id: 'w', category: '生活用品', regionId, regionName: '迎凤社区 第一网格' },
  ...{ text: '想要一台收音机听戏', state: 'open', pool: null, publishedAtMs: nowMs },
  ...{ confirmedAtMs: 0, thanks: '', side: 'neighbour', submittedAtMs: nowMs, claimUntilMs: 0 },
  ...{ ownPledged: 0, wordsCheck: null, heldWhy: null },
}
const view: WishView = {
  ...line,
  ...{ request: null, manages: false, mayConfirmFor: false, helperName: '' },
  ...{ steps: [], pledges: [], looks: [] },
}
const books = { unit: 'piece', target: 20, pledged: 12, untilMs: nowMs + 5 * dayMs } as const

const managing: typeof fixtureAccess = {
  ...fixtureAccess,
  settings: {
    ...fixtureAccess.settings,
    postKinds: fixtureAccess.settings.postKinds.map((kind) => ({
      ...kind,
      permissions: [...kind.permissions, 'wish.manage'],
    })),
  },
}

/** An application whose office commands are written down and answered so. */
const phone = (
  options: FixtureOptions,
  outcome: Awaited<ReturnType<ReturnType<typeof createFixtureApplication>['request']>> = {
    ok: true,
    value: {},
  },
) => {
  const fixture = createFixtureApplication(options)
  const sent: { readonly name: string; readonly args: unknown }[] = []
  const request = (name: string, _region: string, args: unknown) => {
    sent.push({ name, args })
    return Promise.resolve(outcome)
  }
  return { application: { ...fixture, request }, fixture, sent }
}
const oneOf = (change: Partial<WishView>, more: FixtureOptions = {}) => ({
  ...more,
  answers: { 'wish.one': { ...view, ...change }, 'home.mine': [] },
})
const press = () => document.querySelector<HTMLElement>('.sheet .button--primary')?.click()
const fillHelper = async (from: number) => {
  await page.type('陈志强', from)
  await page.type('13905730088', from + 1)
}

test('without a login everybody reads what neighbours wish, and learns of nobody who', async () => {
  const answers = {
    'wish.places': [{ regionId, name: '迎凤社区', isOwn: false, open: 1 }],
    'wish.shown': { wishes: [{ ...line, pool: books }], next: null },
  }
  const fixture = createFixtureApplication({ answers })
  fixture.change({ access: null })
  page = await showPage(WishesPage, fixture)
  await page.until('已有 12 件，还差 8 件')
  expect(page.words()).toContain('登录后说个心愿')
  expect(page.words()).not.toContain('我的心愿和认领')
  await page.tap('还差 8 件，出一份力')
  expect(page.opened).toEqual(['/packages/wish/pages/wish/index?wishId=w'])
})

test('a long list is read on page by page, and a page tapped for twice stands there once', async () => {
  const asked: unknown[] = []
  const pages = {
    first: { wishes: [line], next: { atMs: nowMs, id: 'w' } },
    second: { wishes: [{ ...line, id: 'w2', text: '想学用手机' }], next: null },
  }
  const call = (path: string, body: object) => {
    if (path !== 'wish.shown') return Promise.resolve({ kind: 'unreachable' } as const)
    const isSecond = JSON.stringify(body).includes('after')
    if (isSecond) asked.push(body)
    const output = isSecond ? pages.second : pages.first
    return Promise.resolve({ kind: 'answer', body: { ok: true, output } } as const)
  }
  const { network } = createFixtureApplication({ answers: { some: 'answer' } }).device
  page = await showPage(
    WishesPage,
    createFixtureApplication({ device: { network: { ...network, call } } }),
  )
  await page.until('看后面的')
  const button = page.byWords('看后面的')
  button.click()
  button.click()
  await page.until('想学用手机')
  expect(page.words().split('想学用手机')).toHaveLength(2)
  expect(page.words()).not.toContain('看后面的')
  expect(asked).toHaveLength(1)
})

test('who was second is told kindly, and shown the way to other wishes', async () => {
  const { application, sent } = phone(oneOf({}), { ok: false, error: refuse('wish-claimed').error })
  page = await showPage(WishPage, application, { wishId: 'w' })
  await page.until('还没有人认领，您来吗？')
  await page.tap('我来帮')
  expect(page.words()).toContain('给您留 14 天')
  await fillHelper(0)
  press()
  await page.until('刚刚有邻居先认领了。谢谢您的好意')
  expect(sent.map(({ name }) => name)).toEqual(['wish.claim'])
  await page.tap('看看别的心愿')
  expect(page.opened).toEqual(['/packages/wish/pages/wishes/index'])
})

test('a part of a pooled wish is given with a number, and one’s own is taken back', async () => {
  const own = { id: 'p', amount: 3, state: 'standing', atMs: nowMs, isOwn: true } as const
  const pledges = [{ ...own, name: '', words: '旧书三本' }]
  const pooled = { pool: books, side: 'pledger', ownPledged: 3, pledges } as const
  const { application, sent } = phone(oneOf(pooled))
  page = await showPage(WishPage, application, { wishId: 'w' })
  await page.until('您出了 3 件，还差 8 件。')
  await page.tap('收回')
  expect(sent).toEqual([{ name: 'wish.take-back', args: { wishId: 'w', pledgeId: 'p' } }])
  await page.tap('出一份力')
  await fillHelper(1)
  press()
  await page.until('至少写 1')
  await page.type('5', 0)
  press()
  await page.until('记下了，谢谢您。')
  expect(sent[1]).toMatchObject({ name: 'wish.pledge', args: { amount: 5, wishId: 'w' } })
})

test('a second try after a lost answer is the same pledge; a sheet opened anew is another', async () => {
  const { application, sent } = phone(oneOf({ pool: books }), { ok: false, error: 'unreachable' })
  page = await showPage(WishPage, application, { wishId: 'w' })
  await page.until('您也可以出一份力')
  const kept = `wish.one/w/${fixtureAccess.memberId}`
  expect(await application.answers.read(kept)).not.toBeNull()
  for (const presses of [2, 1]) {
    await page.tap('出一份力')
    await page.type('5', 0)
    await fillHelper(1)
    for (let at = 0; at < presses; at++) {
      press()
      await page.until(explainFailure('unreachable'))
    }
    document.querySelector<HTMLElement>('.sheet__close')?.click()
    while (document.querySelector('.sheet')) await new Promise((done) => setTimeout(done, 10))
  }
  const [first, again, other] = sent.map(({ args }) => (args as { pledgeId: string }).pledgeId)
  expect([again === first, other === first]).toEqual([true, false])
})

test('the community worker reads what the check said, and cannot decline without a reason', async () => {
  const held = { manages: true, side: 'manager', wordsCheck: 'held', heldWhy: 'advert' } as const
  const { application, sent } = phone(oneOf({ ...held, state: 'checking' }, { access: managing }))
  page = await showPage(WishPage, application, { wishId: 'w' })
  await page.until('机器没有放行：像广告。请您看过再定。')
  await page.tap('不能公开')
  press()
  await page.until('请写明原因。')
  expect(sent).toEqual([])
  await page.tap('请写清楚想要什么')
  press()
  await page.until('记下了，会告诉对方原因。')
  expect(sent).toMatchObject([
    { name: 'wish.handle', args: { act: { kind: 'decline', words: '请写清楚想要什么' } } },
  ])
})

test('of two homes in one region the one that was chosen is marked', async () => {
  const homeOf = (homeId: string, door: string) => ({
    ...{ homeId, regionId, regionName: '', state: 'confirmed', reason: '', looks: [] },
    details: { forWhom: 'self', door, name: '沈慧琴', phone: '13905730001' },
  })
  const homes = [homeOf('h1', '7幢1单元301'), homeOf('h2', '7幢1单元302')]
  const { application } = phone({ answers: { 'home.mine': homes } })
  const marked = () =>
    [...document.querySelectorAll('.chip--chosen')].map(({ textContent }) => textContent)
  page = await showPage(PublishPage, application)
  await page.until('7幢1单元302')
  for (const door of ['7幢1单元301', '7幢1单元302']) {
    await page.tap(door)
    expect(marked()).toEqual([door])
  }
})

test('a wish is a draft at every key, never asks for money, and goes by itself', async () => {
  const home = {
    ...{ homeId: 'h', regionId, regionName: '', state: 'confirmed', reason: '', looks: [] },
    details: {
      forWhom: 'elder',
      door: '7幢1单元301',
      name: '沈慧琴',
      phone: '13905730001',
      relation: '母亲',
      consentedOn: '2026-01-01',
    },
  }
  const { application, fixture } = phone({ answers: { 'home.mine': [home] } })
  page = await showPage(PublishPage, application)
  await page.until('对方是您的')
  expect(page.words()).toContain(noMoney)
  await page.tap('陪伴聊天')
  await page.type('请转账给我', 0)
  expect(page.words()).toContain(`▲ ${noMoney}`)
  await page.tap('寄给社区')
  expect(fixture.snapshot().letters).toEqual([])
  await page.type('想有人陪着说说话', 0)
  page.leave()
  page = await showPage(PublishPage, application)
  await page.until('对方是您的')
  await page.tap('寄给社区')
  const [letter] = fixture.snapshot().letters
  expect(letter?.envelope).toMatchObject({
    name: 'wish.publish',
    args: {
      request: {
        ...{ category: '陪伴聊天', text: '想有人陪着说说话', pool: null },
        helped: { name: '沈慧琴', relation: '母亲', consent: 'said' },
      },
    },
  })
  page.leave()
  page = await showPage(MinePage, application)
  await page.until('记在本机，有网就自动寄给社区。')
})

test('the desk says what has waited too long and what ends soon', async () => {
  const desk = { ...line, side: 'manager' } as const
  const wishes: readonly WishLine[] = [
    { ...desk, id: 'old', state: 'checking', submittedAtMs: nowMs - 4 * dayMs },
    { ...desk, id: 'soon', state: 'claimed', claimUntilMs: nowMs + 2.5 * dayMs },
  ]
  const counts = { regionId, regionName: '迎凤社区', published: 6, fulfilled: 5 }
  const answers = {
    'wish.desk': { wishes, next: null },
    'wish.counts': [{ ...counts, pooledPublished: 1, pooledFulfilled: 0 }],
  }
  page = await showPage(DeskPage, createFixtureApplication({ access: managing, answers }))
  await page.until('▲ 等了 4 天。')
  await page.until('▲ 还剩 2 天。')
  await page.until('公开 6 个，实现 5 个；其中众筹 1 个，实现 0 个。')
})

test('whoever is concerned may ask to be told of the next turn, and nobody else is asked', async () => {
  const steps = [
    { turn: 1, kind: 'submit', atMs: nowMs, byName: '', words: '', photoIds: [] },
  ] as const
  const offered = [
    { template: 'activity-seat', id: 'seat' },
    { template: 'wish-turn', id: 'turn' },
  ]
  const asked: (readonly string[])[] = []
  const ask = (ids: readonly string[]) => {
    asked.push(ids)
    return Promise.resolve(ids)
  }
  const own = oneOf({ side: 'wisher', steps }, { device: { subscriptions: { ask } } })
  const answers = { ...own.answers, 'message.templates': offered }
  const { application, sent } = phone({ ...own, answers })
  page = await showPage(WishPage, application, { wishId: 'w' })
  await page.until('有进展告诉我')
  await page.tap('有进展告诉我')
  await page.until('好的，下一次有进展就告诉您。')
  expect([asked, sent]).toEqual([
    [['turn']],
    [{ name: 'message.consent', args: { templates: ['wish-turn'] } }],
  ])
  expect(page.words()).not.toContain('有进展告诉我')
})

test('what the server refuses is said where it was tried', async () => {
  const refusal = refuse('too-many-claims', '一个人同时最多认领 3 个').error
  const { application } = phone(oneOf({}), { ok: false, error: refusal })
  page = await showPage(WishPage, application, { wishId: 'w' })
  await page.until('我来帮')
  await page.tap('我来帮')
  await fillHelper(0)
  press()
  await page.until(explainRefusal(refusal))
})
