/**
 * An application for page tests: a small building in memory, no server behind it. Commands run through the real
 * rules and stay pending. Override any part: `createFixtureApplication({ snapshot: { conflicts: [...] } })`.
 */
import type { Application, Snapshot } from '../../src/application'
import { CallFailed } from '../../src/application'
import type { Scan } from '../../src/domain/attendance/scan'
import { commandIdShape } from '../../src/domain/shapes'
import type { CommandEnvelope } from '../../src/protocol/envelope'
import { schemaVersion } from '../../src/protocol/envelope'
import type { Access } from '../../src/protocol/pull'
import type { RecordChange } from '../../src/domain/record'
import { LiveView } from '../../src/store/live-view'
import { RecordSet } from '../../src/store/record-set'
import { runRule } from '../../src/store/run-rule'
import { tellScan } from '../../src/store/take-scan'
import { createServerClient } from '../../src/sync/server-client'
import * as v from 'valibot'
import { fixtureAccess, fixtureRecords } from './fixture-building'
import { createFixtureDevice } from './fixture-device'
import { createFixtureLetters } from './fixture-letters'
import type { Device } from '../../src/ports'

export interface FixtureOptions {
  readonly access?: Access
  readonly records?: readonly RecordChange[]
  /** Laid over the snapshot at the start: conflicts, refused, sync … */
  readonly snapshot?: Partial<Omit<Snapshot, 'records' | 'access'>>
  readonly device?: Partial<Device>
  /** Answers `server.<path>` calls by path, e.g. { 'organisation.counts': [...] }; others are unreachable. */
  readonly answers?: Readonly<Record<string, unknown>>
}

export interface FixtureApplication extends Application {
  /** Every command that was executed, oldest first. */
  readonly executed: readonly CommandEnvelope[]
  /** Changes the snapshot as a sync would. */
  change(part: Partial<Snapshot>): void
}

