/**
 * The smallest server that keeps the contract, in memory: the same rules, idempotent commands, a version per scope,
 * departures, epochs. Phones are tested against it; it can be told to fail in every way a network knows.
 */
import type { AnyRecord, RecordChange, RecordKind } from '../../src/domain/record'
import { officeCommands } from '../../src/domain/office-commands'
import { recordKinds } from '../../src/domain/record'
import type { CommandEnvelope, CommandResult } from '../../src/protocol/envelope'
import type { Access, PullPage, PullRequest } from '../../src/protocol/pull'
import { encodeTable } from '../../src/protocol/table'
import { columnsOf } from '../../src/store/scope-file'
import { RecordSet } from '../../src/store/record-set'
import { runRule } from '../../src/store/run-rule'
import { fixtureAccess, fixtureRecords } from './fixture-building'

interface Entry {
  readonly kind: RecordKind
  readonly record: AnyRecord
  readonly scopeId: string
  readonly version: number
}

export interface ReferenceServerOptions {
  readonly access?: Access
  readonly records?: readonly RecordChange[]
  /** Records in one page of a pull. */
  readonly pageSize?: number
  /** The scope of a region; all in 'mg1' otherwise. */
  readonly scopeOf?: (regionId: string) => string
}

const ok = (output: unknown) => ({ ok: true, output })
export const callError = (code: string, message = '') => ({ ok: false, error: { code, message } })

export class ReferenceServer {
  truth = new RecordSet()
  access: Access
  epoch = 'e1'
  /** Who calls, by token; '' is the only one unless a test says otherwise. */
  memberOf: (token: string) => string | null
  readonly applied = new Map<string, number>()
  /** Office commands that took effect, in their order. */
  readonly office: CommandEnvelope[] = []
  readonly received: { readonly path: string; readonly input: unknown }[] = []
  readonly lostScopes = new Set<string>()
  readonly photoParts = new Map<string, Map<number, string>>()
  /** Refuses commands by name, as if a post had ended or the truth were another. */
  readonly refuseNames = new Set<string>()
  /** Looked at before anything else; an answer other than undefined is given as it is. */
  intercept: (path: string, input: unknown) => unknown = () => undefined
  private readonly results = new Map<string, CommandResult>()
  private readonly entries = new Map<string, Entry>()
  private readonly gone: { scopeId: string; version: number; kind: RecordKind; id: string }[] = []
  private readonly versions = new Map<string, number>()

  constructor(private readonly options: ReferenceServerOptions = {}) {
    this.access = options.access ?? fixtureAccess
    this.memberOf = () => this.access.memberId
    this.store(options.records ?? fixtureRecords)
  }

  /** Something that happened without this phone. */
  store(changes: readonly RecordChange[]): void {
    this.truth = this.truth.fork()
    this.truth.apply(changes)
    for (const { kind, record } of changes) {
      const scopeId = this.options.scopeOf?.(record.regionId) ?? 'mg1'
      const key = `${kind}/${record.id}`
      const before = this.entries.get(key)
      if (before && before.scopeId !== scopeId)
        this.gone.push({
          scopeId: before.scopeId,
          version: this.next(before.scopeId),
          kind,
          id: record.id,
        })
      this.entries.set(key, { kind, record, scopeId, version: this.next(scopeId) })
    }
  }

  readonly answer = (path: string, input: unknown, token: string): unknown => {
    this.received.push({ path, input })
    const intercepted = this.intercept(path, input)
    if (intercepted !== undefined) return intercepted
    const memberId = this.memberOf(token)
    if (memberId === null) return callError('sign-in-again')
    if (path === 'session.me') return ok({ memberId, name: this.access.memberName, demo: true })
    if (path === 'sync.push') return ok(this.push(input as { commands: CommandEnvelope[] }))
    if (path === 'sync.pull') return ok(this.pull(input as PullRequest))
    if (path === 'file.put') return ok(this.put(input as Parameters<ReferenceServer['put']>[0]))
    return callError('unknown-procedure')
  }

