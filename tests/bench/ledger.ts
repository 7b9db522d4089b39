/**
 * Hours given through HTTP on a real, durable PostgreSQL by 8 and by 32 volunteers at once, side by side in one run with
 * pgbench's tpcb-like (scale 10) and with pgbench calling the same SQL function; gifts between any two of 5,000
 * volunteers, donations to the one community pool and holds out of it, and for comparison a pool that is one row. The server, pgbench and
 * those who give are processes of their own on the same cores. Options: --seconds N a measurement, --rounds N.
 */
import { cpus, loadavg } from 'node:os'
import { sql } from 'kysely'
import { giveFor, type Giving } from './ledger/givers'
import { serveLedger, tenantId } from './ledger/ledger-server'
import { fillPool, transfers } from './ledger/transfers'
import { pgbenchVersion, prepareTpcb, runPgbench, tpcbLike } from './process/pgbench'
import { option, startServerProcess } from './process/server-process'
import { median } from './scale/figures'
import { openDatabase } from '../../cloudfunctions/api/database/connect'
import { createDatabase, startPostgres } from '../support/postgres'

const connectionCounts = [8, 32]
const givings: readonly Giving[] = ['gift', 'donation']

/** A team that stands for a pool of one row, and a pool that has something to give. */
const openPools = async (url: string): Promise<void> => {
  const { database, close } = await openDatabase({ kind: 'postgres', url, poolSize: 1 })
  await sql`insert into time_account (tenant_id, id, kind, owner_id)
    values (${tenantId}, 'team:all', 'team', 'all')`.execute(database)
  await sql.raw(fillPool).execute(database)
  await close()
}

const rounded = (value: number, digits = 0): number => Number(value.toFixed(digits))

const main = async (seconds: number, rounds: number): Promise<void> => {
  const postgres = await startPostgres({ durable: true })
  const url = await createDatabase(postgres.url)
  const tpcbUrl = await createDatabase(postgres.url)
  await prepareTpcb(tpcbUrl)
  const server = await startServerProcess(['--serve', url])
  // Also when a measurement fails.
  process.once('exit', () => server.stop())
  await openPools(url)
  const tokens = await server.ask<readonly string[]>('tokens', 5000)
  await giveFor(2, server.url, tokens, { connections: 8, giving: 'gift' })
  await server.ask('housekeeping')

  const rows = []
  const loads: number[] = []
  for (const connections of connectionCounts) {
    const measured = new Map<string, number[]>()
    const note = (name: string, tps: number) =>
      measured.set(name, [...(measured.get(name) ?? []), tps])
    for (let round = 0; round < rounds; round++) {
      loads.push(loadavg()[0] ?? 0)
      note(tpcbLike, await runPgbench(tpcbUrl, tpcbLike, { connections, seconds }))
      for (const [name, statement] of Object.entries(transfers))
        note(name, await runPgbench(url, statement, { connections, seconds }))
      for (const giving of givings) {
        const before = await server.ask<number>('cpu')
        const tps = await giveFor(seconds, server.url, tokens, { connections, giving })
        note(`http ${giving}`, tps)
        note('cpu', ((await server.ask<number>('cpu')) - before) / (tps * seconds))
      }
    }
    const tps = (name: string) => median(measured.get(name) ?? [])
    const tpcb = tps(tpcbLike)
    rows.push({
      connections,
      tpcbLike: rounded(tpcb),
      http: { gift: rounded(tps('http gift')), donation: rounded(tps('http donation')) },
      pgbench: {
        gift: rounded(tps('gift')),
        donation: rounded(tps('donation')),
        poolHold: rounded(tps('poolHold')),
        oneRow: rounded(tps('oneRow')),
      },
      serverCpuMs: rounded(tps('cpu'), 2),
      ratio: {
        httpGift: rounded(tps('http gift') / tpcb, 2),
        httpDonation: rounded(tps('http donation') / tpcb, 2),
        pgbenchGift: rounded(tps('gift') / tpcb, 2),
        pgbenchDonation: rounded(tps('donation') / tpcb, 2),
        pgbenchPoolHold: rounded(tps('poolHold') / tpcb, 2),
      },
    })
  }
  const audit = await server.ask('audit')
  server.stop()
  await postgres.stop()

  console.log(
    `transfers a second, median of ${rounds} × ${seconds} s; ${cpus().length} cores, load ${rounded(median(loads), 1)}; ${pgbenchVersion()}`,
  )
  const cell = (value: number | string) => String(value).padStart(11)
  const heads = ['connections', 'tpcb-like', 'http gift', 'http pool', 'SQL gift', 'SQL pool']
  console.log([...heads, 'pool held', 'one row'].map(cell).join(' '))
  for (const { connections, tpcbLike, http, pgbench } of rows)
    console.log(
      [connections, tpcbLike, http.gift, http.donation, pgbench.gift, pgbench.donation]
        .concat(pgbench.poolHold, pgbench.oneRow)
        .map(cell)
        .join(' '),
    )
  console.log(
    JSON.stringify({
      bench: 'ledger',
      seconds,
      rounds,
      load: rounded(median(loads), 1),
      peer: pgbenchVersion(),
      rows,
      audit,
    }),
  )
  process.exit(0)
}

const databaseUrl = option('serve')
if (databaseUrl !== undefined) await serveLedger(databaseUrl)
else await main(Number(option('seconds') ?? 8), Number(option('rounds') ?? 3))
