/**
 * npm run simulate -- --seed N | --seeds A..B [--world doors|volunteers] [--phones P] [--steps S]: runs seeds, prints
 * what breaks, shortened. --every-moment runs each history of the doors again and again, with one fault more at each
 * statement and at each write.
 */
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { everyStatement, everyWrite } from './every-moment'
import { keepSteps, makeHistory, type History } from './history'
import { findMutation } from './mutations'
import { noMutation, type Product } from './mutation'
import { runHistory } from './run-history'
import { runOne, Sum } from './run-many'
import { StreetServer } from './street-server'
import { findVolunteerMutation } from './volunteers/mutations'
import { openVolunteerServer, runVolunteers } from './volunteers/run-volunteers'
import { makeVolunteerHistory } from './volunteers/volunteer-history'

const usage =
  'npm run simulate -- --seed N | --seeds A..B [--world doors|volunteers] [--phones P] [--steps S] [--only STEP,STEP…] [--every-moment] [--mutation NAME]'

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      world: { type: 'string', default: 'doors' },
      phones: { type: 'string', default: '5' },
      steps: { type: 'string' },
      only: { type: 'string' },
      'every-moment': { type: 'boolean', default: false },
      mutation: { type: 'string' },
    },
  })
  const { world, mutation } = values
  const [first = 1, last = first] = (values.seeds ?? values.seed ?? '1..20').split('..').map(Number)
  const phones = Number(values.phones)
  const steps = Number(values.steps ?? (world === 'doors' ? 90 : 120))
  const fits = [first, last, phones, steps].every(
    (number) => Number.isInteger(number) && number >= 0,
  )
  const isKnown = world === 'doors' || (world === 'volunteers' && !values['every-moment'])
  if (!fits || !isKnown || last < first || phones < 1) throw new Error(usage)
  const find = world === 'doors' ? findMutation : findVolunteerMutation
  return {
    ...{ first, last, phones, steps, world },
    only: values.only === undefined ? null : new Set(values.only.split(',').map(Number)),
    everyMoment: values['every-moment'],
    product: mutation === undefined ? noMutation : find(mutation),
  }
}

type Options = ReturnType<typeof readOptions>

const only = <Kind extends string>({ only: numbers }: Options, whole: History<Kind>) =>
  numbers ? keepSteps(whole, numbers) : whole

const runEveryMoment = async (
  running: { readonly server: StreetServer; readonly history: History; readonly product: Product },
  sum: Sum,
): Promise<void> => {
  for (const moments of [everyStatement(running), everyWrite(running)])
    for await (const { moment, outcome } of moments) {
      sum.add(outcome)
      if (outcome.broken.length === 0) continue
      console.log(`seed ${running.history.seed} broke at ${JSON.stringify(moment)}:`)
      for (const line of outcome.broken.slice(0, 6)) console.log(`  ${line}`)
    }
}

const runDoors = async (server: StreetServer, options: Options, sum: Sum): Promise<void> => {
  const { first, last, phones, steps, product } = options
  for (let seed = first; seed <= last; seed++) {
    const history = only(options, makeHistory(seed, phones, steps, product.often))
    if (options.everyMoment) await runEveryMoment({ server, history, product }, sum)
    else await runOne({ history, product, run: (any) => runHistory(server, any, product) }, sum)
  }
}

const runOfVolunteers = async (server: StreetServer, options: Options, sum: Sum): Promise<void> => {
  const { first, last, steps, product } = options
  for (let seed = first; seed <= last; seed++) {
    const history = only(options, makeVolunteerHistory(seed, steps, product.often))
    const option = '--world volunteers '
    await runOne(
      { history, product, option, run: (any) => runVolunteers(server, any, product) },
      sum,
    )
  }
}

const main = async (): Promise<void> => {
  const options = readOptions()
  const isDoors = options.world === 'doors'
  const server = await (isDoors ? StreetServer.open() : openVolunteerServer())
  const sum = new Sum()
  const startedMs = performance.now()
  await (isDoors ? runDoors : runOfVolunteers)(server, options, sum)
  const seconds = Math.round((performance.now() - startedMs) / 100) / 10
  console.log(JSON.stringify({ ...sum.toJSON(), seconds }))
  await server.faults.close()
  process.exitCode = sum.hasFailed ? 1 : 0
}

main().catch((error: unknown) => {
  console.error(error instanceof Error && error.message === usage ? usage : error)
  process.exitCode = 1
})
