/**
 * One round: make sure who is signed in, push, send scans and letters, pull until there is no more, upload photos, send the
 * letters that name them. It may end at any step (the app is frozen, the signal goes) and the next one goes on from what is
 * stored.
 */
import { CallFailed, type SyncState } from '../application'
import { StorageFull, type Network } from '../ports'
import { maxCommandsPerPush, type CommandEnvelope } from '../protocol/envelope'
import type { PullRequest } from '../protocol/pull'
import {
  beginPush,
  cursorsAfter,
  pullRequest,
  requestAfter,
  sendable,
  takePage,
  takeResults,
  type PulledPage,
} from '../store/exchange'
import type { MemberStore } from '../store/member-store'
import { pickBatch } from './batch'
import { expectedScopes } from './expected-scopes'
import type { PhotoUploader } from './photo-uploader'
import { readPage } from './pull-page'
import { readPushAnswer } from './push-results'
import { sendLetters, type LetterParts } from './send-letters'
import { sendScans } from './send-scans'
import { callServer } from './server-client'

/** done: nothing left. later: the server asks to come back, or this phone has no room for what came. */
export type RoundEnd = 'done' | 'unreachable' | 'later' | 'sign-in-again'

export interface RoundParts {
  readonly network: Network
  /** The store of whoever is signed in; asks the server when that is not yet known. */
  readonly memberStore: () => Promise<MemberStore>
  readonly uploader: PhotoUploader
  readonly show: (state: SyncState) => void
}

/** What a failed step means for the round; throws what is a mistake in the code. */
const endOf = (error: unknown): RoundEnd => {
  if (error instanceof StorageFull) return 'later'
  if (!(error instanceof CallFailed)) throw error
  if (error.code === 'unreachable' || error.code === 'sign-in-again') return error.code
  return 'later'
}

/** A whole push that the server cannot take says nothing of its single commands: send fewer, at last one. */
const isAboutTheInput = (error: unknown): boolean =>
  error instanceof CallFailed && (error.code === 'invalid' || error.code === 'too-large')

/** Sends one batch. 'smaller': the server could not take it as a whole. */
const pushOnce = async (
  store: MemberStore,
  network: Network,
  commands: readonly CommandEnvelope[],
): Promise<'settled' | 'later' | 'smaller'> => {
  try {
    const results = readPushAnswer(await callServer(network, 'sync.push', { commands }))
    if (!results) throw new CallFailed('unreachable', '服务器的回答看不懂')
    // Whatever was not settled is asked for later; sending it again at once would ask for ever.
    return (await takeResults(store, results)) < commands.length ? 'later' : 'settled'
  } catch (error) {
    if (endOf(error) !== 'later') throw error
    // The server is there but cannot take commands now: what changed can be fetched all the same.
    return isAboutTheInput(error) ? 'smaller' : 'later'
  }
}

const push = async (store: MemberStore, parts: RoundParts): Promise<'done' | 'later'> => {
  let limit = maxCommandsPerPush
  for (;;) {
    const commands = await beginPush(store, pickBatch(parts.network.maxRequestBytes, limit))
    const [first, second] = commands
    if (!first) return 'done'
    parts.show({
      kind: 'pushing',
      left: sendable(store, store.parts.clock.nowMs()).length,
    })
    const end = await pushOnce(store, parts.network, commands)
    if (end === 'later') return 'later'
    if (end === 'smaller' && second) limit = Math.ceil(commands.length / 2)
    else if (end === 'smaller')
      await takeResults(store, [
        { commandId: first.commandId, status: 'rejected', code: 'invalid', detail: '' },
      ])
  }
}

const showFirstPull = (store: MemberStore, show: RoundParts['show']): void =>
  show({
    kind: 'pulling',
    doneScopes: store.shelves.scopes.cursors().length,
    scopes: expectedScopes(store.shelves.card.access),
  })

const fetchPage = async (
  store: MemberStore,
  network: Network,
  request: PullRequest,
): Promise<PulledPage> => {
  const page = readPage(await callServer(network, 'sync.pull', request))
  if (!page) throw new CallFailed('unreachable', '服务器的回答看不懂')
  // Another person's records must never lie among this one's.
  if (page.access && page.access.memberId !== store.memberId)
    throw new CallFailed('sign-in-again', '登录的人变了，请重新登录')
  return { ...page, after: cursorsAfter(request, page) }
}

/** The next page is fetched while this one is written; if the writing fails, it is simply not used. */
const pull = async (store: MemberStore, { network, show }: RoundParts): Promise<void> => {
  if (store.shelves.card.read().lastSyncedAtMs === 0) showFirstPull(store, show)
  let request = pullRequest(store)
  let page = await fetchPage(store, network, request)
  while (page.more) {
    request = requestAfter(request, page)
    const next = fetchPage(store, network, request)
    await Promise.all([next, takePage(store, page)])
    showFirstPull(store, show)
    page = await next
  }
  await takePage(store, page)
}

/** A phone that is full of photos gets its room back by uploading them, so that must not wait for the room. */
const pullIfThereIsRoom = async (
  store: MemberStore,
  parts: RoundParts,
): Promise<'done' | 'later'> => {
  try {
    await pull(store, parts)
    return 'done'
  } catch (error) {
    if (!(error instanceof StorageFull)) throw error
    return 'later'
  }
}

/** The letters that waited for their photos; what came of them is fetched, and pages ask anew, when a pull has ended. */
const follow = async (
  store: MemberStore,
  parts: RoundParts,
  letters: LetterParts,
): Promise<'done' | 'later'> => {
  const waiting = store.shelves.letters.waiting().length
  if (waiting === 0) return 'done'
  const end = await sendLetters(store, letters)
  if (store.shelves.letters.waiting().length === waiting) return end
  const pulled = await pullIfThereIsRoom(store, parts)
  return end === 'done' ? pulled : end
}

/** Never rejects for what a network or a server does; rejects with StoreClosed after a sign-out. */
export const runRound = async (parts: RoundParts): Promise<RoundEnd> => {
  try {
    const store = await parts.memberStore()
    const pushed = await push(store, parts)
    const scanned = await sendScans(store, parts.network)
    const isComing = (photoId: string) => parts.uploader.isComing(store, photoId)
    const letters = { network: parts.network, isComing }
    // Before the pull: somebody who calls for help must not wait for a first sync.
    const posted = await sendLetters(store, letters)
    const pulled = await pullIfThereIsRoom(store, parts)
    const uploaded = await parts.uploader.uploadAll(store)
    const followed =
      uploaded === 'done' && posted === 'done' ? await follow(store, parts, letters) : posted
    const ends = [pushed, scanned, posted, pulled, uploaded, followed]
    return ends.every((end) => end === 'done') ? 'done' : 'later'
  } catch (error) {
    return endOf(error)
  }
}
