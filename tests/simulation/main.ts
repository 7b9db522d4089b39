/** npm run simulate -- --seed N | --seeds A..B [--phones P] [--steps S]: runs seeds, prints what breaks, shortened. */
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { makeHistory } from './history'
import { findMutation } from './mutations'
import { noMutation } from './mutation'
import { reportFailure } from './report-failure'
import { runHistory } from './run-history'
import { StreetServer } from './street-server'

const usage =
  'npm run simulate -- --seed N | --seeds A..B [--phones P] [--steps S] [--mutation NAME]'

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      phones: { type: 'string', default: '5' },
      steps: { type: 'string', default: '90' },
      mutation: { type: 'string' },
    },
  })
  const [first, last = first] = (values.seeds ?? values.seed ?? '1..20').split('..').map(Number)
  const numbers = [first, last, Number(values.phones), Number(values.steps)]
  if (numbers.some((number) => number === undefined || !Number.isInteger(number) || number < 0))
    throw new Error(usage)
  return {
    first: first ?? 1,
    last: last ?? 1,
    phones: Math.max(1, Number(values.phones)),
    steps: Number(values.steps),
    mutation: values.mutation === undefined ? noMutation : findMutation(values.mutation),
  }
}

const main = async (): Promise<void> => {
  const { first, last, phones, steps, mutation } = readOptions()
  const server = await StreetServer.open()
  const sum = { seeds: 0, failed: 0, saved: 0, refused: 0, conflicts: 0 }
  const startedMs = performance.now()
  for (let seed = first; seed <= last; seed++) {
    const history = makeHistory(seed, phones, steps)
    const outcome = await runHistory(server, history, mutation)
    sum.seeds++
    sum.saved += outcome.saved
    sum.refused += outcome.refused
    sum.conflicts += outcome.conflicts
    if (outcome.broken.length === 0) continue
    sum.failed++
    console.log(await reportFailure({ server, history, mutation, outcome, shrinkMs: 60_000 }))
  }
  const seconds = Math.round((performance.now() - startedMs) / 100) / 10
  console.log(JSON.stringify({ ...sum, seconds }))
  await server.faults.close()
  process.exitCode = sum.failed === 0 ? 0 : 1
}

main().catch((error: unknown) => {
  console.error(error instanceof Error && error.message === usage ? usage : error)
  process.exitCode = 1
})
