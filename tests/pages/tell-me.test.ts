/** 出结果告诉我: what is promised is what the server knows, whatever WeChat was told; what fails is said, and the tap stays. */
import * as v from 'valibot'
import { hideToast } from '../../src/components/toast/toast-store'
import { refuse, type Refusal } from '../../src/domain/refusal'
import { success, type Result } from '../../src/domain/result'
import { regionIdShape } from '../../src/domain/shapes'
import TopicPage from '../../src/packages/deliberation/pages/topic'
import type { TopicView } from '../../src/protocol/deliberation'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureAccess } from '../support/fixture-building'
import { showPage, type ShownPage } from '../support/show-page'

const dayMs = 24 * 3_600_000
const nowMs = createFixtureApplication().device.clock.nowMs()
const regionId = v.parse(regionIdShape, fixtureAccess.posts[0]?.regionId)

const view: TopicView = {
  ...{ id: 't', regionId, regionName: '迎凤社区', state: 'collecting', phase: 'collecting' },
  ...{ title: '车棚改成充电棚好不好', text: '没有电。', options: ['改', '不改'], reason: '' },
  ...{ optionCount: 2, rule: { quorumPercent: 0, majority: 'most' }, result: null, matterId: '' },
  ...{ collectUntilMs: nowMs + dayMs, voteUntilMs: nowMs + 2 * dayMs },
  ...{ submittedAtMs: nowMs, changedAtMs: nowMs, isProposer: true, voted: 0, entitled: 9 },
  ...{ former: [], proposed: { title: '车棚', text: '我写的' }, opinions: [], households: [] },
  ...{ newMatterId: '', proxies: [], proxyActors: [], home: 'unknown', manages: false },
  content: 'passed',
}
const templates = [
  { template: 'topic-result', id: 'result' },
  { template: 'deliberation-turn', id: 'turn' },
]
const promise = '有结果了，微信会告诉您一次。'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const show = async (
  accepts: readonly string[],
  topicIds: readonly string[],
  answer: () => Result<unknown, Refusal | 'unreachable'>,
) => {
  const answers = {
    ...{ 'deliberation.one': view, 'message.templates': templates },
    'message.following': { regionIds: [], topicIds },
  }
  const ask = (ids: readonly string[]) => Promise.resolve(ids.filter((id) => accepts.includes(id)))
  const fixture = createFixtureApplication({ answers, device: { subscriptions: { ask } } })
  const sent: string[] = []
  const request = (name: string) => {
    sent.push(name)
    return Promise.resolve(answer())
  }
  page = await showPage(TopicPage, { ...fixture, request }, { topicId: 't' })
  await page.until('我写的')
  return sent
}

test('a follow that fails is said and promises nothing; the next tap is promised', async () => {
  let outcome: Result<unknown, Refusal | 'unreachable'> = refuse('phase-over', '投票已经结束')
  const sent = await show(['result', 'turn'], [], () => outcome)
  await page.until('出结果告诉我')
  await page.tap('出结果告诉我')
  await page.until('投票已经结束')
  expect(page.words()).not.toContain(promise)
  outcome = success(undefined)
  await page.tap('出结果告诉我')
  await page.until(promise)
  expect(sent).toEqual(['message.follow', 'message.follow', 'message.consent'])
})

test('who takes the turns alone is promised no result; who is promised it may still ask for the turns', async () => {
  expect(await show(['turn'], [], () => success(undefined))).toEqual([])
  await page.until('出结果告诉我')
  await page.tap('出结果告诉我')
  expect(page.words()).not.toContain('出结果告诉我')
  expect(page.words()).not.toContain(promise)
  page.leave()
  const sent = await show(['result', 'turn'], ['t'], () => success(undefined))
  await page.until(promise)
  await page.tap('有进展告诉我')
  expect(page.words()).not.toContain('有进展告诉我')
  expect(sent).toEqual(['message.consent'])
})
