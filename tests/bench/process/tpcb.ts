/**
 * pgbench's "tpcb-like" at scale 10, statement by statement, through node-postgres: pgbench itself is in no npm package.
 * https://www.postgresql.org/docs/17/pgbench.html ("What Is the 'Transaction' Actually Performed in pgbench?")
 */
import { Client } from 'pg'
import { runClosedLoop, type Throughput } from './closed-loop'

const scale = 10
const accounts = 100_000 * scale

const upTo = (count: number): number => 1 + Math.floor(Math.random() * count)

/** The tables as `pgbench -i -s 10` leaves them. */
export const prepareTpcb = async (url: string): Promise<void> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  for (const statement of [
    'create table pgbench_branches (bid int primary key, bbalance int, filler char(88)) with (fillfactor = 100)',
    'create table pgbench_tellers (tid int primary key, bid int, tbalance int, filler char(84)) with (fillfactor = 100)',
    'create table pgbench_accounts (aid int primary key, bid int, abalance int, filler char(84)) with (fillfactor = 100)',
    'create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22))',
    `insert into pgbench_branches select n, 0, '' from generate_series(1, ${scale}) n`,
    `insert into pgbench_tellers select n, (n - 1) / 10 + 1, 0, '' from generate_series(1, ${10 * scale}) n`,
    `insert into pgbench_accounts select n, (n - 1) / 100000 + 1, 0, '' from generate_series(1, ${accounts}) n`,
    'vacuum analyze',
    'checkpoint',
  ])
    await client.query(statement)
  await client.end()
}

export const runTpcb = async (
  url: string,
  connections: number,
  seconds: number,
): Promise<Throughput> => {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new Client({ connectionString: url })
      await client.connect()
      return client
    }),
  )
  const figures = await runClosedLoop(connections, seconds, async (caller) => {
    const client = clients[caller]
    if (!client) throw new Error('There is no such connection')
    const [aid, bid, tid, delta] = [
      upTo(accounts),
      upTo(scale),
      upTo(10 * scale),
      upTo(10_000) - 5000,
    ]
    await client.query('begin')
    await client.query({
      name: 'a',
      text: 'update pgbench_accounts set abalance = abalance + $1 where aid = $2',
      values: [delta, aid],
    })
    await client.query({
      name: 'b',
      text: 'select abalance from pgbench_accounts where aid = $1',
      values: [aid],
    })
    await client.query({
      name: 'c',
      text: 'update pgbench_tellers set tbalance = tbalance + $1 where tid = $2',
      values: [delta, tid],
    })
    await client.query({
      name: 'd',
      text: 'update pgbench_branches set bbalance = bbalance + $1 where bid = $2',
      values: [delta, bid],
    })
    await client.query({
      name: 'e',
      text: 'insert into pgbench_history (tid, bid, aid, delta, mtime) values ($1, $2, $3, $4, now())',
      values: [tid, bid, aid, delta],
    })
    await client.query('end')
  })
  await Promise.all(clients.map((client) => client.end()))
  return figures
}
