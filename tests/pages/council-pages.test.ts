/** 居民议事厅 in the hand: what was typed outlives a lost network, a post votes for who has no phone, former words. */
import * as v from 'valibot'
import { hideToast } from '../../src/components/toast/toast-store'
import { regionIdShape } from '../../src/domain/shapes'
import TopicPage from '../../src/packages/deliberation/pages/topic'
import type { TopicView } from '../../src/protocol/deliberation'
import { createFixtureApplication, type FixtureOptions } from '../support/fixture-application'
import { fixtureAccess } from '../support/fixture-building'
import { showPage, type ShownPage } from '../support/show-page'

const dayMs = 24 * 3_600_000
const nowMs = createFixtureApplication().device.clock.nowMs()
const regionId = v.parse(regionIdShape, fixtureAccess.posts[0]?.regionId)
const left = '上次写的还没有交上去，接着写就行。'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const view: TopicView = {
  ...{ id: 't', regionId, regionName: '第一网格', state: 'collecting', phase: 'collecting' },
  ...{ title: '车棚改成充电棚', text: '旧车棚没有电。', options: ['同意', '不同意'], reason: '' },
  ...{ optionCount: 2, rule: { quorumPercent: 0, majority: 'most' }, result: null, matterId: '' },
  ...{ collectUntilMs: nowMs + dayMs, voteUntilMs: nowMs + 3 * dayMs, isProposer: false },
  ...{ submittedAtMs: nowMs - dayMs, changedAtMs: nowMs - dayMs, voted: 0, entitled: 9 },
  ...{
    former: [],
    opinions: [],
    households: [],
    proxies: [],
    proxyActors: [],
    proposed: null,
    newMatterId: '',
  },
  ...{ home: 'entitled', manages: false, content: 'unasked' },
}
const oneOf = (change: Partial<TopicView>): FixtureOptions => ({
  answers: {
    'deliberation.one': { ...view, ...change },
    'message.templates': [{ template: 'topic-result', id: 'result' }],
    'message.following': { regionIds: [], topicIds: [] },
  },
})

/** An application whose office commands are written down, and answered or lost on the way. */
const phone = (options: FixtureOptions) => {
  const fixture = createFixtureApplication(options)
  const sent: { readonly name: string; readonly args: object }[] = []
  let isLost = false
  const request = (name: string, _region: string, args: object) => {
    if (isLost) return Promise.resolve({ ok: false, error: 'unreachable' } as const)
    sent.push({ name, args })
    return Promise.resolve({ ok: true, value: {} } as const)
  }
  const lose = (lost: boolean) => {
    isLost = lost
  }
  return { application: { ...fixture, request }, sent, lose }
}

test('an opinion that could not be sent is there again when the page is opened anew, until it was sent', async () => {
  const { application, sent, lose } = phone(oneOf({}))
  lose(true)
  page = await showPage(TopicPage, application, { topicId: 't' })
  await page.until('我来说几句')
  await page.type('电线要埋好', 0)
  await page.tap('说好了，交上去')
  expect(sent).toEqual([])
  page.leave()

  lose(false)
  page = await showPage(TopicPage, application, { topicId: 't' })
  await page.until(left)
  await page.tap('说好了，交上去')
  await page.until('交上去了，检查后大家就能看到。')
  expect(sent).toMatchObject([{ name: 'deliberation.say', args: { text: '电线要埋好' } }])
  page.leave()

  page = await showPage(TopicPage, application, { topicId: 't' })
  await page.until('我来说几句')
  expect(page.words()).not.toContain(left)
})

test('who asks is told once how it ends; former words and who voted for whom can be read', async () => {
  const former = { atMs: nowMs, title: '车棚', text: '原来的话', ...{ collectUntilMs: nowMs } }
  const proxy = { byName: '李组长', saidBy: '钱*婆', asked: 'door', castAtMs: nowMs } as const
  const { application, sent } = phone(
    oneOf({
      former: [{ ...former, voteUntilMs: nowMs }],
      proxyActors: [{ byName: '李组长', households: 2 }],
      proxies: [
        { ...proxy, door: '7幢1单元301', stands: true },
        { ...proxy, door: '7幢1单元302', stands: false },
      ],
    }),
  )
  page = await showPage(TopicPage, application, { topicId: 't' })
  await page.until('出结果告诉我')
  await page.tap('出结果告诉我')
  await page.until('有结果了，微信会告诉您一次。')
  expect(sent).toEqual([{ name: 'message.follow', args: { news: { of: 'topic', topicId: 't' } } }])
  expect(page.words()).not.toContain('出结果告诉我')
  expect(page.words()).toContain('李组长 2 户')
  expect(page.words()).toContain('后来换掉了')
  expect(page.words()).not.toContain('原来的话')
  await page.tap('看原来写的')
  await page.until('原来的话')
})

test('why a topic is called off stays until that took effect, and what went wrong is said beside it', async () => {
  const { application, sent, lose } = phone(oneOf({ manages: true }))
  lose(true)
  page = await showPage(TopicPage, application, { topicId: 't' })
  await page.until('停办这个议题')
  await page.tap('停办这个议题')
  await page.tap('停办')
  await page.until('请写明原因。')
  const dialog = () => document.querySelector('[role="alertdialog"]')
  const reason = () => dialog()?.querySelector('taro-textarea-core')
  // The first field is that of an opinion, on the page below.
  await page.type('车棚另有安排', 1)
  await page.tap('停办')
  await page.until('连不上服务器')
  expect(dialog()?.textContent).toContain('连不上服务器')
  expect(reason()).toHaveProperty('value', '车棚另有安排')

  lose(false)
  await page.tap('停办')
  await page.until('停办了，大家会看到原因。')
  expect(dialog()).toBeNull()
  const args = { topicId: 't', reason: '车棚另有安排' }
  expect(sent).toEqual([{ name: 'deliberation.call-off', args }])
})
