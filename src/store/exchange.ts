/**
 * The store's side of a sync: what to send, what came of it, what arrived. Each step leaves the phone in a state from
 * which the next start can go on: what is added is written before what it replaces is removed.
 */
import type { RegionId } from '../domain/shapes'
import { StorageFull } from '../ports'
import type { CommandEnvelope, CommandResult } from '../protocol/envelope'
import type { Access, PullRequest } from '../protocol/pull'
import { forgetGateLists } from './kept-answers'
import { lastSequenceOf } from './member-shelves'
import type { MemberStore } from './member-store'
import type { ScopeNews } from './scope-file'

/** A page of a pull, read and checked. */
export interface PulledPage {
  readonly epoch: string
  readonly accessTag: string
  readonly access: Access | null
  readonly reset: boolean
  readonly lostScopes: readonly RegionId[]
  readonly scopes: readonly ScopeNews[]
  /** The versions that the news of each scope builds on; 0 for a scope that is not here. */
  readonly after: ReadonlyMap<RegionId, number>
  /** 0 when it was not told. */
  readonly serverTimeMs: number
  /** Another page is to be fetched at once. */
  readonly more: boolean
}

/** Commands that may go now: unconfirmed, in order, up to the first that is still held back for undo. */
export const sendable = (store: MemberStore, nowMs: number): readonly CommandEnvelope[] => {
  const waiting = store.shelves.outbox.entries().filter(({ acknowledged }) => !acknowledged)
  const held = waiting.findIndex(({ heldUntilMs }) => heldUntilMs > nowMs)
  return waiting.slice(0, held < 0 ? waiting.length : held).map(({ envelope }) => envelope)
}

/** When the first held command may go; null when none is held. */
export const heldUntilMs = (store: MemberStore, nowMs: number): number | null =>
  store.shelves.outbox.entries().find((entry) => entry.heldUntilMs > nowMs)?.heldUntilMs ?? null

/** A full phone must send all the same: only that gives it room. Its newest command keeps the number, see finishPull. */
const unlessFull = (error: unknown): void => {
  if (!(error instanceof StorageFull)) throw error
}

/** Within a change of the store: what may be sent leaves the phone one day, and its number must not be given again. */
export const noteLastSequence = async ({ shelves }: MemberStore): Promise<void> => {
  const lastSequence = lastSequenceOf(shelves)
  if (shelves.card.read().lastSequence < lastSequence)
    await shelves.card.save({ lastSequence }).catch(unlessFull)
}

/** Picks what goes into one push and notes that it may have been sent. Empty when there is nothing to send. */
export const beginPush = (
  store: MemberStore,
  pick: (commands: readonly CommandEnvelope[]) => readonly CommandEnvelope[],
): Promise<readonly CommandEnvelope[]> =>
  store.exclusively(async () => {
    const { outbox } = store.shelves
    const batch = pick(sendable(store, store.parts.clock.nowMs()))
    const last = batch.at(-1)
    if (!last) return batch
    await noteLastSequence(store)
    outbox.mark(new Set(batch.map(({ commandId }) => commandId)), 'sent')
    return batch
  })

/** Keeps what the server answered. Answers how many commands are settled by it. */
export const takeResults = (
  store: MemberStore,
  results: readonly CommandResult[],
): Promise<number> =>
  store.exclusively(async () => {
    const { outbox, aside } = store.shelves
    const acknowledged = new Set<string>()
    let refused = 0
    try {
      for (const result of results) {
        const envelope = outbox.find(result.commandId)?.envelope
        if (!envelope || result.status === 'retry-later') continue
        if (result.status === 'rejected') {
          refused++
          const { code, detail } = result
          const refusedAtMs = store.parts.clock.nowMs()
          await aside.keepRefused({ envelope, refusal: { code, detail }, refusedAtMs })
          await outbox.remove([envelope.commandId])
        } else {
          await aside.keepConflicts(envelope, result.conflicts)
          acknowledged.add(envelope.commandId)
        }
      }
    } finally {
      outbox.mark(acknowledged, 'acknowledged')
      // What was refused no longer shows, nor what rested on it.
      if (refused > 0) store.showDerived()
      else store.showConfirmed(acknowledged)
    }
    return refused + acknowledged.size
  })

export const pullRequest = (store: MemberStore): PullRequest => {
  const { card, scopes } = store.shelves
  const { clientId, epoch } = card.read()
  return {
    clientId,
    epoch,
    accessTag: card.accessTag,
    cursors: scopes.cursors(),
  }
}

/** The versions that are left of the asked ones once the page has said what is to be forgotten. */
export const cursorsAfter = (
  request: PullRequest,
  page: Pick<PulledPage, 'reset' | 'lostScopes'>,
): ReadonlyMap<RegionId, number> => {
  const lost = new Set<RegionId>(page.lostScopes)
  return new Map(page.reset ? [] : request.cursors.filter(([scopeId]) => !lost.has(scopeId)))
}

/** What to ask next, once `page` will be stored: so that the next one can be on its way while this one is written. */
export const requestAfter = ({ clientId }: PullRequest, page: PulledPage): PullRequest => {
  const cursors = new Map(page.after)
  for (const { scopeId, version } of page.scopes) cursors.set(scopeId, version)
  return { clientId, epoch: page.epoch, accessTag: page.accessTag, cursors: [...cursors] }
}

/** The newest command goes last: while it is here its number is taken, and the others make room for the card. */
const finishPull = async (store: MemberStore, { serverTimeMs }: PulledPage): Promise<void> => {
  const { card, outbox } = store.shelves
  const lastSequence = lastSequenceOf(store.shelves)
  const confirmed = outbox
    .entries()
    .filter(({ acknowledged }) => acknowledged)
    .map(({ envelope }) => envelope.commandId)
  await outbox.remove(confirmed.slice(0, -1))
  const heardServerAtMs = serverTimeMs || card.read().heardServerAtMs
  await card.save({
    lastSyncedAtMs: store.parts.clock.nowMs(),
    heardServerAtMs,
    lastSequence,
  })
  await outbox.remove(confirmed.slice(-1))
}

/**
 * Stores one page. After the last one the effects of all confirmed commands have arrived, so they leave the phone in
 * the same step: nothing is shown twice, nothing disappears. Rejects with StorageFull; the scopes written by then
 * are complete in themselves.
 */
export const takePage = (store: MemberStore, page: PulledPage): Promise<void> =>
  store.exclusively(async () => {
    const { card, scopes, photos } = store.shelves
    try {
      // Whose scope is lost is told once, with the records; what shows the same doors goes before them.
      if (page.reset || page.lostScopes.length > 0) await photos.forgetSeen()
      // Old records go before the new epoch is written: under it their versions would mean something else.
      if (page.reset) await scopes.forgetAll()
      await scopes.forget(page.lostScopes)
      if (page.epoch !== card.read().epoch) await card.save({ epoch: page.epoch })
      if (page.access) {
        // Before the new tag is written: with it the server has told all.
        await forgetGateLists(store, page.access)
        await card.saveAccess(page.accessTag, page.access)
      }
      // A phone without room may have had to forget more than the page said: news of that begins in the middle.
      const held = new Map(scopes.cursors())
      const fitting = page.scopes.filter(
        ({ scopeId }) => (page.after.get(scopeId) ?? 0) <= (held.get(scopeId) ?? 0),
      )
      await scopes.take(fitting)
      if (!page.more && fitting.length === page.scopes.length) await finishPull(store, page)
    } finally {
      store.showDerived()
    }
  })
