/** The posts of a whole street: found by a word, folded by region, drawn a few at a time; ended and handed over in place. */
import type { OfficeCommandName } from '../../src/domain/office-commands'
import { hideToast } from '../../src/components/toast/toast-store'
import PostsPage from '../../src/packages/office/pages/posts'
import type { FormerPost, ListedPost } from '../../src/protocol/contract'
import { createFixtureApplication } from '../support/fixture-application'
import { fixtureOfficeAccess } from '../support/fixture-office'
import { streetAccess, streetPosts } from '../support/fixture-street'
import { showPage, type ShownPage } from '../support/show-page'

let page: ShownPage
afterEach(() => {
  page.leave()
  hideToast()
})

const office = (first: readonly ListedPost[], access = streetAccess, more = {}) => {
  let posts = first
  const asked: unknown[] = []
  const fixture = createFixtureApplication({
    access,
    device: {
      network: {
        call: (path, input) => {
          if (path === 'organisation.posts') asked.push(input)
          const answers: Record<string, unknown> = {
            'organisation.posts': portion(posts, input),
            ...more,
          }
          return Promise.resolve(
            path in answers
              ? { kind: 'answer', body: { ok: true, output: answers[path] } }
              : { kind: 'unreachable' },
          )
        },
        maxRequestBytes: 100 * 1024,
        isOnline: () => Promise.resolve(true),
        onChange: () => () => undefined,
      },
    },
  })
  const sent: { name: OfficeCommandName; args: unknown }[] = []
  const request = (name: OfficeCommandName, _regionId: string, args: unknown) => {
    sent.push({ name, args })
    const { postId, toMemberId } = args as { postId: string; toMemberId?: string }
    const heir = posts.find(({ memberId }) => memberId === toMemberId)
    posts = posts.flatMap((post) => {
      if (post.id !== postId) return [post]
      return heir
        ? [{ ...heir, id: 'handed', regionId: post.regionId, fromDate: '2026-11-22' }]
        : []
    })
    return Promise.resolve({ ok: true, value: undefined } as const)
  }
  return { application: { ...fixture, request }, asked, sent }
}

/** As the server does it: a thousand at a time, those behind `after`. */
const portion = (posts: readonly ListedPost[], input: unknown) => {
  const { after } = input as { after?: string }
  const start = posts.findIndex(({ id }) => id === after) + 1
  return posts.slice(start, start + 1000)
}

const rows = (): number => document.querySelectorAll('.list-row').length

test('a whole street is asked for in portions and lies folded; a region opens a screen or two of it', async () => {
  const { application, asked } = office(streetPosts)
  page = await showPage(PostsPage, application)
  await page.until('第25社区')
  expect(asked).toHaveLength(3)
  expect(page.words()).toContain(`在岗 ${streetPosts.length}`)
  expect(page.words()).toContain('网格长 9')
  expect(rows()).toBe(0)
  await page.tap('第1社区')
  expect(rows()).toBe(30)
  await page.tap('第1社区')
  expect(rows()).toBe(0)
})

test('a word or two find a person, a kind of post or a place, as they are typed', async () => {
  const { application } = office(streetPosts)
  page = await showPage(PostsPage, application)
  await page.until('第25社区')
  await page.type('网17')
  expect(page.words()).toContain('找到的11 人')
  await page.type('网格长 7网格')
  expect(page.words()).toContain('第7社区 · 7网格')
  await page.type('没有这个人')
  expect(page.words()).toContain('没有找到')
})

test('where nobody is yet is told, and one tap leads to an invitation for it', async () => {
  const { application } = office(streetPosts)
  page = await showPage(PostsPage, application)
  await page.until('还没有人 27')
  await page.tap('还没有人 27')
  expect(page.words()).toContain('梧桐街道')
  await page.type('203')
  await page.tap('203网格')
  expect(page.opened).toEqual(['/packages/office/pages/invite/index?regionId=g203'])
})

const [first, second] = streetPosts
if (!first || !second) throw new Error('the street has no posts')
const few = [first, second]

test('an ended post goes from the list, which stays where it is while it is asked again', async () => {
  const { application, sent } = office(few)
  page = await showPage(PostsPage, application)
  await page.until('网1')
  await page.tap('网1')
  expect(page.words()).toContain('管哪一片第1社区 · 1网格')
  await page.tap('结束岗位')
  expect(page.words()).toContain('写过的记录都留着，署名不变')
  await page.tap('结束岗位')
  expect(sent).toEqual([{ name: 'post.end', args: { postId: first.id } }])
  await page.until('在岗 1')
})

test('handing over names the heir twice before it is done, and shows them in place', async () => {
  const { application, sent } = office(few)
  page = await showPage(PostsPage, application)
  await page.until('网1')
  await page.tap('网1')
  await page.tap('移交给别人')
  await page.tap('网2')
  expect(page.words()).toContain('以前的走访记录仍署网1的名')
  await page.tap('移交给网2')
  expect(sent).toMatchObject([
    { name: 'post.hand-over', args: { postId: first.id, toMemberId: second.memberId } },
  ])
  await page.until('第1社区网格长 1 · 还没有人')
  expect(page.words()).toContain('在岗 2')
})

test('a post that I could not give is not offered to be ended', async () => {
  const own = { ...first, id: 'own', kindId: 'community-worker', memberName: '我自己' }
  const { application } = office([own])
  page = await showPage(PostsPage, application)
  await page.until('我自己')
  await page.tap('我自己')
  expect(page.words()).toContain('这个岗位由上一级来定')
  expect(page.words()).not.toContain('结束岗位')
})

test('a building that this phone does not know is named as the server tells it', async () => {
  const steward = {
    ...first,
    regionId: 'b-unknown' as ListedPost['regionId'],
    regionName: '迎凤二期 15幢',
  }
  const { application } = office([{ ...steward, scopeId: first.regionId }])
  page = await showPage(PostsPage, application)
  await page.until('1网格 · 迎凤二期 15幢')
})

test('who was in office before is told with who ended it', async () => {
  const former: readonly FormerPost[] = [
    { ...first, endedAtMs: Date.UTC(2026, 10, 20), endedByName: '沈社工' },
    { ...second, toDate: '2026-06-30', endedAtMs: null, endedByName: '' },
  ]
  const { application } = office([], fixtureOfficeAccess, { 'organisation.formerPosts': former })
  page = await showPage(PostsPage, application)
  await page.until('以前的')
  await page.tap('以前的')
  await page.until('以前在岗的')
  expect(page.words()).toContain('3月1日至11月20日 · 沈社工结束的')
  expect(page.words()).toContain('3月1日至6月30日 · 到期')
})
