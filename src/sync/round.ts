/**
 * One round: make sure who is signed in, push, pull until there is no more, upload photos. It may end at any step
 * (the app is frozen, the signal goes) and the next round goes on from what is stored.
 */
import { CallFailed, type SyncState } from '../application'
import { StorageFull, type Network } from '../ports'
import { maxCommandsPerPush } from '../protocol/envelope'
import { beginPush, pullRequest, sendable, takePage, takeResults } from '../store/exchange'
import type { MemberStore } from '../store/member-store'
import { pickBatch } from './batch'
import { expectedScopes } from './expected-scopes'
import type { PhotoUploader } from './photo-uploader'
import { readPage } from './pull-page'
import { readPushAnswer } from './push-results'
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

/** A whole push that the server cannot take says nothing of its single commands: send fewer, at last one. */
const isAboutTheInput = (error: unknown): boolean =>
  error instanceof CallFailed && (error.code === 'invalid' || error.code === 'too-large')

const push = async (
  store: MemberStore,
  { network, show }: RoundParts,
): Promise<'done' | 'later'> => {
  let limit = maxCommandsPerPush
  for (;;) {
    const commands = await beginPush(store, pickBatch(limit))
    if (commands.length === 0) return 'done'
    show({ kind: 'pushing', left: sendable(store, store.parts.clock.nowMs()).length })
    try {
      const results = readPushAnswer(await callServer(network, 'sync.push', { commands }))
      if (!results) throw new CallFailed('unreachable', '服务器的回答看不懂')
      const settled = await takeResults(store, results)
      // Whatever was not settled is asked for later; sending it again at once would ask for ever.
      if (settled < commands.length) return 'later'
    } catch (error) {
      if (!isAboutTheInput(error)) throw error
      const [only, ...others] = commands
      if (only && others.length === 0)
        await takeResults(store, [
          { commandId: only.commandId, status: 'rejected', code: 'invalid', detail: '' },
        ])
      else limit = Math.ceil(commands.length / 2)
    }
  }
}

const pull = async (store: MemberStore, { network, show }: RoundParts): Promise<void> => {
  let first = store.shelves.card.read().lastSyncedAtMs === 0
  for (;;) {
    if (first)
      show({
        kind: 'pulling',
        doneScopes: store.shelves.scopes.cursors().length,
        scopes: expectedScopes(store.shelves.card.access),
      })
    const page = readPage(await callServer(network, 'sync.pull', pullRequest(store)))
    if (!page) throw new CallFailed('unreachable', '服务器的回答看不懂')
    // Another person's records must never lie among this one's.
    if (page.access && page.access.memberId !== store.memberId)
      throw new CallFailed('sign-in-again', '登录的人变了，请重新登录')
    await takePage(store, page)
    if (!page.more) return
    first = true
  }
}

const endOf = (error: unknown): RoundEnd => {
  if (error instanceof StorageFull) return 'later'
  if (!(error instanceof CallFailed)) throw error
  if (error.code === 'unreachable' || error.code === 'sign-in-again') return error.code
  return 'later'
}

/** Never rejects for what a network or a server does; rejects with StoreClosed after a sign-out. */
export const runRound = async (parts: RoundParts): Promise<RoundEnd> => {
  try {
    const store = await parts.memberStore()
    const pushed = await push(store, parts)
    await pull(store, parts)
    const uploaded = await parts.uploader.uploadAll(store)
    return pushed === 'done' && uploaded === 'done' ? 'done' : 'later'
  } catch (error) {
    return endOf(error)
  }
}
