/**
 * What PostgreSQL itself does with the same machine: pgbench's tpcb-like script at scale 10, and pgbench that calls our
 * function for one transfer at a time; without `pgbench` in the PATH the same through node-postgres.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tenantId, volunteerCount } from './ledger-server'
import { prepareTpcb as prepareTpcbThroughNode } from '../process/tpcb'
import { runThroughNode } from './through-node'

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

/** chr(58) is the colon, after which pgbench would look for one of its variables. */
const transfer = (kind: string, credit: string): string => `
\\set a random(0, ${volunteerCount - 1})
\\set b (:a + random(1, ${volunteerCount - 1})) % ${volunteerCount}
select code from post_time_transfers('${tenantId}', jsonb_build_array(jsonb_build_object(
  'id', gen_random_uuid(), 'kind', '${kind}', 'phase', 'posted',
  'debit', 'volunteer' || chr(58) || 'v' || :a::integer, 'credit', ${credit},
  'minutes', 1, 'by_member_id', 'pgbench', 'by_name', 'pgbench')), 1);
`

/** Between any two volunteers; to the one pool; and to a pool that is one row, which is what the slots are for. */
const scripts = {
  gift: transfer('gift', `'volunteer' || chr(58) || 'v' || :b::integer`),
  donation: transfer('donation', `'pool'`),
  'one-row': transfer('gift', `'team' || chr(58) || 'all'`),
} as const

export type PgbenchScript = keyof typeof scripts | 'tpcb-like'

/** Transactions a second, without the time that connecting takes. */
export const runPgbench = async (
  url: string,
  script: PgbenchScript,
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<number> => {
  if (version === '') return runThroughNode(url, script, { connections, seconds })
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-pgbench-'))
  const file = join(folder, 'script.sql')
  if (script !== 'tpcb-like') writeFileSync(file, scripts[script])
  const what = script === 'tpcb-like' ? ['-b', 'tpcb-like'] : ['-f', file]
  const load = ['-c', String(connections), '-j', '2', '-T', String(seconds)]
  const child = spawn('pgbench', ['-n', '-M', 'prepared', ...load, ...what, url], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await new Promise((done) => child.once('close', done))
  rmSync(folder, { recursive: true })
  const tps = /tps = ([\d.]+) \(without/.exec(text)?.[1]
  if (tps === undefined) throw new Error(`pgbench ${script}:\n${text.slice(-2000)}`)
  return Number(tps)
}
