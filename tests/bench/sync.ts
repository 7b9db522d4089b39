/**
 * First sync of a grid (300 households, 900 residents, 2,000 visits), 50 changes, and pushing 200 visits over HTTP,
 * side by side with PouchDB and express-pouchdb on the same data. Each server is a process of its own; the peer keeps
 * everything in memory, ours in a PostgreSQL server that does not wait for the disk (--database embedded: PGlite in
 * memory). Bytes and requests are counted on the wire. Options: --rounds N, --database postgres|embedded.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { serveCouch } from './grid/couch-peer'
import { runCouchRound } from './grid/couch-side'
import { serveGrid } from './grid/grid-server'
import { runLianxinRound } from './grid/lianxin-side'
import { compare, type Compared, type Rounds } from './grid/sync-figures'
import { meterWire, type WireReading } from './grid/wire-meter'
import { createDatabase, startPostgres } from '../support/postgres'

/** What the benchmark asks of a server's process, and what comes back. */
type Ask =
  | { readonly ask: 'wire' }
  | { readonly ask: 'forget-pushed' }
  | { readonly ask: 'change-residents'; readonly count: number }
type Word = { readonly port: number } | { readonly done: true } | WireReading

const say = (word: Word): void => {
  process.send?.(word)
}

const servePeer = async (): Promise<void> => {
  const wire = meterWire()
  const { port } = await serveCouch()
  process.on('message', () => say(wire()))
  say({ port })
}

const serveOurs = async (url: string): Promise<void> => {
  const wire = meterWire()
  const grid = await serveGrid(
    url === '' ? { kind: 'memory' } : { kind: 'postgres', url, poolSize: 4 },
  )
  process.on('message', (ask: Ask) => {
    if (ask.ask === 'wire') return say(wire())
    const work = ask.ask === 'forget-pushed' ? grid.forgetPushed() : grid.changeResidents(ask.count)
    void work.then(() => say({ done: true }))
  })
  say({ port: grid.server.port })
}

const next = (child: ChildProcess): Promise<Word> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) =>
      reject(new Error(`The server ended with ${String(code)}`))
    child.once('exit', ended)
    child.once('message', (word) => {
      child.off('exit', ended)
      resolve(word as Word)
    })
  })

const startServer = async (role: 'peer' | 'ours', url = '') => {
  const options = ['--serve', role, '--url', url]
  const child = fork(process.argv[1] ?? '', options, { stdio: 'inherit' })
  const word = await next(child)
  if (!('port' in word)) throw new Error('The server said no port')
  const ask = (question: Ask): Promise<Word> => {
    const answer = next(child)
    child.send(question)
    return answer
  }
  return {
    url: `http://127.0.0.1:${word.port}`,
    wire: async (): Promise<WireReading> => {
      const reading = await ask({ ask: 'wire' })
      if (!('bytes' in reading)) throw new Error('The server said no figures')
      return reading
    },
    forgetPushed: async () => {
      await ask({ ask: 'forget-pushed' })
    },
    changeResidents: async (count: number) => {
      await ask({ ask: 'change-residents', count })
    },
    stop: () => child.kill(),
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

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

const role = option('--serve')
if (role === 'peer') await servePeer()
else if (role === 'ours') await serveOurs(option('--url') ?? '')
else await main(Number(option('--rounds') ?? 7), option('--database') ?? 'postgres')
