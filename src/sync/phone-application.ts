/**
 * The application over any device: joins the store, the sync and the questions to the server into what pages see.
 * It decides nothing itself. `composition.ts` gives it the real device, tests give it one in memory.
 */
import { CallFailed, type Application, type SyncState } from '../application'
import { refuse } from '../domain/refusal'
import type { Device } from '../ports'
import { readDraft, removeDraft, writeDraft } from '../store/drafts'
import { heldUntilMs } from '../store/exchange'
import { createLiveSnapshot } from '../store/live-snapshot'
import type { CommandDraft, MemberStore } from '../store/member-store'
import { dismissRefused, editForMine, findConflict, settleConflict } from '../store/worker-choices'
import { forgetAnswer, keepAnswer, readAnswer } from '../store/kept-answers'
import { takeScan } from '../store/take-scan'
import {
  dismissLetter,
  renewLetter,
  takeLetterBack,
  withdrawLetter,
  writeLetter,
} from '../store/write-letter'
import { MemberSession } from './member-session'
import { requestOffice } from './office-request'
import { addPhoto, photoSource, removePhoto } from './photo-source'
import { createPhotoUploader } from './photo-uploader'
import { runRound } from './round'
import { createServerClient } from './server-client'
import { createSessionSwitch } from './session-switch'
import { createSyncLoop, type SyncLoop } from './sync-loop'

interface Parts {
  readonly device: Device
  readonly session: MemberSession
  readonly loop: SyncLoop
  readonly server: Application['server']
}

const save = async ({ session, loop }: Parts, draft: CommandDraft) => {
  const store = await session.current()
  if (!store) return refuse('forbidden')
  const outcome = await store.execute(draft)
  if (outcome.ok) loop.soon()
  return outcome
}

/** Does something with the member's store, or answers `otherwise` while nobody is signed in. */
const withStore = async <Value>(
  { session }: Parts,
  otherwise: Value,
  act: (store: MemberStore) => Promise<Value>,
): Promise<Value> => {
  const store = await session.current()
  return store ? act(store) : otherwise
}

/** The first letter of a resident may be the first that this phone says at all: then the server is asked who it is. */
const storeOrAsk = async ({ session }: Parts): Promise<MemberStore | null> => {
  const store = await session.current()
  if (store) return store
  try {
    return await session.ofCaller()
  } catch (error) {
    if (error instanceof CallFailed) return null
    throw error
  }
}

const conflictsOf = (parts: Parts): Application['conflicts'] => ({
  keepMine: async (conflictId) => {
    const store = await parts.session.current()
    const conflict = store && findConflict(store, conflictId)
    if (!store || !conflict) return refuse('already-done')
    const outcome = await save(parts, editForMine(conflict))
    if (outcome.ok) await settleConflict(store, conflictId)
    return outcome
  },
  keepTheirs: (conflictId) =>
    withStore(parts, undefined, (store) => settleConflict(store, conflictId)),
})

const draftsOf = (parts: Parts): Application['drafts'] => ({
  // The key says which form wrote it; only that form reads it.
  read: <Draft>(key: string) =>
    withStore(parts, null, async (store) => (await readDraft(store, key)) as Draft | null),
  write: (key, draft) => withStore(parts, undefined, (store) => writeDraft(store, key, draft)),
  remove: (key) => withStore(parts, undefined, (store) => removeDraft(store, key)),
})

const photosOf = (parts: Parts): Application['photos'] => ({
  async add(base64, regionId, purpose = 'photo') {
    const store = await parts.session.current()
    // Without a member there is no file to photograph for, and nowhere to keep it.
    if (!store) throw new CallFailed('sign-in-again', '请先登录')
    const added = await addPhoto(store, {
      base64,
      regionId,
      ...(purpose === 'photo' ? {} : { purpose }),
    })
    if (added.ok) parts.loop.soon()
    return added
  },
  remove: (photoId) => withStore(parts, undefined, (store) => removePhoto(store, photoId)),
  source: (photoId, regionId) =>
    withStore(parts, null, (store) =>
      photoSource(
        store,
        { server: parts.server, pictures: parts.device.pictures },
        { photoId, regionId },
      ),
    ),
})

const scansOf = (parts: Parts): Application['scans'] => ({
  take: (scan, gate) =>
    withStore(parts, null, async (store) => {
      const taken = await takeScan(store, scan, gate)
      if (taken !== 'storage-full') parts.loop.soon()
      return taken
    }),
})

const lettersOf = (parts: Parts): Application['letters'] => ({
  async send(name, regionId, args, more = {}) {
    const store = await storeOrAsk(parts)
    if (!store) return { ok: false, error: 'signed-out' }
    const written = await writeLetter(store, { name, regionId, args, ...more })
    if (written.ok) parts.loop.soon()
    return written
  },
  withdraw: (commandId) => withStore(parts, false, (store) => withdrawLetter(store, commandId)),
  takeBack: (commandId, draftOf) =>
    withStore(parts, false, (store) => takeLetterBack(store, commandId, draftOf)),
  renew: (commandId) =>
    withStore(parts, undefined, async (store) => {
      await renewLetter(store, commandId)
      parts.loop.soon()
    }),
  dismiss: (commandId) => withStore(parts, undefined, (store) => dismissLetter(store, commandId)),
})

const answersOf = (parts: Parts): Application['answers'] => ({
  // The key says which question was asked; only that page reads it.
  read: <Answer>(key: string) =>
    withStore(
      parts,
      null,
      async (store) =>
        (await readAnswer(store, key)) as { readonly atMs: number; readonly answer: Answer } | null,
    ),
  keep: (key, answer) => withStore(parts, false, (store) => keepAnswer(store, key, answer)),
  forget: (key) => withStore(parts, undefined, (store) => forgetAnswer(store, key)),
})

/** The application over a device; it starts to read the phone's store at once. `chance` spreads retries. */
export const createPhoneApplication = (
  device: Device,
  chance: () => number = Math.random,
): Application => {
  const { network, clock } = device
  const live = createLiveSnapshot()
  const session = new MemberSession(device, live)
  const uploader = createPhotoUploader(network)
  const show = (sync: SyncState): void => live.change({ sync })
  const memberStore = () => session.ofCaller()
  const loop = createSyncLoop({
    clock,
    network,
    chance,
    show,
    round: () => runRound({ network, memberStore, uploader, show }),
    heldUntilMs: () => {
      const store = session.known()
      return store && heldUntilMs(store, clock.nowMs())
    },
  })
  const parts: Parts = { device, session, loop, server: createServerClient(network) }
  return {
    device,
    snapshot: () => live.read(),
    subscribe: (listener) => live.subscribe(listener),
    execute: (name, regionId, args) => save(parts, { name, regionId, args }),
    withdraw: (commandId) => withStore(parts, false, (store) => store.withdraw(commandId)),
    request: async (name, regionId, args) => {
      const result = await requestOffice(network, session, { name, regionId, args })
      if (result.ok) loop.soon()
      return result
    },
    server: parts.server,
    sync: { now: () => loop.now(), start: () => loop.start(), stop: () => loop.stop() },
    conflicts: conflictsOf(parts),
    refused: {
      dismiss: (commandId) =>
        withStore(parts, undefined, (store) => dismissRefused(store, commandId)),
    },
    drafts: draftsOf(parts),
    photos: photosOf(parts),
    scans: scansOf(parts),
    letters: lettersOf(parts),
    answers: answersOf(parts),
    session: createSessionSwitch(session, loop),
    setLargeText: (on) => session.setLargeText(on),
  }
}
