/** Starts other programs for the scripts beside this file and reports how they ended. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

const npmBinaries = resolve('node_modules/.bin')

/** Resolves with the exit code; 1 when a signal ended the program. Never rejects for a failing program. */
export function run(program, args, { env = {}, stdio = 'inherit' } = {}) {
  const path = `${npmBinaries}:${process.env.PATH}`
  const child = spawn(program, args, { stdio, env: { ...process.env, PATH: path, ...env } })
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('exit', (code) => done(code ?? 1))
  })
}

/** Runs until the program ends, passes signals on, and ends as it did. */
export async function become(program, args, { env = {} } = {}) {
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal))
  }
  process.exitCode = await new Promise((done) => child.once('exit', (code) => done(code ?? 1)))
}
