/**
 * npm run simulate -- --seed N | --seeds A..B [--phones P] [--steps S]: runs seeds, prints what breaks, shortened.
 * --every-moment runs each history again and again, with one fault more at each statement and at each write.
 */
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { everyStatement, everyWrite } from './every-moment'
import { keepSteps, makeHistory, type History } from './history'
import { findMutation } from './mutations'
import { noMutation, type Product } from './mutation'
import { reportFailure } from './report-failure'
import { runHistory, type Outcome } from './run-history'
import { StreetServer } from './street-server'
import { addStruck, type Struck } from './struck'

const usage =
  'npm run simulate -- --seed N | --seeds A..B [--phones P] [--steps S] [--only STEP,STEP…] [--every-moment] [--mutation NAME]'

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      phones: { type: 'string', default: '5' },
      steps: { type: 'string', default: '90' },
      only: { type: 'string' },
      'every-moment': { type: 'boolean', default: false },
      mutation: { type: 'string' },
    },
  })
  const [first = 1, last = first] = (values.seeds ?? values.seed ?? '1..20').split('..').map(Number)
  const phones = Number(values.phones)
  const steps = Number(values.steps)
  const fits = [first, last, phones, steps].every(
    (number) => Number.isInteger(number) && number >= 0,
  )
  if (!fits || last < first || phones < 1) throw new Error(usage)
  return {
    first,
    last,
    phones,
    steps,
    only: values.only === undefined ? null : new Set(values.only.split(',').map(Number)),
    everyMoment: values['every-moment'],
    product: values.mutation === undefined ? noMutation : findMutation(values.mutation),
  }
}

class Sum {
  private seeds = 0
  private failed = 0
  private saved = 0
  private refused = 0
  private conflicts = 0
  private struck: Struck = {}

  add({ broken, saved, refused, conflicts, struck }: Outcome): void {
    this.seeds++
    this.saved += saved
    this.refused += refused
    this.conflicts += conflicts
    this.struck = addStruck(this.struck, struck)
    if (broken.length > 0) this.failed++
  }

  get hasFailed(): boolean {
    return this.failed > 0
  }
}

const shrinkMs = 60_000

interface Running {
  readonly server: StreetServer
  readonly history: History
  readonly product: Product
}

const runWhole = async (running: Running, sum: Sum): Promise<void> => {
  const { server, history, product } = running
  const outcome = await runHistory(server, history, product)
  sum.add(outcome)
  if (outcome.broken.length > 0) console.log(await reportFailure({ ...running, outcome, shrinkMs }))
}

const runEveryMoment = async (running: Running, sum: Sum): Promise<void> => {
  for (const moments of [everyStatement(running), everyWrite(running)])
    for await (const { moment, outcome } of moments) {
      sum.add(outcome)
      if (outcome.broken.length === 0) continue
      console.log(`seed ${running.history.seed} broke at ${JSON.stringify(moment)}:`)
      for (const line of outcome.broken.slice(0, 6)) console.log(`  ${line}`)
    }
}

const main = async (): Promise<void> => {
  const { first, last, phones, steps, only, everyMoment, product } = readOptions()
  const server = await StreetServer.open()
  const sum = new Sum()
  const startedMs = performance.now()
  for (let seed = first; seed <= last; seed++) {
    const whole = makeHistory(seed, phones, steps, product.often)
    const running = { server, history: only ? keepSteps(whole, only) : whole, product }
    await (everyMoment ? runEveryMoment : runWhole)(running, sum)
  }
  const seconds = Math.round((performance.now() - startedMs) / 100) / 10
  console.log(JSON.stringify({ ...sum, seconds }))
  await server.faults.close()
  process.exitCode = sum.hasFailed ? 1 : 0
}

main().catch((error: unknown) => {
  console.error(error instanceof Error && error.message === usage ? usage : error)
  process.exitCode = 1
})
