/**
 * Check-ins through HTTP on a real, durable PostgreSQL, at 8 and 32 connections, one scan a call, each volunteer in and
 * out once a shift; side by side in one run with pgbench's tpcb-like (scale 10) and with pgbench calling the same SQL
 * function. Then a burst: 300 volunteers who scan within ten seconds. Options: --seconds N a measurement, --rounds N.
 */
import { cpus, loadavg } from 'node:os'
import { rotatingCode, stepAt } from '../../src/domain/attendance/gate-code'
import type { Direction, JudgedScan, Scan } from '../../src/domain/attendance/scan'
import { serveGate, shiftCount, shiftIdAt, type Gate } from './checkin/gate-server'
import { scanByFunction } from './checkin/scan-by-function'
import { runClosedLoop } from './process/closed-loop'
import { openCaller, type LeanCaller } from './process/lean-caller'
import { pgbenchVersion, prepareTpcb, runPgbench, tpcbLike } from './process/pgbench'
import { option, startServerProcess } from './process/server-process'
import { median, quantile, shared } from './scale/figures'
import { createDatabase, startPostgres } from '../support/postgres'

const volunteers = 2000
const burst = { volunteers: 300, seconds: 10 }
const mostConnections = 32
/** A connection keeps to volunteers of its own. */
const volunteersOfConnection = 50
/** The last ones are for those who come by the function. */
const shiftsThroughHttp = shiftCount - 40

/** The code changes with the step; making one costs the caller more than asking with it. */
const showCodes = (keys: readonly string[]) => {
  const shown = new Map<string, string>()
  return (shift: number, direction: Direction): string => {
    const step = stepAt(Date.now())
    const screen = `${shift} ${direction} ${step}`
    const code =
      shown.get(screen) ??
      rotatingCode(keys[shift] ?? '', { shiftId: shiftIdAt(shift), direction, step })
    shown.set(screen, code)
    return code
  }
}

const scanOf = (id: string, direction: Direction, code: string): Scan => ({
  ...{ scanId: id, way: 'rotating', direction, code, shiftId: '', volunteerId: '' },
  ...{ scannedAtMs: Date.now(), deviceId: id },
})

/** All those of a connection in, then all out, then the next shift. */
const turnOf = (turn: number): readonly [volunteer: number, shift: number, Direction] => {
  const round = Math.floor(turn / volunteersOfConnection)
  return [
    turn % volunteersOfConnection,
    Math.floor(round / 2) % shiftsThroughHttp,
    round % 2 === 0 ? 'in' : 'out',
  ]
}

