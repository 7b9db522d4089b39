/**
 * One phone of the simulated street: the real application over a disk that can die, on a clock that may be wrong.
 * What survives a run of the app is the disk, the session and the way to the server.
 */
import type { Application } from '../../src/application'
import { recordKinds, type AnyRecord, type RecordKind } from '../../src/domain/record'
import { createPhoneApplication } from '../../src/sync/phone-application'
import { createFixtureDevice } from '../support/fixture-device'
import { Crash } from '../support/memory-storage'
import { FaultyDisk } from './faulty-disk'
import { PhoneWay, type WayParts } from './phone-network'
import type { PromisedCommand } from './promises'

interface Run {
  readonly app: Application
  alive: boolean
}

export interface ShownRecord {
  readonly kind: RecordKind
  readonly record: AnyRecord
}

export class SimulatedPhone {
  readonly disk: FaultyDisk
  readonly way: PhoneWay
  skewMs = 0
  /** Numbers that it has dialled, by the true time. */
  readonly dialled: { readonly number: string; readonly atMs: number }[] = []
  /** Who has signed in on it; the first is whose it is. */
  readonly users: string[]
  private run: Run | null = null
  private idsGiven = 0
  private checked: unknown = null
  private seenMember: string
  /** Who was told to be signed in; '' when nobody was in this run of the app. */
  private signedIn = ''
  private readonly syncedAtMs = new Map<string, number>()

  constructor(
    readonly id: string,
    owner: string,
    private readonly parts: Omit<WayParts, 'texts'>,
  ) {
    this.users = [owner]
    this.seenMember = owner
    this.disk = new FaultyDisk(parts.struck)
    this.way = new PhoneWay({ ...parts, texts: this.disk.texts })
  }

  get owner(): string {
    return this.users[0] ?? ''
  }

  /** Whose name is on the screen; a torn access document takes the name away until the next sync, not the member. */
  get memberId(): string {
    this.seenMember = this.app().snapshot().access?.memberId ?? this.seenMember
    return this.seenMember
  }

  /** Ids of one phone sort in the order in which they were made, as the product's do. */
  newId(): string {
    this.idsGiven++
    return this.lastId()
  }

  lastId(): string {
    return `${this.id}-${String(this.idsGiven).padStart(6, '0')}`
  }

  get nowMs(): number {
    return this.parts.clock.nowMs + this.skewMs
  }

  /** The app, started if it was not running. */
  app(): Application {
    return this.running().app
  }

  private running(): Run {
    this.run ??= this.start()
    return this.run
  }

  isRunning(): boolean {
    return this.run !== null
  }

  /** Switched off this instant; only the disk is left. */
  kill(): void {
    if (!this.run) return
    this.run.alive = false
    this.run = null
    this.signedIn = ''
    this.disk.restart()
  }

  /** A disk that died took the app with it. Answers whether it did. */
  async buryIfDead(): Promise<boolean> {
    const isDead = await this.disk.isDead()
    if (isDead) this.kill()
    return isDead
  }

  /** Somebody puts in their own session; what was under another name waits on the disk. */
  async signIn(memberId: string): Promise<void> {
    if (!this.users.includes(memberId)) this.users.push(memberId)
    const token = this.parts.server.tokenOf(memberId)
    await this.changeSession(async ({ session }) => {
      try {
        await session.signIn(token)
        return memberId
      } catch (error) {
        if (error instanceof Error && error.name === 'CallFailed') return null
        throw error
      }
    })
  }

  /** Answers whether it was done; null when the app died over it. */
  signOut(): Promise<boolean | null> {
    const evenIfUnsent = this.parts.product.signsOutUnasked ?? false
    return this.changeSession(async ({ session }) =>
      (await session.signOut({ evenIfUnsent })) ? '' : null,
    )
  }

  /** Pages allow one change at a time. `change` answers who is in now; null when nothing has changed. */
  private async changeSession(
    change: (app: Application) => Promise<string | null>,
  ): Promise<boolean | null> {
    if (this.signedIn === 'changing') return false
    const run = this.running()
    const before = this.signedIn
    this.signedIn = 'changing'
    const after = await change(run.app).catch((error: unknown) => {
      if (run.alive) this.signedIn = before
      throw error
    })
    if (!run.alive) return null
    this.signedIn = after ?? before
    this.seenMember = after === null || after === '' ? this.seenMember : after
    return after !== null
  }

  /** Does something whose failure nobody waits for. */
  unasked(what: string, doing: Promise<unknown>): void {
    doing.catch((error: unknown) => this.notice(what, error))
  }

  private notice(what: string, error: unknown): void {
    if (error instanceof Crash) return
    this.parts.promises.break('error', `${what} on ${this.id}: ${String(error)}`)
  }

  private start(): Run {
    const { clock, product } = this.parts
    const { disk } = this
    const storage = disk.storage()
    const isAlive = () => run.alive
    /** What a dead app was still about to do is not done. */
    const whileAlive = (act: () => void): Promise<void> =>
      isAlive() ? Promise.resolve(act()) : new Promise(() => undefined)
    const device = createFixtureDevice({
      storage:
        product.storage?.(storage, { texts: disk.texts, nowMs: () => this.nowMs }) ?? storage,
      identifiers: { newId: () => this.newId() },
      network: this.way.network(isAlive),
      clock: {
        nowMs: () => this.nowMs,
        later: (delayMs, action) =>
          clock.after(delayMs, () => {
            if (isAlive()) this.guarded(action)
          }),
      },
      telephone: {
        dial: (number) => Promise.resolve(void this.dialled.push({ number, atMs: clock.nowMs })),
      },
      session: {
        token: () => Promise.resolve(this.way.token),
        keep: (token) => whileAlive(() => void (this.way.token = token)),
        forget: () => whileAlive(() => void (this.way.token = '')),
      },
    })
    const run: Run = { app: createPhoneApplication(device, () => 0.5), alive: true }
    return run
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
    const { memberId } = this
    const isCertain = this.signedIn !== '' && this.signedIn !== 'changing'
    if (isCertain && snapshot.access && memberId !== this.signedIn)
      this.parts.promises.break('sight', `${this.id} shows ${memberId}'s files to ${this.signedIn}`)
    const sight = this.way.sightOf(memberId)
    if (snapshot.lastSyncedAtMs !== this.syncedAtMs.get(memberId)) sight.allowed = sight.answered
    this.syncedAtMs.set(memberId, snapshot.lastSyncedAtMs)
    for (const { conflictId, id, field } of snapshot.conflicts)
      this.parts.promises.conflictShown(conflictId.replace(/\.\d+$/, ''), { id, field })
    for (const { kind, record } of this.shown())
      if (
        !sight.allowed.has(record.regionId) &&
        snapshot.records.markOf(kind, record.id) === 'confirmed'
      )
        this.parts.promises.break(
          'sight',
          `${this.id} of ${memberId} shows ${kind} ${record.id} in ${record.regionId}`,
        )
  }

  /** Notes a command that this phone has just called saved, or not. */
  promise(
    command: Pick<PromisedCommand, 'commandId' | 'name' | 'regionId' | 'args' | 'state'>,
    memberId: string,
  ): void {
    const { clock, promises, struck } = this.parts
    if (this.skewMs !== 0 && command.state === 'saved') struck.count('written with a wrong clock')
    promises.add({
      ...command,
      phoneId: this.id,
      memberId,
      issuedAtMs: this.nowMs,
      writtenAtMs: clock.nowMs,
    })
  }
}
