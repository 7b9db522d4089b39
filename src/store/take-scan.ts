/** Keeps a scan: written before anything is shown, judged by what this phone knows. */
import type { KeptScan, NewScan } from '../application'
import { readGateCode, type GateCode } from '../domain/attendance/gate-code'
import { judgeAtGate, judgeOffList, type GateKnown } from '../domain/attendance/gate-known'
import { directionOf } from '../domain/attendance/judge-scan'
import { isTaken, type Scan } from '../domain/attendance/scan'
import { isSlip, listStanding, standingOf, tickedBefore } from '../domain/attendance/take-back'
import { StorageFull } from '../ports'
import type { MemberStore } from './member-store'

type Judged = Pick<KeptScan, 'scan' | 'result' | 'sinceMs' | 'name'>

/** The same gate as far as a phone without the list can tell: the same shift, or the same wall. */
const isSameGate = (one: GateCode, other: GateCode | null): boolean =>
  one.kind === 'rotating'
    ? other?.kind === 'rotating' && other.shiftId === one.shiftId
    : one.kind === 'wall' && other?.kind === 'wall' && other.wallCode === one.wallCode

/**
 * A volunteer's phone knows neither key nor list: it can only tell a code from something else, and remember what it
 * scanned here itself.
 */
const judgeAlone = (scan: Scan, before: readonly Judged[]): Judged => {
  const code = readGateCode(scan.code)
  if (code === null) return { scan, result: 'code-unknown', sinceMs: 0, name: '' }
  const direction = directionOf(scan, code)
  const earlier = before.find((one) => {
    const read = readGateCode(one.scan.code)
    return (
      isTaken(one.result) && isSameGate(code, read) && directionOf(one.scan, read) === direction
    )
  })
  if (!earlier) return { scan, result: 'unchecked', sinceMs: 0, name: '' }
  const result = direction === 'in' ? 'again-in' : 'again-out'
  return { scan, result, sinceMs: earlier.sinceMs || earlier.scan.scannedAtMs, name: '' }
}

const judgeOnPhone = (
  scan: Scan,
  gate: GateKnown | null,
  before: readonly Judged[],
): Pick<KeptScan, 'result' | 'sinceMs' | 'name'> => {
  if (scan.way === 'take-back') {
    const tick = before.find((one) => one.scan.scanId === scan.code)
    return { result: 'taken-back', sinceMs: 0, name: tick?.name ?? '' }
  }
  const standing = standingOf(before)
  if (!gate && scan.shiftId === '') return judgeAlone(scan, standing)
  const taken = standing.filter(({ result }) => isTaken(result)).map((one) => one.scan)
  return gate ? judgeAtGate(listStanding(gate, before), scan, taken) : judgeOffList(scan, taken)
}

interface Told {
  readonly kept: KeptScan
  /** Who was ticked already is told at once, and neither kept nor sent. */
  readonly isNew: boolean
}

/** That it was tried is kept as of any scan; what no code of ours says is not: it may be somebody's payment code. */
const withoutForeignCode = (scan: Scan): Scan =>
  scan.way === 'take-back' || readGateCode(scan.code) ? scan : { ...scan, code: '' }

/**
 * What the phone says of a scan. `before`: what it scanned before, oldest first. Who was ticked already is nothing new; a
 * finger that slipped finds the tick as it was.
 */
export const tellScan = (read: Scan, gate: GateKnown | null, before: readonly KeptScan[]): Told => {
  const scan = withoutForeignCode(read)
  const ticked = tickedBefore(scan, before)
  if (ticked && isSlip(scan, ticked.scan)) return { kept: ticked, isNew: false }
  const kept: KeptScan = { scan, ...judgeOnPhone(scan, gate, before), judged: false }
  return ticked ? { kept: { ...kept, judged: true }, isNew: false } : { kept, isNew: true }
}

/** Resolves once it is on the disk. */
export const takeScan = (
  store: MemberStore,
  { way, direction, code, shiftId = '', volunteerId = '', place, scannedAtMs }: NewScan,
  gate: GateKnown | null,
): Promise<KeptScan | 'storage-full'> =>
  store.exclusively(async () => {
    const { clock, identifiers, deviceId } = store.parts
    const { scans, card } = store.shelves
    const { heardServerAtMs } = card.read()
    const scan: Scan = {
      scanId: identifiers.newId(),
      way,
      direction,
      code: code.slice(0, 200),
      shiftId: gate?.shiftId ?? shiftId,
      volunteerId,
      scannedAtMs: scannedAtMs ?? clock.nowMs(),
      ...(heardServerAtMs === 0 ? {} : { heardServerAtMs }),
      ...(place === undefined ? {} : { place }),
      deviceId,
    }
    const { kept, isNew } = tellScan(scan, gate, [...scans.all()].reverse())
    if (!isNew) return kept
    try {
      await scans.add(kept)
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error
      return 'storage-full'
    }
    store.show()
    return kept
  })
