/**
 * One phone of the simulated street: the real application over a disk that can die, on a clock that may be wrong.
 * What survives a run of the app is the disk, the session and the way to the server.
 */
import type { Application } from '../../src/application'
import { recordKinds, type AnyRecord, type RecordKind } from '../../src/domain/record'
import { createPhoneApplication } from '../../src/sync/phone-application'
import { createFixtureDevice } from '../support/fixture-device'
import type { Storage } from '../../src/ports'
import {
  Crash,
  createMemoryStorage,
  type MemoryStorage,
  type StorageFault,
} from '../support/memory-storage'
import { PhoneWay, type WayParts } from './phone-network'
import type { PromisedCommand } from './promises'

interface Run {
  readonly app: Application
  readonly storage: MemoryStorage
  alive: boolean
}

export interface ShownRecord {
  readonly kind: RecordKind
  readonly record: AnyRecord
}

export class SimulatedPhone {
  readonly way: PhoneWay
  skewMs = 0
  /** Dies at the next write of a text whose key has this part. */
  dyingAt: { readonly keyPart: string; readonly fault: StorageFault } | null = null
  private storage: MemoryStorage
  private run: Run | null = null
  private idsGiven = 0
  private checked: unknown = null
  private syncedAtMs = 0

  constructor(
    readonly id: string,
    readonly memberId: string,
    private readonly parts: Omit<WayParts, 'texts' | 'memberId'>,
  ) {
    this.storage = createMemoryStorage()
    this.way = new PhoneWay({ ...parts, memberId, texts: this.storage.texts })
  }

  /** Ids of one phone sort in the order in which they were made, as the product's do. */
  newId(): string {
    return `${this.id}-${String(++this.idsGiven).padStart(6, '0')}`
  }

  lastId(): string {
    return `${this.id}-${String(this.idsGiven).padStart(6, '0')}`
  }

  get nowMs(): number {
    return this.parts.clock.nowMs + this.skewMs
  }

  get disk(): MemoryStorage {
    return this.storage
  }

  /** The app, started if it was not running. */
  app(): Application {
    this.run ??= this.start()
    return this.run.app
  }

  isRunning(): boolean {
    return this.run !== null
  }

  /** Switched off this instant; only the disk is left. */
  kill(): void {
    if (!this.run) return
    this.run.alive = false
    this.dyingAt = null
    this.run = null
    this.storage = this.storage.restart()
  }

  /** A disk that died took the app with it. Answers whether it did. */
  async buryIfDead(): Promise<boolean> {
    const isDead = await this.storage.keys('').then(
      () => false,
      () => true,
    )
    if (isDead) this.kill()
    return isDead
  }

  /** Does something whose failure nobody waits for. */
  unasked(what: string, doing: Promise<unknown>): void {
    doing.catch((error: unknown) => this.notice(what, error))
  }

  private notice(what: string, error: unknown): void {
    if (error instanceof Crash) return
    this.parts.promises.break(`error: ${what} on ${this.id}: ${String(error)}`)
  }

  private start(): Run {
    const { clock, mutation } = this.parts
    const storage = this.storage
    const watched = this.watched(storage)
    const isAlive = () => run.alive
    const device = createFixtureDevice({
      storage: mutation.storage?.(watched, storage.texts) ?? watched,
      identifiers: { newId: () => this.newId() },
      network: this.way.network(isAlive),
      clock: {
        nowMs: () => this.nowMs,
        later: (delayMs, action) =>
          clock.after(delayMs, () => {
            if (isAlive()) this.guarded(action)
          }),
      },
      session: {
        token: () => Promise.resolve(this.way.token),
        keep: async (token) => void (this.way.token = token),
        forget: async () => void (this.way.token = ''),
      },
    })
    const run: Run = { app: createPhoneApplication(device, () => 0.5), storage, alive: true }
    return run
  }

  private watched(storage: MemoryStorage): Storage {
    return {
      ...storage,
      write: (key, text) => {
        if (this.dyingAt && key.includes(this.dyingAt.keyPart)) {
          storage.failAt(storage.steps() + 1, this.dyingAt.fault)
          this.dyingAt = null
        }
        return storage.write(key, text)
      },
    }
  }

  private guarded(action: () => void): void {
    try {
      action()
    } catch (error) {
      this.notice('the app', error)
    }
  }

  /** Everything that pages can show. */
  shown(): readonly ShownRecord[] {
    const { records } = this.app().snapshot()
    return recordKinds.flatMap((kind) => records.all(kind).map((record) => ({ kind, record })))
  }

  /** Looks at the screen: nothing from outside the posts (but what was written here and is not sent), every conflict. */
  look(): void {
    if (!this.run) return
    const snapshot = this.run.app.snapshot()
    if (this.checked === snapshot) return
    this.checked = snapshot
    if (snapshot.lastSyncedAtMs !== this.syncedAtMs) this.way.allowed = this.way.answered
    this.syncedAtMs = snapshot.lastSyncedAtMs
    for (const { conflictId } of snapshot.conflicts)
      this.parts.promises.conflictsShown.add(conflictId)
    for (const { kind, record } of this.shown())
      if (
        !this.way.allowed.has(record.regionId) &&
        snapshot.records.markOf(kind, record.id) === 'confirmed'
      )
        this.parts.promises.break(
          `sight: ${this.id} of ${this.memberId} shows ${kind} ${record.id} in ${record.regionId}`,
        )
  }

  /** Notes a command that this phone has just called saved, or not. */
  promise(
    command: Pick<PromisedCommand, 'commandId' | 'name' | 'regionId' | 'args' | 'state'>,
  ): void {
    this.parts.promises.add({ ...command, phoneId: this.id, memberId: this.memberId })
  }
}
