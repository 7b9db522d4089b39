/**
 * 100,000 matters of a street on a real, durable PostgreSQL, through HTTP: each list, filter and rate that people open, and
 * the timer's sweep, with a tenth of them and with all; how much more each costs then. Then the watch of the help call:
 * 3,000 phones on duty that each ask every ten seconds, and how many questions a second the server holds at most.
 * Options: --matters N for a quick look, --seconds N for each measurement of the watch.
 */
import { createDatabase, startPostgres } from '../support/postgres'
import { communityId, deskMembers, serveMatters, streetId } from './matters/matter-server'
import { askServer } from './process/ask-server'
import { runClosedLoop } from './process/closed-loop'
import { openCaller, type LeanCaller } from './process/lean-caller'
import { option, startServerProcess, type ServerProcess } from './process/server-process'
import { answersWithin, median, quantile, shared } from './scale/figures'
import { gridOf } from './scale/street-data'

const watchers = 3000
const everySeconds = 10
const dueAtOnce = 200
const rounds = 15

const year = { fromDate: '2020-01-01', toDate: '2099-12-31' }

/** What is asked, by whom. */
const questions = [
  ['等我办的 (grid)', 'worker-0', 'matter.desk', { regionId: gridOf(0), list: 'duty' }],
  ['未办结 (community)', deskMembers.community, 'matter.desk', at(communityId, 'open')],
  ['超期 (street)', deskMembers.street, 'matter.desk', at(streetId, 'late')],
  [
    ...['一类 (street)', deskMembers.street, 'matter.desk'],
    { ...at(streetId, 'open'), category: '消防隐患' },
  ],
  ['已归档 (street)', deskMembers.street, 'matter.desk', at(streetId, 'ended')],
  ['邻居看的 (street)', 'worker-0', 'matter.around', {}],
  ['我提的', 'worker-0', 'matter.mine', {}],
  ['比率 (grid)', 'worker-0', 'matter.rates', { regionId: gridOf(0), ...year }],
  ['比率 (street)', deskMembers.street, 'matter.rates', { regionId: streetId, ...year }],
] as readonly (readonly [name: string, member: string, path: string, input: object])[]

function at(regionId: string, list: string) {
  return { regionId, list }
}

type Measured = Readonly<Record<string, number>>

interface Swept {
  readonly ms: number
  readonly due: number
  readonly steps: number
}

/** The median ms of each question, and of a matter in the sweep. */
const measure = async (server: ServerProcess): Promise<Measured> => {
  const members = [...new Set(questions.map(([, member]) => member))]
  const tokens = await server.ask<readonly string[]>('tokens', members)
  const times: Record<string, number> = {}
  for (const [name, member, path, input] of questions) {
    const token = tokens[members.indexOf(member)] ?? ''
    const took: number[] = []
    for (let round = 0; round < rounds; round++)
      took.push((await askServer(server.url, token, path, input)).ms)
    times[name] = median(took)
  }
  const { ms, due, steps } = await server.ask<Swept>('sweep', dueAtOnce)
  if (steps < due) throw new Error(`The sweep moved ${steps} of ${due} matters on`)
  times['定时扫一件'] = ms / due
  return times
}

/** Every phone asks when its turn is, whether the server keeps up or not. */
const measureWatch = async (server: ServerProcess, seconds: number) => {
  const members = Array.from({ length: watchers }, (_, index) => `worker-${index}`)
  const tokens = await server.ask<readonly string[]>('tokens', members)
  const tags = new Map<number, string>()
  const watch = async (caller: LeanCaller, phone: number): Promise<void> => {
    const tag = tags.get(phone) ?? ''
    const answer = await caller.ask(tokens[phone] ?? '', 'help.watch', { tag })
    const seen = answer as { readonly same: boolean; readonly tag?: string }
    if (!seen.same) tags.set(phone, seen.tag ?? '')
  }
  const free: LeanCaller[] = []
  const turns = Math.round((watchers * seconds) / everySeconds)
  const times: number[] = []
  // A phone's connection lies idle between its questions; here others use it meanwhile.
  const took = await answersWithin(Array.from({ length: turns }), seconds, async () => {
    const phone = times.length % watchers
    const startedMs = performance.now()
    const caller = free.pop() ?? openCaller(server.url)
    await watch(caller, phone)
    times.push(performance.now() - startedMs)
    free.push(caller)
  })
  const callers = Array.from({ length: 32 }, () => openCaller(server.url))
  const most = await runClosedLoop(32, seconds, async (caller, turn) => {
    const phone = (turn * 32 + caller) % watchers
    const one = callers[caller]
    if (one) await watch(one, phone)
  })
  for (const caller of [...free, ...callers]) caller.close()
  return {
    ...{ phones: watchers, everySeconds, asked: times.length },
    perSecond: Math.round((1000 * times.length) / took),
    p50Ms: shared(quantile(times, 0.5)),
    p99Ms: shared(quantile(times, 0.99)),
    mostPerSecond: most.perSecond,
  }
}

const main = async (matters: number, seconds: number): Promise<void> => {
  const postgres = await startPostgres({ durable: true })
  const server = await startServerProcess(['--serve', await createDatabase(postgres.url)])
  const sizes = [matters / 10, matters]
  const measured: Measured[] = []
  for (const size of sizes) {
    await server.ask('fill', size)
    // The first calls compile and fill the cache.
    await measure(server)
    measured.push(await measure(server))
  }
  const [few = {}, many = {}] = measured
  const rows = Object.keys(many).map((name) => {
    const [one, ten] = [few[name] ?? 0, many[name] ?? 0]
    return { name, fewMs: shared(one), manyMs: shared(ten), ratio: shared(ten / one) }
  })
  console.log(`\nmedian ms with ${sizes.join(' and with ')} matters`)
  for (const { name, fewMs, manyMs, ratio } of rows)
    console.log(
      `${String(fewMs).padStart(9)}${String(manyMs).padStart(9)}${String(ratio).padStart(7)} ×  ${name}`,
    )
  const watch = await measureWatch(server, seconds)
  console.log(
    `\n${watch.phones} phones every ${watch.everySeconds} s: ${watch.perSecond} a second, p50 ${watch.p50Ms}, ` +
      `p99 ${watch.p99Ms} ms; at most ${watch.mostPerSecond} a second at 32 connections`,
  )
  server.stop()
  await postgres.stop()
  console.log(JSON.stringify({ bench: 'matters', matters, rows, watch }))
  process.exit(0)
}

const databaseUrl = option('serve')
if (databaseUrl !== undefined) await serveMatters(databaseUrl)
else await main(Number(option('matters') ?? 100_000), Number(option('seconds') ?? 20))
