/**
 * npm run simulate -- --seed N | --seeds A..B [--world doors|volunteers|help] [--phones P] [--steps S]: runs seeds, prints
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
import { runOne, Sum, type AnyOutcome } from './run-many'
import { StreetServer } from './street-server'
import { makeHelpHistory } from './help/help-history'
import { findHelpMutation } from './help/mutations-of-help'
import { openHelpServer, runHelp } from './help/run-help'
import { findVolunteerMutation } from './volunteers/mutations'
import { openVolunteerServer, runVolunteers } from './volunteers/run-volunteers'
import { makeVolunteerHistory } from './volunteers/volunteer-history'

const usage =
  'npm run simulate -- --seed N | --seeds A..B [--world doors|volunteers|help] [--phones P] [--steps S] [--only STEP,STEP…] [--every-moment] [--mutation NAME]'

/** By which planted faults are known. */
const finding = {
  doors: findMutation,
  volunteers: findVolunteerMutation,
  help: findHelpMutation,
}
type WorldName = keyof typeof finding

const isWorld = (name: string): name is WorldName => name in finding

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
  const isKnown = isWorld(world) && (world === 'doors' || !values['every-moment'])
  if (!fits || !isKnown || last < first || phones < 1) throw new Error(usage)
  return {
    ...{ first, last, phones, steps, world },
    only: values.only === undefined ? null : new Set(values.only.split(',').map(Number)),
    everyMoment: values['every-moment'],
    product: mutation === undefined ? noMutation : finding[world](mutation),
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

/** A world whose phones are given. */
const runSeeds =
  <Kind extends string>(
    world: string,
    make: (seed: number, length: number, often?: readonly string[]) => History<Kind>,
    run: (server: StreetServer, history: History<Kind>, product: Product) => Promise<AnyOutcome>,
  ) =>
  async (server: StreetServer, options: Options, sum: Sum): Promise<void> => {
    const { first, last, steps, product } = options
    const option = `--world ${world} `
    for (let seed = first; seed <= last; seed++) {
      const history = only(options, make(seed, steps, product.often))
      await runOne({ history, product, option, run: (any) => run(server, any, product) }, sum)
    }
  }

interface Kind {
  readonly open: () => Promise<StreetServer>
  readonly run: (server: StreetServer, options: Options, sum: Sum) => Promise<void>
}

const worlds: Readonly<Record<WorldName, Kind>> = {
  doors: { open: () => StreetServer.open(), run: runDoors },
  volunteers: {
    open: openVolunteerServer,
    run: runSeeds('volunteers', makeVolunteerHistory, runVolunteers),
  },
  help: {
    open: openHelpServer,
    run: runSeeds('help', makeHelpHistory, runHelp),
  },
}

const main = async (): Promise<void> => {
  const options = readOptions()
  const { open, run } = worlds[options.world]
  const server = await open()
  const sum = new Sum()
  const startedMs = performance.now()
  await run(server, options, sum)
  const seconds = Math.round((performance.now() - startedMs) / 100) / 10
  console.log(JSON.stringify({ ...sum.toJSON(), seconds }))
  await server.faults.close()
  process.exitCode = sum.hasFailed ? 1 : 0
}

main().catch((error: unknown) => {
  console.error(error instanceof Error && error.message === usage ? usage : error)
  process.exitCode = 1
})
