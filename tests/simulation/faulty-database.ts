/**
 * PGlite in memory behind a connection that can be watched: a call may be told to die before or after any of its
 * statements, pages of a pull are cut small, and planted faults may change a statement or what it answers.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { PGlite } from '@electric-sql/pglite'
import { Kysely, type CompiledQuery, type DatabaseConnection, type Dialect } from 'kysely'
import type { Database } from '../../cloudfunctions/api/database/connect'
import { pgliteDialect } from '../../cloudfunctions/api/database/pglite-dialect'
import type { Schema } from '../../cloudfunctions/api/database/schema'

/** One call that the server is working on. */
export interface RunningCall {
  /** Dies when so many statements have gone before; null = lives. */
  diesAt: number | null
  /** Only that one statement fails, as when a connection of several is cut. */
  readonly recovers: boolean
  /** The statement at which it dies takes effect. */
  readonly diesAfterIt: boolean
  statements: number
  dead: boolean
  /** A page was cut for its number of entries. */
  pageFull: boolean
}

/** As a server that was switched off leaves its client: SQLSTATE 57P01, admin_shutdown. */
export class ServerDied extends Error {
  override readonly name = 'ServerDied'
  readonly code = '57P01'
}

/** What a planted fault may do to the server's statements. */
export interface StatementFault {
  statement?(query: CompiledQuery): CompiledQuery | 'skip'
  entries?(entries: readonly unknown[]): readonly unknown[]
}

export interface FaultyDatabase {
  readonly database: Database
  /** Entries in one page of a pull. */
  pageEntries: number
  fault: StatementFault
  during<Value>(call: RunningCall, act: () => Promise<Value>): Promise<Value>
  close(): Promise<void>
}

const isPageQuery = ({ sql }: CompiledQuery): boolean => /from sync_entry n\b/.test(sql)

/** The same statement with another number behind its last `limit`. */
const limited = (query: CompiledQuery, limit: number): CompiledQuery => {
  const place = Number(/.*limit \$(\d+)/s.exec(query.sql)?.[1] ?? 0) - 1
  if (place < 0) throw new Error('The statement that reads a page has no limit any more.')
  return {
    ...query,
    parameters: query.parameters.map((value, at) => (at === place ? limit : value)),
  }
}

class WatchedConnection implements DatabaseConnection {
  constructor(
    private readonly inner: DatabaseConnection,
    private readonly settings: Pick<FaultyDatabase, 'pageEntries' | 'fault'>,
    private readonly running: AsyncLocalStorage<RunningCall>,
  ) {}

  async executeQuery<Row>(query: CompiledQuery) {
    const call = this.running.getStore()
    if (call === undefined || query.sql === 'rollback') return this.inner.executeQuery<Row>(query)
    if (call.dead) throw new ServerDied()
    if (call.diesAt !== null && call.statements++ >= call.diesAt) {
      call.dead = !call.recovers
      call.diesAt = null
      // One connection serves the whole world: a transaction that nobody knows of would stay open in it.
      if (call.diesAfterIt && query.sql !== 'begin') await this.inner.executeQuery(query)
      throw new ServerDied()
    }
    return isPageQuery(query) ? this.readPage<Row>(query, call) : this.run<Row>(query)
  }

  private async run<Row>(query: CompiledQuery) {
    const wanted = this.settings.fault.statement?.(query) ?? query
    return wanted === 'skip' ? { rows: [] } : this.inner.executeQuery<Row>(wanted)
  }

  private async readPage<Row>(query: CompiledQuery, call: RunningCall) {
    const limit = this.settings.pageEntries
    const result = await this.run<{ entries: string | null }>(limited(query, limit))
    const entries = JSON.parse(result.rows[0]?.entries ?? '[]') as unknown[]
    if (entries.length >= limit) call.pageFull = true
    const shown = this.settings.fault.entries?.(entries) ?? entries
    return { ...result, rows: [{ entries: JSON.stringify(shown) }] as Row[] }
  }

  streamQuery<Row>(): AsyncIterableIterator<{ rows: Row[] }> {
    throw new Error('Nothing streams.')
  }
}

/** Starts PGlite: some seconds, so once for all seeds. */
export const openFaultyDatabase = async (): Promise<FaultyDatabase> => {
  const { PGlite: Embedded } = await import('@electric-sql/pglite')
  const pglite: PGlite = new Embedded()
  await pglite.waitReady
  const running = new AsyncLocalStorage<RunningCall>()
  const settings: Pick<FaultyDatabase, 'pageEntries' | 'fault'> = { pageEntries: 1000, fault: {} }
  const inner = pgliteDialect(pglite)
  const dialect: Dialect = {
    ...inner,
    createDriver: () => {
      const driver = inner.createDriver()
      return {
        init: () => driver.init(),
        acquireConnection: async () =>
          new WatchedConnection(await driver.acquireConnection(), settings, running),
        beginTransaction: (connection, options) => driver.beginTransaction(connection, options),
        commitTransaction: (connection) => driver.commitTransaction(connection),
        rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
        releaseConnection: (connection) => driver.releaseConnection(connection),
        destroy: () => driver.destroy(),
      }
    },
  }
  const database = new Kysely<Schema>({ dialect })
  return Object.assign(settings, {
    database,
    during: <Value>(call: RunningCall, act: () => Promise<Value>) => running.run(call, act),
    close: () => database.destroy(),
  })
}
