/** 诉求 as who asked and who handles it see them: told of the next turn on a tap, written anew where held, asked at the door. */
import * as v from 'valibot'
import { hideToast } from '../../src/components/toast/toast-store'
import { regionIdShape } from '../../src/domain/shapes'
import MattersPage from '../../src/packages/matter/pages/matters'
import MatterPage from '../../src/packages/matter/pages/matter'
import type { MatterLine, MatterView } from '../../src/protocol/matter'
import { createFixtureApplication, type FixtureOptions } from '../support/fixture-application'
import { fixtureAccess } from '../support/fixture-building'
import { showPage, type ShownPage } from '../support/show-page'

const nowMs = createFixtureApplication().device.clock.nowMs()
const regionId = v.parse(regionIdShape, fixtureAccess.posts[0]?.regionId)

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const line: MatterLine = {
  ...{ id: 'm', number: '20260302-0001', category: '设施维修', regionName: '迎凤社区', regionId },
  ...{ text: '楼道灯不亮，你们滚出去', state: 'working', outcome: null, submittedAtMs: nowMs },
  ...{ followers: 0, channel: 'resident', place: '', isPublic: true, publicity: 'held' },
  ...{ dueAtMs: nowMs + 3_600_000, pause: 'none', reopened: false, dutyName: '第一网格' },
  ...{ responsibleName: '李组长', rating: null, mayRateLater: false, toBeAsked: false },
}
const view: MatterView = {
  ...line,
  ...{ deadlineClass: 'seven-days', side: 'asker', heldReason: '请不要骂人', mayRewrite: true },
  ...{ mayRateFor: false, pausedUntilMs: 0, mergedInto: '', steps: [], joint: [] },
  request: {
    ...{ category: '设施维修', text: line.text, photoIds: ['p1'], place: '', isPublic: true },
    ...{ name: '', phone: '', helped: null },
  },
}
const handling: typeof fixtureAccess = {
  ...fixtureAccess,
  settings: {
    ...fixtureAccess.settings,
    postKinds: fixtureAccess.settings.postKinds.map((kind) => ({
      ...kind,
      permissions: [...kind.permissions, 'matter.handle'],
    })),
  },
}
const templates = [{ template: 'matter-turn', id: 'turn' }]

const phone = (options: FixtureOptions) => {
  const fixture = createFixtureApplication(options)
  const sent: { readonly name: string; readonly args: unknown }[] = []
  const request = (name: string, _region: string, args: unknown) => {
    sent.push({ name, args })
    return Promise.resolve({ ok: true as const, value: {} })
  }
  return { application: { ...fixture, request }, fixture, sent }
}

test('who asked may be told of the next turn, on a tap and only while there is one', async () => {
  const ask = (ids: readonly string[]) => Promise.resolve(ids)
  const of = (state: MatterLine['state']) =>
    phone({
      answers: { 'matter.mine': [{ ...line, state }], 'message.templates': templates },
      device: { subscriptions: { ask } },
    })
  const { application, sent } = of('working')
  page = await showPage(MattersPage, application)
  await page.until('有进展告诉我')
  expect(sent).toEqual([])
  await page.tap('有进展告诉我')
  await page.until('好的，下一次有进展就告诉您。')
  expect(sent).toEqual([{ name: 'message.consent', args: { templates: ['matter-turn'] } }])
  expect(page.words()).not.toContain('有进展告诉我')
  page.leave()
  page = await showPage(MattersPage, of('closed').application)
  await page.until('已经归档')
  expect(page.words()).not.toContain('有进展告诉我')
})

test('held words are there to be changed, photos stay, and what was sent is the same request', async () => {
  const { application, fixture } = phone({ answers: { 'matter.one': view } })
  page = await showPage(MatterPage, application, { matterId: 'm' })
  await page.until('没有公开，原因：请不要骂人。')
  await page.tap('改一改，再寄')
  await page.type('楼道灯不亮', 0)
  await page.tap('再寄一次')
  await page.until('记下了，有网就自动寄出，再核对一次。')
  const [letter] = fixture.snapshot().letters
  expect(letter?.envelope).toMatchObject({
    ...{ name: 'matter.rewrite', regionId },
    args: { matterId: 'm', text: '楼道灯不亮', photoIds: ['p1'] },
  })
  await page.until('1 条记在本机')
  expect(page.words()).not.toContain('改一改，再寄')
})

test('what a resident says at the door is taken down by another than who did it', async () => {
  const handled = { ...view, side: 'handler', mayRewrite: false, state: 'answered' } as const
  const own = phone({ answers: { 'matter.one': { ...handled, toBeAsked: true } } })
  page = await showPage(MatterPage, own.application, { matterId: 'm' })
  await page.until('请另一位同事回访')
  expect(page.words()).not.toContain('记下回访')
  page.leave()
  const asking = { ...handled, toBeAsked: true, mayRateFor: true }
  const { application, fixture } = phone({ access: handling, answers: { 'matter.one': asking } })
  page = await showPage(MatterPage, application, { matterId: 'm' })
  await page.until('记下回访')
  await page.tap('记下回访')
  await page.tap('不满意')
  await page.type('晚上还是不亮', 0)
  await page.tap('没有解决')
  // Without who was asked and how nothing goes.
  expect(fixture.snapshot().letters).toEqual([])
  await page.tap('上门')
  await page.tap('家里人')
  await page.type('', 0)
  await page.tap('没有解决')
  // Nor without what was said.
  expect(fixture.snapshot().letters).toEqual([])
  await page.type('晚上还是不亮', 0)
  await page.tap('没有解决')
  expect(fixture.snapshot().letters[0]?.envelope).toMatchObject({
    name: 'matter.rate-for',
    args: {
      ...{ matterId: 'm', rating: { solved: false, satisfaction: 2 }, later: false },
      ...{ words: '晚上还是不亮', reached: { way: 'door', who: 'family' } },
    },
  })
})
