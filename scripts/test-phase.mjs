/** Runs one phase of the tests quietly: a line with its time, and its output only when it failed. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** Enough for every failure of a normal run; the start of an endless one says the most. */
const outputLimit = 200_000

/** Resolves with whether the phase succeeded. */
export async function runPhase({ name, command }) {
  const startedAtMs = Date.now()
  const [program, ...args] = command
  const { code, output } = await capture(program, args)
  const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${name}  ${seconds} s`)
  if (code !== 0) console.log(output)
  return code === 0
}

function capture(program, args) {
  const path = `${resolve('node_modules/.bin')}:${process.env.PATH}`
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: path, CI: 'true', FORCE_COLOR: '0', NO_COLOR: '1' },
  })
  let output = ''
  const keep = (chunk) => {
    if (output.length < outputLimit) output += chunk
  }
  child.stdout.setEncoding('utf8').on('data', keep)
  child.stderr.setEncoding('utf8').on('data', keep)
  return new Promise((done) => {
    child.once('error', (error) => done({ code: 1, output: String(error) }))
    child.once('close', (code) => done({ code: code ?? 1, output }))
  })
}