const main = async (seconds: number, rounds: number): Promise<void> => {
  const postgres = await startPostgres({ durable: true })
  const peerUrl = await createDatabase(postgres.url)
  await prepareTpcb(peerUrl)
  const databaseUrl = await createDatabase(postgres.url)
  const server = await startServerProcess(['--serve', 'gate', '--url', databaseUrl])
  const { keys, tokens, version } = await server.ask<Gate>('gate')

  const codeOn = showCodes(keys)
  const byFunction = scanByFunction(version, {
    volunteers,
    shifts: Array.from({ length: shiftCount - shiftsThroughHttp }, (_, at) =>
      shiftIdAt(shiftsThroughHttp + at),
    ),
  })
  let made = 0
  let again = 0
  const checkIn = async (
    caller: LeanCaller,
    volunteer: number,
    shift: number,
    direction: Direction,
  ): Promise<void> => {
    const scan = scanOf(`scan-${++made}`, direction, codeOn(shift, direction))
    const output = await caller.ask(tokens[volunteer] ?? '', 'attendance.scan', { scans: [scan] })
    const [judged] = (output as { readonly results: readonly JudgedScan[] }).results
    if (!judged || !/^(again-)?(in|out)$/.test(judged.result))
      throw new Error(`A scan came to ${judged?.result ?? 'nothing'}`)
    if (judged.result.startsWith('again')) again++
  }
  const turns = new Map<number, number>()
  const checkIns = async (connections: number, forSeconds: number) => {
    const callers = Array.from({ length: connections }, () => openCaller(server.url))
    const figures = await runClosedLoop(connections, forSeconds, async (connection) => {
      const turn = turns.get(connection) ?? 0
      turns.set(connection, turn + 1)
      const [volunteer, shift, direction] = turnOf(turn)
      const caller = callers[connection]
      const own = connection * volunteersOfConnection + volunteer
      if (caller) await checkIn(caller, own, shift, direction)
    })
    for (const caller of callers) caller.close()
    return figures
  }
  // The first calls compile; nobody's gate opens at the very start of a server.
  await checkIns(8, 2)
  await server.ask('housekeeping')

  const measure = async (connections: number) => ({
    load: loadavg()[0] ?? 0,
    tpcb: await runPgbench(peerUrl, tpcbLike, { connections, seconds }),
    sql: await runPgbench(databaseUrl, byFunction, { connections, seconds }),
    ...(await checkIns(connections, seconds)),
  })
  const at = async (connections: number) => {
    const measured: Awaited<ReturnType<typeof measure>>[] = []
    for (let round = 0; round < rounds; round++) measured.push(await measure(connections))
    const of = (figure: (one: (typeof measured)[number]) => number) => median(measured.map(figure))
    const tpcb = of((one) => one.tpcb)
    const ratio = (perSecond: number) => Math.round((100 * perSecond) / tpcb) / 100
    const [http, sql] = [of((one) => one.perSecond), of((one) => one.sql)]
    return {
      ...{ http: Math.round(http), p50Ms: of((one) => one.p50Ms), p99Ms: of((one) => one.p99Ms) },
      ...{ sql: Math.round(sql), tpcbLike: Math.round(tpcb) },
      ...{ ratio: { http: ratio(http), sql: ratio(sql) }, load: shared(of((one) => one.load)) },
    }
  }
  const [at8, at32] = [await at(8), await at(mostConnections)]
  const times = await Promise.all(
    Array.from({ length: burst.volunteers }, async (_, index) => {
      await new Promise((done) => setTimeout(done, Math.random() * burst.seconds * 1000))
      const startedMs = performance.now()
      // A phone of its own: it connects as well.
      const caller = openCaller(server.url)
      await checkIn(caller, mostConnections * volunteersOfConnection + index, 0, 'in')
      caller.close()
      return performance.now() - startedMs
    }),
  )
  const figures = {
    ...burst,
    p50Ms: shared(quantile(times, 0.5)),
    p99Ms: shared(quantile(times, 0.99)),
    maxMs: shared(Math.max(...times)),
  }
  server.stop()
  await postgres.stop()
  console.log(
    `median of ${rounds} × ${seconds} s; ${cpus().length} cores; ${again} scans came again; ${pgbenchVersion()}`,
  )
  const heads = [
    'connections',
    'http/s',
    'p50 ms',
    'p99 ms',
    'SQL/s',
    'tpcb-like/s',
    'http ÷',
    'SQL ÷',
  ]
  const line = (cells: readonly (number | string)[]) =>
    cells.map((cell) => String(cell).padStart(12)).join('')
  console.log(line(heads))
  for (const [connections, one] of [[8, at8] as const, [mostConnections, at32] as const])
    console.log(
      line([
        ...[connections, one.http, one.p50Ms, one.p99Ms, one.sql, one.tpcbLike],
        ...[one.ratio.http, one.ratio.sql],
      ]),
    )
  console.log(
    `\n${burst.volunteers} volunteers within ${burst.seconds} s: p50 ${figures.p50Ms}, p99 ${figures.p99Ms}, max ${figures.maxMs} ms`,
  )
  console.log(
    JSON.stringify({
      bench: 'checkin',
      seconds,
      rounds,
      again,
      peer: pgbenchVersion(),
      at8,
      at32,
      burst: figures,
    }),
  )
  process.exit(0)
}

if (option('serve') === 'gate') await serveGate(option('url') ?? '', volunteers)
else await main(Number(option('seconds') ?? 5), Number(option('rounds') ?? 3))
