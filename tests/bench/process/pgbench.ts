/**
 * What PostgreSQL itself does with the same machine: pgbench's tpcb-like script at scale 10, and pgbench that sends one
 * statement again and again; without `pgbench` in the PATH the same through node-postgres, whose driver costs more.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { runClosedLoop } from './closed-loop'
import { prepareTpcb as prepareTpcbThroughNode, runTpcb } from './tpcb'

const findPgbench = (): string => {
  try {
    return execFileSync('pgbench', ['--version'], { encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch {
    return ''
  }
}

const version = findPgbench()

/** What drives the database: its version, or that there is none. */
export const pgbenchVersion = (): string =>
  version === '' ? 'no pgbench here: the same statements through node-postgres' : version

export const prepareTpcb = async (url: string): Promise<void> => {
  if (version === '') await prepareTpcbThroughNode(url)
  else execFileSync('pgbench', ['-i', '-q', '-s', '10', url], { stdio: 'pipe' })
}

export const tpcbLike = 'tpcb-like'

interface Load {
  readonly connections: number
  readonly seconds: number
}

const unlessAnotherWasFirst = (error: { readonly code?: string }): void => {
  if (error.code !== '40001') throw error as Error
}

const runThroughNode = async (
  url: string,
  statement: string,
  { connections, seconds }: Load,
): Promise<number> => {
  if (statement === tpcbLike) return (await runTpcb(url, connections, seconds)).perSecond
  const clients = Array.from({ length: connections }, () => new Client({ connectionString: url }))
  await Promise.all(clients.map((client) => client.connect()))
  const { perSecond } = await runClosedLoop(connections, seconds, async (caller) => {
    await clients[caller]?.query({ name: 'one', text: statement }).catch(unlessAnotherWasFirst)
  })
  await Promise.all(clients.map((client) => client.end()))
  return perSecond
}

/**
 * Transactions a second, without the time that connecting takes. Where the statement
 * means a colon within a text it says chr(58): pgbench looks for one of its variables behind it.
 */
export const runPgbench = async (
  url: string,
  statement: string,
  { connections, seconds }: Load,
): Promise<number> => {
  if (version === '') return runThroughNode(url, statement, { connections, seconds })
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-pgbench-'))
  const file = join(folder, 'script.sql')
  if (statement !== tpcbLike) writeFileSync(file, `${statement};\n`)
  const what = statement === tpcbLike ? ['-b', tpcbLike] : ['-f', file]
  const load = ['-c', String(connections), '-j', '2', '-T', String(seconds), '--max-tries', '3']
  const child = spawn('pgbench', ['-n', '-M', 'prepared', ...load, ...what, url], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await new Promise((done) => child.once('close', done))
  rmSync(folder, { recursive: true })
  const tps = /tps = ([\d.]+) \(without/.exec(text)?.[1]
  // A statement that fails is fast as well.
  if (!tps || Number(tps) === 0 || text.includes('aborted'))
    throw new Error(`pgbench ${statement}:\n${text.slice(-2000)}`)
  return Number(tps)
}
