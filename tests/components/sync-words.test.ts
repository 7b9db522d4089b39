/** What the sync line says, in the order of what a worker must do something about. */
import { syncWords } from '../../src/components/sync-line/sync-words'
import * as v from 'valibot'
import type { Letter, LetterState, Snapshot, SyncState } from '../../src/application'
import { commandIdShape } from '../../src/domain/shapes'
import { buildingId } from '../support/fixture-building'
import { createFixtureApplication } from '../support/fixture-application'

const nowMs = 3 * 86_400_000
const wordsOf = (part: Partial<Snapshot>): string =>
  syncWords({ ...createFixtureApplication().snapshot(), ...part }, nowMs).text

test('nothing is called saved before the phone has been read', () => {
  expect(wordsOf({ ready: false })).toBe('正在读取本机')
  expect(wordsOf({ ready: true })).toBe('都已存好')
})

const letter = (state: LetterState): Letter => ({
  envelope: {
    commandId: v.parse(commandIdShape, 'letter-1'),
    clientId: 'fixture',
    sequence: 1,
    name: 'post.end',
    regionId: buildingId,
    args: {},
    issuedAtMs: 1,
    schemaVersion: 1,
  },
  title: '信',
  photoIds: [],
  state,
})

test('a letter that waits counts, one that was refused wants its writer, one that was sent says nothing', () => {
  const waiting = letter({ kind: 'waiting', maybeSent: false })
  const refused = letter({ kind: 'refused', refusal: { code: 'gone', detail: '' }, atMs: 1 })
  const sent = letter({ kind: 'sent', atMs: 1 })
  expect(wordsOf({ letters: [waiting, sent] })).toBe('已存本机 · 1 条待传')
  expect(wordsOf({ letters: [waiting, refused] })).toBe('1 条要您看一下')
  expect(wordsOf({ letters: [sent] })).toBe('都已存好')
})

test('a request that lay too long does not go by itself, so it is not called waiting; any other letter is', () => {
  const waiting = letter({ kind: 'waiting', maybeSent: false })
  const named = (name: string) => ({
    ...waiting,
    envelope: { ...waiting.envelope, name, args: { wantedOn: '' } },
  })
  expect(wordsOf({ letters: [named('redeem.request')] })).toBe('1 条要您看一下')
  for (const name of ['matter.submit', 'help.press', 'gift.give'])
    expect(wordsOf({ letters: [named(name)] })).toBe('已存本机 · 1 条待传')
})

test.each<[string, SyncState, string]>([
  ['the session is over', { kind: 'sign-in-again' }, '已存本机 · 2 条待传 · 请重新登录'],
  ['there is no network', { kind: 'offline' }, '没有网络，照常记 · 2 条待传'],
  ['it is being sent', { kind: 'pushing', left: 2 }, '正在上传，还有 2 条'],
  ['the server is busy', { kind: 'waiting', nextTryAtMs: 0 }, '已存本机 · 2 条待传 · 稍后再传'],
])('two photos wait and %s', (_name, sync, words) => {
  expect(wordsOf({ photosWaiting: 2, sync })).toBe(words)
})
