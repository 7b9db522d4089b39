/**
 * PGlite in memory behind a connection that can be cut: a call may be told to die before or after any of its
 * statements, whatever they say.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { CompiledQuery, Kysely, type DatabaseConnection, type Dialect, type Driver } from 'kysely'
import type { Database } from '../../cloudfunctions/api/database/connect'
import { pgliteDialect } from '../../cloudfunctions/api/database/pglite-dialect'
import type { Schema } from '../../cloudfunctions/api/database/schema'
import { openMigratedPGlite } from '../support/api/migrated-template'

/** `wrong` stands for `right`. */
export interface Reworded {
  readonly right: string
  readonly wrong: string
}

/** How a call is to die. */
export interface Death {
  /** restart: the process is gone, and every call with it. told: it says that it cannot. recovers: the very next statement works again. */
  readonly manner: 'restart' | 'told' | 'recovers'
  /** So many statements go before, of this call or (a moment) of all calls. */
  readonly atStatement: number
  /** The statement at which it dies takes effect. */
  readonly afterIt: boolean
}

/** One call that the server is working on. */
export interface RunningCall {
  readonly death: Death | null
  statements: number
  /** Something has been done to it. */
  hurt: boolean
  /** No statement of it is carried out any more. */
  dead: boolean
  /** Nobody is left to answer. */
  silent: boolean
}

/** As a server that was switched off leaves its client: SQLSTATE 57P01, admin_shutdown. */
export class ServerDied extends Error {
  override readonly name = 'ServerDied'
  readonly code = '57P01'
}

export class FaultyDatabase {
  readonly database: Database
  /** Statements of all calls since the last `begin`. */
  statements = 0
  /** Strikes whichever call comes to that statement. */
  moment: Death | null = null
  /** A planted fault: what was done of a transaction stays when its call dies. */
  keepsHalves = false
  /** Another one: in what is asked of the database, other words stand for some. */
  reworded: Reworded | null = null
  private readonly inContext = new AsyncLocalStorage<RunningCall>()
  private readonly running = new Set<RunningCall>()

  private constructor(private readonly inner: Dialect) {
    this.database = new Kysely<Schema>({ dialect: { ...inner, createDriver: () => this.driver() } })
  }

  /** Starts PGlite: a second or more, so once for all seeds. */
  static async open(): Promise<FaultyDatabase> {
    const pglite = await openMigratedPGlite()
    await pglite.waitReady
    return new FaultyDatabase(pgliteDialect(pglite))
  }

  begin(moment: Death | null = null): void {
    this.statements = 0
    this.moment = moment
  }

  async during<Value>(call: RunningCall, act: () => Promise<Value>): Promise<Value> {
    this.running.add(call)
    try {
      return await this.inContext.run(call, act)
    } finally {
      this.running.delete(call)
    }
  }

  close(): Promise<void> {
    return this.database.destroy()
  }

  private driver(): Driver {
    const driver = this.inner.createDriver()
    return {
      init: () => driver.init(),
      acquireConnection: async () => this.watched(await driver.acquireConnection()),
      beginTransaction: (connection, options) => driver.beginTransaction(connection, options),
      commitTransaction: (connection) => driver.commitTransaction(connection),
      rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
      releaseConnection: (connection) => driver.releaseConnection(connection),
      destroy: () => driver.destroy(),
    }
  }

  private watched(inner: DatabaseConnection): DatabaseConnection {
    return {
      executeQuery: async <Row>(asked: CompiledQuery) => {
        const query = this.rewordedIn(asked)
        const call = this.inContext.getStore()
        if (call === undefined) return inner.executeQuery<Row>(query)
        if (query.sql === 'rollback') return inner.executeQuery<Row>(this.ending(query, call))
        if (call.dead) throw new ServerDied()
        const death = this.deathNow(call)
        if (!death) return inner.executeQuery<Row>(query)
        this.strike(call, death)
        // One connection serves the whole world: a transaction that nobody knows of would stay open in it.
        if (death.afterIt && query.sql !== 'begin') await inner.executeQuery(query)
        throw new ServerDied()
      },
      streamQuery: () => {
        throw new Error('Nothing streams.')
      },
    }
  }

  private rewordedIn(query: CompiledQuery): CompiledQuery {
    if (!this.reworded) return query
    return { ...query, sql: query.sql.replaceAll(this.reworded.right, this.reworded.wrong) }
  }

  private ending(query: CompiledQuery, call: RunningCall): CompiledQuery {
    return this.keepsHalves && call.hurt ? CompiledQuery.raw('commit') : query
  }

  private deathNow(call: RunningCall): Death | null {
    const ofCall = call.statements++ === call.death?.atStatement ? call.death : null
    const ofAll = this.statements++ === this.moment?.atStatement ? this.moment : null
    return ofCall ?? ofAll
  }

  private strike(call: RunningCall, { manner }: Death): void {
    const struck = manner === 'restart' ? [...this.running] : [call]
    for (const one of struck) {
      one.hurt = true
      one.dead = manner !== 'recovers'
      one.silent = manner === 'restart'
    }
  }
}
