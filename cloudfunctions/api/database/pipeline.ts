/**
 * A connection that is shared instead of lent: whoever has a statement sends it at once behind those that are still to be
 * answered, and PostgreSQL begins with it the moment it is done with the last. A connection of a pool stands idle until an
 * answer was read and whoever is next has come.
 *
 * Each statement is a transaction of its own, and none can be begun here: it would be everybody's.
 */
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import { Client, type ClientConfig } from 'pg'
import { sendByName, type Statements } from './prepared'

/** Whoever waits for a row is answered so (55P03, tried again) before those behind have waited long. */
const LOCK_LIMIT_MS = 1_000

type Sender = Client & PostgresPoolClient

/** Opened when first asked for; another one when it was lost, which fails what was under way on it. */
class SharedConnection implements PostgresPool {
  private opened: Promise<Sender> | null = null

  constructor(
    private readonly config: ClientConfig,
    private readonly hear: (error: Error) => void,
  ) {}

  connect(): Promise<Sender> {
    if (this.opened) return this.opened
    const opening = this.open(() => {
      // The end of one that was lost is heard when there is another already.
      if (this.opened === opening) this.opened = null
    })
    this.opened = opening
    return opening
  }

  async end(): Promise<void> {
    const sender = await this.opened?.catch(() => null)
    await sender?.end()
  }

  private async open(forget: () => void): Promise<Sender> {
    const client = new Client({ ...this.config, pipeline: true, lock_timeout: LOCK_LIMIT_MS })
    client.on('error', this.hear).on('error', forget).on('end', forget)
    try {
      await client.connect()
    } catch (error) {
      forget()
      throw error
    }
    sendByName(client)
    return Object.assign(client, { release: () => undefined })
  }
}

export interface Pipeline {
  readonly pipeline: Statements
  readonly close: () => Promise<void>
}

/** `hear` is told when the connection is lost. */
export const openPipeline = (config: ClientConfig, hear: (error: Error) => void): Pipeline => {
  const pool = new SharedConnection(config, hear)
  const pipeline = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  return { pipeline, close: () => pipeline.destroy() }
}
