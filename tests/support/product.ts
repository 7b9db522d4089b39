/**
 * Starts the whole product as npm start does, on a free port with a new data folder, for browser journeys.
 * The H5 app was built before (e2e-global-setup.ts).
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port'

export interface Product {
  /** Without a slash at the end. */
  readonly url: string
  stop(): Promise<void>
}

/** The first start makes a database and fills it with the demo; on a busy machine that takes long. */
const startLimitMs = 120_000

/** `env` adds to the environment, such as DATABASE_URL. Throws with the server's output when it does not start. */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-product-'))
  const server = spawn(process.execPath, ['scripts/start.mjs', '--no-build'], {
    // Jest sets NODE_ENV to 'test'; the product must not run differently here than for a user.
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = `http://127.0.0.1:${port}`
  const kill = () => void server.kill('SIGKILL')
  process.once('exit', kill)
  await untilAnswers(server, url)
  return {
    url,
    async stop() {
      process.removeListener('exit', kill)
      const closed = new Promise((done) => server.once('exit', done))
      if (server.exitCode === null && server.kill('SIGTERM')) await closed
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilAnswers(server: ChildProcess, url: string): Promise<void> {
  let output = ''
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000)
  }
  server.stdout?.on('data', keep)
  server.stderr?.on('data', keep)
  const givesUpAtMs = Date.now() + startLimitMs
  while (Date.now() < givesUpAtMs && server.exitCode === null) {
    const answered = await fetch(url).then(
      (reply) => reply.ok,
      () => false,
    )
    if (answered) return
    await new Promise((done) => setTimeout(done, 100))
  }
  server.kill('SIGKILL')
  throw new Error(`The product did not start:\n${output}`)
}
