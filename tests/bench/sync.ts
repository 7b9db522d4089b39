/**
 * First sync of a grid (300 households, 900 residents, 2,000 visits), 50 changes, and pushing 200 visits over HTTP,
 * side by side with PouchDB and express-pouchdb on the same data. Each server is a process of its own and keeps its data
 * in files without waiting for the disk: the peer in LevelDB, its default, ours in PostgreSQL. Both phones keep theirs in
 * memory. Bytes and requests are counted on the wire. Options: --rounds N, --peer files|memory (a server that forgets),
 * --database postgres|embedded (PGlite in memory).
 */
import { serveCouch } from './grid/couch-peer'
import { runCouchRound } from './grid/couch-side'
import { serveGrid } from './grid/grid-server'
import { runLianxinRound } from './grid/lianxin-side'
import { compare, type Compared, type Rounds } from './grid/sync-figures'
import { answerParent, option, startServerProcess } from './process/server-process'
import { meterWire, type WireReading } from './process/wire-meter'
import { createDatabase, startPostgres } from '../support/postgres'

const servePeer = async (inMemory: boolean): Promise<void> => {
  const wire = meterWire()
  const { port } = await serveCouch({ inMemory })
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

const startServer = async (...role: readonly string[]) => {
  const child = await startServerProcess(['--serve', ...role])
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

const main = async (rounds: number, database: string, peerStore: string): Promise<void> => {
  const postgres = database === 'embedded' ? null : await startPostgres({ durable: false })
  const ours = await startServer(
    'ours',
    '--url',
    postgres ? await createDatabase(postgres.url) : '',
  )
  const peer = await startServer('peer', '--peer', peerStore)
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
    `median of ${rounds} rounds, our database: ${database}, the peer's: ${peerStore}; ratio = peer ÷ ours; bytes on the wire, both directions\n`,
  )
  console.log('              ms    peer ms     ratio     bytes peer bytes  requests  peer req.')
  print('first', result.first)
  print('delta', result.delta)
  print('push', result.push)
  console.log(JSON.stringify({ bench: 'sync', rounds, database, peerStore, ...result }))
  process.exit(0)
}

const role = option('serve')
const peerStore = option('peer') ?? 'files'
if (role === 'peer') await servePeer(peerStore === 'memory')
else if (role === 'ours') await serveOurs(option('url') ?? '')
else await main(Number(option('rounds') ?? 7), option('database') ?? 'postgres', peerStore)
