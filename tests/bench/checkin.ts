/**
 * Check-ins through HTTP on a real, durable PostgreSQL, at 8 and 32 connections, one scan a call, each volunteer in and
 * out once a shift; beside it, in the same run and on the same server, tpcb-like at scale 10: pgbench's own, or without
 * one its statements through node-postgres. Then a burst: 300 volunteers who scan within ten seconds.
 * Options: --seconds N for each measurement.
 */
import { loadavg } from 'node:os'
import { rotatingCode, stepAt } from '../../src/domain/attendance/gate-code'
import type { Direction, JudgedScan, Scan } from '../../src/domain/attendance/scan'
import { serveGate, shiftCount, shiftIdAt, type Gate } from './checkin/gate-server'
import { pgbenchVersion, prepareTpcb, runPgbench } from './ledger/pgbench'
import { runClosedLoop } from './process/closed-loop'
import { openCaller, type LeanCaller } from './process/lean-caller'
import { option, startServerProcess } from './process/server-process'
import { quantile, shared } from './scale/figures'
import { createDatabase, startPostgres } from '../support/postgres'

const volunteers = 2000
const burst = { volunteers: 300, seconds: 10 }
const mostConnections = 32
/** A connection keeps to volunteers of its own. */
const volunteersOfConnection = 50

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
    Math.floor(round / 2) % shiftCount,
    round % 2 === 0 ? 'in' : 'out',
  ]
}

const main = async (seconds: number): Promise<void> => {
  const postgres = await startPostgres({ durable: true })
  const peerUrl = await createDatabase(postgres.url)
  await prepareTpcb(peerUrl)
  const databaseUrl = await createDatabase(postgres.url)
  const server = await startServerProcess(['--serve', 'gate', '--url', databaseUrl])
  const { keys, tokens } = await server.ask<Gate>('gate')

  const codeOn = showCodes(keys)
  let made = 0
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

  const at = async (connections: number) => {
    const load = loadavg()[0] ?? 0
    const ours = await checkIns(connections, seconds)
    const peer = await runPgbench(peerUrl, 'tpcb-like', { connections, seconds })
    return {
      ...ours,
      tpcbPerSecond: Math.round(peer),
      ratio: Math.round((100 * ours.perSecond) / peer) / 100,
      load: shared(load),
    }
  }
  const [at8, at32] = [await at(8), await at(32)]
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
  console.log(pgbenchVersion())
  console.log('connections   scans/s   p50 ms   p99 ms   tpcb-like/s   ratio')
  for (const [connections, one] of [
    [8, at8],
    [32, at32],
  ] as const)
    console.log(
      `${String(connections).padStart(11)}${String(one.perSecond).padStart(10)}${String(one.p50Ms).padStart(9)}` +
        `${String(one.p99Ms).padStart(9)}${String(one.tpcbPerSecond).padStart(14)}${String(one.ratio).padStart(8)}`,
    )
  console.log(
    `\n${burst.volunteers} volunteers within ${burst.seconds} s: p50 ${figures.p50Ms}, p99 ${figures.p99Ms}, max ${figures.maxMs} ms`,
  )
  console.log(JSON.stringify({ bench: 'checkin', at8, at32, burst: figures }))
  process.exit(0)
}

if (option('serve') === 'gate') await serveGate(option('url') ?? '', volunteers)
else await main(Number(option('seconds') ?? 5))
