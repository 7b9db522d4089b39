/**
 * Check-ins through HTTP on a real, durable PostgreSQL, at 8 and 32 connections, one scan a call, each volunteer in and
 * out in turn; beside it, in the same run and on the same server, pgbench's tpcb-like transaction (see process/tpcb.ts).
 * Then a burst: 300 volunteers who scan within ten seconds. Options: --seconds N for each measurement.
 */
import { rotatingCode, stepAt } from '../../src/domain/attendance/gate-code'
import type { Direction, JudgedScan, Scan } from '../../src/domain/attendance/scan'
import { serveGate, shiftId, type Gate } from './checkin/gate-server'
import { askServer } from './process/ask-server'
import { runClosedLoop } from './process/closed-loop'
import { option, startServerProcess } from './process/server-process'
import { prepareTpcb, runTpcb } from './process/tpcb'
import { quantile, shared } from './scale/figures'
import { createDatabase, startPostgres } from '../support/postgres'

const volunteers = 2000
const burst = { volunteers: 300, seconds: 10 }
/** A connection keeps to volunteers of its own. */
const volunteersOfConnection = 50

const scanOf = (key: string, id: string, direction: Direction): Scan => ({
  scanId: id,
  way: 'rotating',
  direction,
  code: rotatingCode(key, { shiftId, direction, step: stepAt(Date.now()) }),
  shiftId: '',
  volunteerId: '',
  scannedAtMs: Date.now(),
  deviceId: id,
})

const main = async (seconds: number): Promise<void> => {
  const postgres = await startPostgres({ durable: true })
  const peerUrl = await createDatabase(postgres.url)
  await prepareTpcb(peerUrl)
  const databaseUrl = await createDatabase(postgres.url)
  const server = await startServerProcess(['--serve', 'gate', '--url', databaseUrl])
  const { key, tokens } = await server.ask<Gate>('gate')

  let made = 0
  const checkIn = async (volunteer: number, direction: Direction): Promise<number> => {
    const token = tokens[volunteer] ?? ''
    const scan = scanOf(key, `scan-${++made}`, direction)
    const { output, ms } = await askServer(server.url, token, 'attendance.scan', { scans: [scan] })
    const [judged] = (output as { readonly results: readonly JudgedScan[] }).results
    if (!judged || !/^(again-)?(in|out)$/.test(judged.result))
      throw new Error(`A scan came to ${judged?.result ?? 'nothing'}`)
    return ms
  }
  const checkIns = (connections: number) =>
    runClosedLoop(connections, seconds, (caller, turn) =>
      checkIn(
        caller * volunteersOfConnection + (turn % volunteersOfConnection),
        Math.floor(turn / volunteersOfConnection) % 2 === 0 ? 'in' : 'out',
      ),
    )
  // The first calls compile; nobody's gate opens at the very start of a server.
  await runClosedLoop(8, 1, (caller, turn) => checkIn(1900 + caller, turn % 2 === 0 ? 'in' : 'out'))

  const at = async (connections: number) => {
    const ours = await checkIns(connections)
    const peer = await runTpcb(peerUrl, connections, seconds)
    return {
      ...ours,
      tpcbPerSecond: peer.perSecond,
      ratio: Math.round((100 * ours.perSecond) / peer.perSecond) / 100,
    }
  }
  const [at8, at32] = [await at(8), await at(32)]
  const times = await Promise.all(
    Array.from({ length: burst.volunteers }, async (_, index) => {
      await new Promise((done) => setTimeout(done, Math.random() * burst.seconds * 1000))
      return checkIn(1600 + index, 'in')
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
