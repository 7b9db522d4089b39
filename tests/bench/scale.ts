/**
 * A whole street on a real, durable PostgreSQL: 300,000 residents in 203 grids and 2,489 micro-grids. How long a pull of
 * 20 changes takes while the street grows, how it grows with the number of changes, and 3,274 phones that each pull what
 * is new and push a visit within a minute. Options: --seconds N, the time in which all phones come; --households N, for a
 * quick look at a smaller street.
 */
import { answersWithin, median, quantile, shared } from './scale/figures'
import { BenchPhone } from './scale/phones'
import { streetSize } from './scale/street-data'
import { serveStreet, type PhoneState } from './scale/street-server'
import { option, startServerProcess, type ServerProcess } from './process/server-process'
import { createDatabase, startPostgres } from '../support/postgres'

const shares = [0.1, 0.3, 1]
const changeCounts = [1, 10, 100, 1000]
const changesWhileGrowing = 20

/** The median of some pulls by the leader of the first grid, each behind so many changes. */
const pullMs = async (server: ServerProcess, changes: number): Promise<number> => {
  const [state] = await server.ask<readonly PhoneState[]>('phones', 1)
  if (!state) throw new Error('There is no phone')
  const phone = new BenchPhone(server.url, state)
  const times: number[] = []
  for (let round = 0; round < 9; round++) {
    await server.ask('change-grid', changes)
    const { residents, ms } = await phone.pull()
    if (residents !== changes) throw new Error(`${residents} changes arrived instead of ${changes}`)
    times.push(ms)
  }
  return median(times)
}

const measureGrowth = async (server: ServerProcess, all: number) => {
  const rows = []
  for (const share of shares) {
    const households = all * share
    await server.ask('fill', households)
    rows.push({ residents: households * 3, ms: shared(await pullMs(server, changesWhileGrowing)) })
  }
  return rows
}

const measureChanges = async (server: ServerProcess) => {
  const rows = []
  for (const changes of changeCounts)
    rows.push({ changes, ms: shared(await pullMs(server, changes)) })
  return rows
}

/** Every phone comes once in the given time, whether the server keeps up or not. */
const measureMinute = async (server: ServerProcess, seconds: number) => {
  const states = await server.ask<readonly PhoneState[]>('phones', streetSize.phones)
  await server.ask('change-everywhere')
  const pulls: number[] = []
  const pushes: number[] = []
  const ms = await answersWithin(states, seconds, async (state) => {
    const phone = new BenchPhone(server.url, state)
    const { residents, ms } = await phone.pull()
    if (residents === 0) throw new Error('A phone found nothing new')
    pulls.push(ms)
    pushes.push(await phone.pushVisit())
  })
  const figures = (times: readonly number[]) => ({
    p50: shared(quantile(times, 0.5)),
    p99: shared(quantile(times, 0.99)),
    max: shared(Math.max(...times)),
  })
  return {
    phones: states.length,
    seconds: shared(ms / 1000),
    pull: figures(pulls),
    push: figures(pushes),
  }
}

const main = async (households: number, seconds: number): Promise<void> => {
  const postgres = await startPostgres({ durable: true })
  const server = await startServerProcess(['--serve', await createDatabase(postgres.url)])
  const growth = await measureGrowth(server, households)
  console.log(`\na pull of ${changesWhileGrowing} changes while the street grows (median of 9, ms)`)
  for (const { residents, ms } of growth)
    console.log(`${String(residents).padStart(10)} residents ${String(ms).padStart(8)}`)
  const changes = await measureChanges(server)
  console.log('\na pull in the whole street by the number of changes (median of 9, ms)')
  for (const { changes: count, ms } of changes)
    console.log(`${String(count).padStart(10)} changes   ${String(ms).padStart(8)}`)
  const minute = await measureMinute(server, seconds)
  console.log(`\n${minute.phones} phones within ${seconds} s, done after ${minute.seconds} s (ms)`)
  for (const [what, { p50, p99, max }] of Object.entries({ pull: minute.pull, push: minute.push }))
    console.log(`${what.padStart(10)}  p50 ${p50}  p99 ${p99}  max ${max}`)
  server.stop()
  await postgres.stop()
  const times = (rows: readonly { readonly ms: number }[], one: number, other: number) =>
    shared((rows[other]?.ms ?? 0) / (rows[one]?.ms ?? 1))
  console.log(
    JSON.stringify({
      bench: 'scale',
      growth,
      growthRatio: times(growth, 0, growth.length - 1),
      changes,
      tenfoldRatio: times(changes, changes.length - 2, changes.length - 1),
      minute,
    }),
  )
  process.exit(0)
}

const databaseUrl = option('serve')
if (databaseUrl !== undefined) await serveStreet(databaseUrl)
else
  await main(Number(option('households') ?? streetSize.households), Number(option('seconds') ?? 60))