export const createFixtureApplication = (options: FixtureOptions = {}): FixtureApplication => {
  const access = options.access ?? fixtureAccess
  const answers = options.answers ?? {}
  const device = createFixtureDevice({
    network: {
      call: (path) =>
        Promise.resolve(
          path in answers
            ? { kind: 'answer', body: { ok: true, output: answers[path] } }
            : { kind: 'unreachable' },
        ),
      maxRequestBytes: 100 * 1024,
      isOnline: () => Promise.resolve(Object.keys(answers).length > 0),
      onChange: () => () => undefined,
    },
    ...options.device,
  })
  const base = new RecordSet()
  base.apply(options.records ?? fixtureRecords)
  const derive = (pending: readonly CommandEnvelope[]): LiveView =>
    LiveView.derive(
      base,
      access,
      pending.map((envelope) => ({ envelope, acknowledged: false })),
    )
  const executed: CommandEnvelope[] = []
  const listeners = new Set<() => void>()
  const drafts = new Map<string, string>()
  const photos = new Map<string, string>()
  const keptAnswers = new Map<string, string>()
  let current: Snapshot = {
    ready: true,
    access,
    records: derive([]),
    pending: [],
    refused: [],
    conflicts: [],
    photosWaiting: 0,
    scans: [],
    letters: [],
    damagedTexts: 0,
    sync: { kind: 'idle' },
    lastSyncedAtMs: device.clock.nowMs() - 60_000,
    largeText: false,
    ...options.snapshot,
  }
  const change = (part: Partial<Snapshot>): void => {
    current = { ...current, ...part }
    for (const listener of [...listeners]) listener()
  }

  const execute: Application['execute'] = (name, regionId, args) => {
    const commandId = device.identifiers.newId()
    const envelope: CommandEnvelope = {
      commandId: v.parse(commandIdShape, commandId),
      clientId: 'fixture',
      sequence: executed.length + 1,
      name,
      regionId,
      args,
      issuedAtMs: device.clock.nowMs(),
      schemaVersion,
    }
    const result = runRule(envelope, current.records, access)
    if (!result.ok) return Promise.resolve(result)
    executed.push(envelope)
    const pending = [...current.pending, envelope]
    change({ records: derive(pending), pending })
    return Promise.resolve({ ok: true, value: { commandId } })
  }

  return {
    device,
    executed,
    change,
    snapshot: () => current,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    execute,
    withdraw: (commandId) => {
      const found = current.pending.some((envelope) => envelope.commandId === commandId)
      const pending = current.pending.filter((envelope) => envelope.commandId !== commandId)
      change({ records: derive(pending), pending })
      return Promise.resolve(found)
    },
    request: () => Promise.resolve({ ok: false, error: 'unreachable' }),
    server: createServerClient(device.network),
    sync: { now: () => Promise.resolve(), start: () => undefined, stop: () => undefined },
    conflicts: {
      keepMine: () => Promise.reject(new CallFailed('unreachable', '现在连不上网')),
      keepTheirs: (conflictId) => {
        change({
          conflicts: current.conflicts.filter((conflict) => conflict.conflictId !== conflictId),
        })
        return Promise.resolve()
      },
    },
    refused: {
      dismiss: (commandId) => {
        change({
          refused: current.refused.filter(({ envelope }) => envelope.commandId !== commandId),
        })
        return Promise.resolve()
      },
    },
    drafts: {
      read: <Draft>(key: string) => {
        const text = drafts.get(key)
        return Promise.resolve(text === undefined ? null : (JSON.parse(text) as Draft))
      },
      write: (key, draft) => {
        drafts.set(key, JSON.stringify(draft))
        return Promise.resolve()
      },
      remove: (key) => {
        drafts.delete(key)
        return Promise.resolve()
      },
    },
    photos: {
      add: (base64) => {
        const id = device.identifiers.newId()
        photos.set(id, base64)
        change({ photosWaiting: current.photosWaiting + 1 })
        return Promise.resolve({ ok: true, value: id })
      },
      remove: (photoId) => {
        if (photos.delete(photoId)) change({ photosWaiting: current.photosWaiting - 1 })
        return Promise.resolve()
      },
      source: (photoId) => {
        const base64 = photos.get(photoId)
        return Promise.resolve(base64 === undefined ? null : `data:image/jpeg;base64,${base64}`)
      },
    },
    scans: {
      take: ({ way, direction, code, shiftId = '', volunteerId = '', place, ...at }, gate) => {
        const scan: Scan = {
          scanId: device.identifiers.newId(),
          way,
          direction,
          code,
          shiftId: gate?.shiftId ?? shiftId,
          volunteerId,
          scannedAtMs: at.scannedAtMs ?? device.clock.nowMs(),
          ...(place === undefined ? {} : { place }),
          deviceId: 'fixture',
        }
        const { kept, isNew } = tellScan(scan, gate, [...current.scans].reverse())
        if (isNew) change({ scans: [kept, ...current.scans] })
        return Promise.resolve(kept)
      },
    },
    letters: createFixtureLetters({
      device,
      letters: () => current.letters,
      change: (letters) => change({ letters }),
      keepDraft: (key, draft) => drafts.set(key, JSON.stringify(draft)),
    }),
    answers: {
      read: <Answer>(key: string) => {
        const kept = keptAnswers.get(key)
        return Promise.resolve(
          kept === undefined ? null : { atMs: 0, answer: JSON.parse(kept) as Answer },
        )
      },
      keep: (key, answer) => {
        keptAnswers.set(key, JSON.stringify(answer))
        return Promise.resolve(true)
      },
      forget: (key) => {
        keptAnswers.delete(key)
        return Promise.resolve()
      },
    },
    session: {
      signIn: () => Promise.resolve(),
      signOut: () => Promise.resolve(true),
    },
    setLargeText: (largeText) => {
      change({ largeText })
      return Promise.resolve()
    },
  }
}
