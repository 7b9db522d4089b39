/**
 * HTTP servers as they run in a container: the real bundle, each in a process of its own that a test can kill, freeze
 * and start again. Who calls is told by callContainer's headers.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'

export interface ServerProcess {
  /** Without a slash at the end. */
  readonly url: string
  /** Its connections carry this name in pg_stat_activity. */
  readonly name: string
  readonly process: ChildProcess
  /** What it wrote for its operator. */
  output(): string
  isRunning(): boolean
  /** 'SIGTERM' stops in order, 'SIGKILL' at once; resolves when it has ended. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

const startLimitMs = 30_000
const bundle = 'dist/server-process/serve.mjs'

/** To be called once before servers are started. */
export const bundleServer = (): void => {
  const script = `import { bundleForCheckout } from './scripts/bundle.mjs'
    await bundleForCheckout('cloudfunctions/api/serve.ts', '${bundle}')`
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'pipe' })
}

/** The address that the server prints when it listens. Throws with its output when it ends before. */
const untilListens = (child: ChildProcess, output: () => string): Promise<string> =>
  new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`The server did not start:\n${output()}`))
    const late = setTimeout(fail, startLimitMs)
    child.once('exit', fail)
    child.stdout?.on('data', () => {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0]
      if (url === undefined) return
      clearTimeout(late)
      child.off('exit', fail)
      resolve(url)
    })
  })

/** `environment`: DATABASE_URL, keys, limits. */
export const startServerProcess = async (
  name: string,
  environment: Readonly<Record<string, string>>,
): Promise<ServerProcess> => {
  let text = ''
  const child = spawn(process.execPath, ['--enable-source-maps', bundle], {
    // Nothing of the test's own environment: in a container there is only what was configured.
    env: {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      PORT: '0',
      TRUST_CONTAINER_HEADERS: '1',
      PGAPPNAME: name,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const keep = (chunk: Buffer) => (text = (text + chunk.toString()).slice(-20_000))
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.removeListener('exit', kill))
  const isRunning = () => child.exitCode === null && child.signalCode === null
  const url = await untilListens(child, () => text)
  return {
    url,
    name,
    process: child,
    output: () => text,
    isRunning,
    async end(signal) {
      const ended = new Promise((done) => child.once('exit', done))
      if (isRunning() && child.kill(signal)) await ended
    },
  }
}
