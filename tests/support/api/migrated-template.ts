/**
 * A database as the migrations leave it, made once a run: making one for each test costs more than most tests do.
 * On PostgreSQL it is a template database, of PGlite a file; the run's global setup names both.
 */
import { randomUUID } from 'node:crypto'
import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import type { PGlite } from '@electric-sql/pglite'
import { Client } from 'pg'
import { openDatabase, openEmbedded } from '../../../cloudfunctions/api/database/connect'
import { migrate } from '../../../cloudfunctions/api/database/migrate'

const templateName = 'migrated'

const serverUrl = (): string => process.env.TEST_DATABASE_URL ?? ''

const withClient = async <Answer>(work: (client: Client) => Promise<Answer>): Promise<Answer> => {
  const client = new Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const urlOf = (name: string): string => {
  const url = new URL(serverUrl())
  url.pathname = `/${name}`
  return url.href
}

/** Of several workers that come at once one makes it, the others wait. */
const makeTemplate = (): Promise<void> =>
  withClient(async (client) => {
    await client.query('select pg_advisory_lock(1)')
    const found = await client.query('select from pg_database where datname = $1', [templateName])
    if (found.rowCount === 1) return
    await client.query(`create database ${templateName}_new`)
    const { database, close } = await openDatabase({
      ...{ kind: 'postgres', url: urlOf(`${templateName}_new`), poolSize: 1 },
    })
    await migrate(database)
    await close()
    await client.query(`alter database ${templateName}_new rename to ${templateName}`)
  })

let template: Promise<void> | undefined

/** The URL of a new database that has the schema. */
export const createMigrated = async (): Promise<string> => {
  await (template ??= makeTemplate())
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await withClient((client) => client.query(`create database ${name} template ${templateName}`))
  return urlOf(name)
}

/** Loaded on demand: tests of the built mini-program import this file and have no PGlite. */
const newPGlite = async (loadDataDir?: Blob): Promise<PGlite> => {
  const embedded = await import('@electric-sql/pglite')
  return new embedded.PGlite(loadDataDir ? { loadDataDir } : {})
}

const makeFile = async (path: string): Promise<Blob> => {
  const isThere = await stat(path).catch(() => null)
  if (!isThere) {
    const pglite = await newPGlite()
    const { database, close } = await openEmbedded(pglite)
    await migrate(database)
    // Nobody makes a database out of these here, and every test would unpack their six hundred files.
    for (const spare of ['template1', 'template0']) {
      await pglite.exec(`alter database ${spare} is_template false`)
      await pglite.exec(`drop database ${spare}`)
    }
    const dump = await pglite.dumpDataDir('none')
    await close()
    const own = `${path}.${process.pid}`
    await writeFile(own, Buffer.from(await dump.arrayBuffer()))
    await rename(own, path)
  }
  // Read at once: a worker that came at the same time puts its own file there, and a blob of this one would be torn.
  return new Blob([await readFile(path)])
}

let file: Promise<Blob> | undefined

/** A new PGlite in memory that has the schema; outside of Jest one that still has to be migrated. */
export const openMigratedPGlite = async (): Promise<PGlite> => {
  const path = process.env.MIGRATED_PGLITE
  return newPGlite(path === undefined ? undefined : await (file ??= makeFile(path)))
}
