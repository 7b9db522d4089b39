/** Answers that a phone keeps to be read without a signal, and when it forgets them. */
import type { Post } from '../../src/domain/organisation/post'
import { defaultSettings } from '../../src/domain/settings/default-settings'
import { regionId } from '../support/fixture-building'
import { createPhone } from '../support/phone'
import { ReferenceServer } from '../support/reference-server'

const dayMs = 86_400_000

test('gates that are over go when the next one is kept; other answers and renewed gates stay', async () => {
  const phone = createPhone(new ReferenceServer())
  const { answers, sync } = phone.app
  await sync.now()
  const keep = (key: string) => answers.keep(key, key)
  for (const key of ['gate/old', 'gate/renewed', 'attendance.mine']) await keep(key)
  await phone.clock.advance(20 * dayMs)
  await keep('gate/renewed')
  await phone.clock.advance(11 * dayMs)
  await keep('gate/renewed')
  expect(await answers.read('gate/old')).not.toBeNull()
  await keep('gate/next')
  const left = async (key: string) => (await answers.read<string>(key))?.answer
  expect(await left('gate/old')).toBeUndefined()
  expect(await left('gate/renewed')).toBe('gate/renewed')
  expect(await left('gate/next')).toBe('gate/next')
  expect(await left('attendance.mine')).toBe('attendance.mine')
  await answers.forget('gate/renewed')
  expect(await left('gate/renewed')).toBeUndefined()
  expect(await left('gate/next')).toBe('gate/next')
  expect((await phone.storage.keys('')).filter((key) => /old|renewed/.test(key))).toEqual([])
})

test('lists of gates go once the posts for them end; those of other gates and all else stay', async () => {
  const server = new ReferenceServer()
  const { memberId } = server.access
  const held = (id: string, kindId: string): Post => ({
    ...{ id, memberId: memberId as Post['memberId'], memberName: '', kindId },
    ...{ regionId: regionId('g1'), fromDate: '2020-01-01', toDate: '' },
  })
  server.access = {
    ...server.access,
    settings: defaultSettings,
    posts: [held('p1', 'grid-leader')],
  }
  const phone = createPhone(server)
  const { answers, sync } = phone.app
  await sync.now()
  const gate = { regionId: 'mg1', seats: [{ name: '张桂兰' }], key: 'k' }
  await answers.keep('gate/s1', gate)
  await answers.keep('gate/elsewhere', { ...gate, regionId: 'far-away' })
  await answers.keep('attendance.mine', gate)
  server.access = { ...server.access, posts: [...server.access.posts, held('p2', 'grid-leader')] }
  await sync.now()
  expect(await answers.read('gate/s1')).not.toBeNull()
  expect(await answers.read('gate/elsewhere')).toBeNull()
  // What is left allows visits, no gates.
  server.access = { ...server.access, posts: [held('p3', 'building-steward')] }
  await sync.now()
  expect(await answers.read('gate/s1')).toBeNull()
  expect(await answers.read('attendance.mine')).not.toBeNull()
})

test('what was read of matters and wishes goes after a month, each kind for itself, also under its older key', async () => {
  const phone = createPhone(new ReferenceServer())
  const { answers, sync } = phone.app
  await sync.now()
  const first = ['matter.one/m1', 'matter.one:m0', 'wish.one/w1/me', 'wish.mine']
  for (const key of first) await answers.keep(key, key)
  await phone.clock.advance(31 * dayMs)
  await answers.keep('matter.one/m2', 'new')
  for (const gone of first.slice(0, 2)) expect(await answers.read(gone)).toBeNull()
  expect(await answers.read('wish.one/w1/me')).not.toBeNull()
  await answers.keep('wish.one/w2/me', 'new')
  expect(await answers.read('wish.one/w1/me')).toBeNull()
  expect(await answers.read('wish.mine')).not.toBeNull()
})

test('a full phone says that it keeps nothing, and what it kept before stays', async () => {
  const phone = createPhone(new ReferenceServer())
  const { answers, sync } = phone.app
  await sync.now()
  expect(await answers.keep('gate/s1', 'before')).toBe(true)
  phone.storage.setFull(true)
  expect(await answers.keep('gate/s1', 'after')).toBe(false)
  expect((await answers.read('gate/s1'))?.answer).toBe('before')
})