  private next(scopeId: string): number {
    const version = (this.versions.get(scopeId) ?? 0) + 1
    this.versions.set(scopeId, version)
    return version
  }

  private push({ commands }: { commands: CommandEnvelope[] }) {
    return { results: commands.map((command) => this.run(command)), serverTimeMs: 0 }
  }

  private run(command: CommandEnvelope): CommandResult {
    const { commandId } = command
    const before = this.results.get(commandId)
    if (before) return before.status === 'applied' ? { ...before, status: 'replayed' } : before
    const result = this.runNew(command)
    this.results.set(commandId, result)
    return result
  }

  private runNew(command: CommandEnvelope): CommandResult {
    const { commandId } = command
    if (this.refuseNames.has(command.name))
      return { commandId, status: 'rejected', code: 'forbidden', detail: '' }
    if (officeCommands.has(command.name)) {
      this.applied.set(commandId, (this.applied.get(commandId) ?? 0) + 1)
      this.office.push(command)
      return { commandId, status: 'applied', conflicts: [], answer: { number: this.office.length } }
    }
    const outcome = runRule(command, this.truth, this.access)
    if (!outcome.ok) return { commandId, status: 'rejected', ...outcome.error }
    this.applied.set(commandId, (this.applied.get(commandId) ?? 0) + 1)
    this.store(outcome.value.changes)
    const conflicts = outcome.value.conflicts.map((conflict) => ({
      ...conflict,
      theirsByName: '李建国',
      theirsAtMs: 1,
    }))
    return { commandId, status: 'applied', conflicts }
  }

  private pull(request: PullRequest): PullPage {
    const reset = request.epoch !== '' && request.epoch !== this.epoch
    const cursors = new Map<string, number>(reset ? [] : request.cursors)
    const lost = [...cursors.keys()].filter((scopeId) => this.lostScopes.has(scopeId))
    let room = this.options.pageSize ?? 1000
    let more = false
    const scopes: PullPage['scopes'][number][] = []
    for (const [scopeId, newest] of this.versions) {
      const cursor = cursors.get(scopeId) ?? 0
      if (this.lostScopes.has(scopeId) || cursor >= newest) continue
      if (room === 0) {
        more = true
        continue
      }
      const page = this.pageOf(scopeId, cursor, room)
      room -= page.count
      if (page.scope.version < newest) more = true
      scopes.push(page.scope)
    }
    return {
      epoch: this.epoch,
      accessTag: JSON.stringify(this.access.posts).length.toString(),
      access: this.access,
      reset,
      lostScopes: lost,
      scopes,
      more,
      serverTimeMs: 0,
    }
  }

  private pageOf(scopeId: string, cursor: number, room: number) {
    const news = [...this.entries.values()]
      .filter((entry) => entry.scopeId === scopeId && entry.version > cursor)
      .sort((one, other) => one.version - other.version)
    const page = news.slice(0, room)
    const complete = page.length === news.length
    const version = complete ? (this.versions.get(scopeId) ?? 0) : (page.at(-1)?.version ?? cursor)
    const tables: Record<string, unknown> = {}
    for (const kind of recordKinds) {
      const records = page
        .filter((entry) => entry.kind === kind)
        .map(({ record }) => ({ ...record }))
      if (records.length > 0)
        tables[kind] = encodeTable<Record<string, unknown>>(columnsOf(kind), records)
    }
    const gone = this.gone
      .filter((one) => one.scopeId === scopeId && one.version > cursor && one.version <= version)
      .map(({ kind, id }) => [kind, id] as const)
    return { count: page.length, scope: { scopeId, version, tables, gone } }
  }

  private put(part: { fileId: string; index: number; partCount: number; bytes: string }) {
    const parts = this.photoParts.get(part.fileId) ?? new Map<number, string>()
    parts.set(part.index, part.bytes)
    this.photoParts.set(part.fileId, parts)
    return { complete: parts.size === part.partCount }
  }
}
