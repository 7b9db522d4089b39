/**
 * First sync of a grid (300 households, 900 residents, 2,000 visits), 50 changes, and pushing 200 visits over HTTP,
 * side by side with PouchDB and express-pouchdb on the same data. Each server is a process of its own; the peer keeps
 * everything in memory, ours in a PostgreSQL server that does not wait for the disk (--database embedded: PGlite in
 * memory). Bytes and requests are counted on the wire. Options: --rounds N, --database postgres|embedded.
 */
import { serveCouch } from './grid/couch-peer'
import { runCouchRound } from './grid/couch-side'
import { serveGrid } from './grid/grid-server'
import { runLianxinRound } from './grid/lianxin-side'
import { compare, type Compared, type Rounds } from './grid/sync-figures'
import { answerParent, option, startServerProcess } from './process/server-process'
import { meterWire, type WireReading } from './process/wire-meter'
import { createDatabase, startPostgres } from '../support/postgres'

const servePeer = async (): Promise<void> => {
  const wire = meterWire()
  const { port } = await serveCouch()
  answerParent(port, { wire })
}

const serveOurs = async (url: string): Promise<void> => {
  const wire = meterWire()
  const grid = await serveGrid(
    url === '' ? { kind: 'memory' } : { kind: 'postgres', url, poolSize: 4 },
  )
  answerParent(grid.server.port, {
    wire,
    'forget-pushed': () => grid.forgetPushed(),
    'change-residents': (count) => grid.changeResidents(Number(count)),
  })
}

const startServer = async (role: 'peer' | 'ours', databaseUrl = '') => {
  const child = await startServerProcess(['--serve', role, '--url', databaseUrl])
  return {
    url: child.url,
    wire: () => child.ask<WireReading>('wire'),
    forgetPushed: () => child.ask<undefined>('forget-pushed'),
    changeResidents: (count: number) => child.ask<undefined>('change-residents', count),
    stop: () => child.stop(),
  }
}

const print = (title: string, figures: Compared): void => {
  const cell = (value: number) => String(value).padStart(10)
  console.log(
    `${title.padEnd(8)}${cell(figures.ms)}${cell(figures.peerMs)}${cell(figures.ratio)}` +
      `${cell(figures.bytes)}${cell(figures.peerBytes)}${cell(figures.requests)}${cell(figures.peerRequests)}`,
  )
}

const main = async (rounds: number, database: string): Promise<void> => {
  const postgres = database === 'embedded' ? null : await startPostgres({ durable: false })
  const ours = await startServer('ours', postgres ? await createDatabase(postgres.url) : '')
  const peer = await startServer('peer')
  const ourRounds: Rounds[] = []
  const peerRounds: Rounds[] = []
  for (let round = 0; round < rounds; round++) {
    ourRounds.push(await runLianxinRound(ours, round))
    peerRounds.push(await runCouchRound(peer.url, round, peer.wire))
  }
  ours.stop()
  peer.stop()
  await postgres?.stop()
  const figures = (part: keyof Rounds): Compared =>
    compare(
      ourRounds.map((round) => round[part]),
      peerRounds.map((round) => round[part]),
    )
  const result = { first: figures('first'), delta: figures('delta'), push: figures('push') }
  console.log(
    `median of ${rounds} rounds, our database: ${database}; ratio = peer ÷ ours; bytes on the wire, both directions\n`,
  )
  console.log('              ms    peer ms     ratio     bytes peer bytes  requests  peer req.')
  print('first', result.first)
  print('delta', result.delta)
  print('push', result.push)
  console.log(JSON.stringify({ bench: 'sync', rounds, database, ...result }))
  process.exit(0)
}

const role = option('serve')
if (role === 'peer') await servePeer()
else if (role === 'ours') await serveOurs(option('url') ?? '')
else await main(Number(option('rounds') ?? 7), option('database') ?? 'postgres')
