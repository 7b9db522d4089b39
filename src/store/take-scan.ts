/** Keeps a scan: written before anything is shown, judged by what this phone knows. */
import type { KeptScan, NewScan } from '../application'
import { readGateCode } from '../domain/attendance/gate-code'
import { judgeAtGate, type GateKnown } from '../domain/attendance/gate-known'
import type { Scan } from '../domain/attendance/scan'
import { StorageFull } from '../ports'
import type { MemberStore } from './member-store'

/** A volunteer's phone knows neither key nor list: it can only tell a code from something else. */
const judgeAlone = ({ code }: Scan) => ({
  result: readGateCode(code) === null ? ('code-unknown' as const) : ('unchecked' as const),
  sinceMs: 0,
  name: '',
})

/** `before`: what this phone scanned before, oldest first. */
export const judgeOnPhone = (
  scan: Scan,
  gate: GateKnown | null,
  before: readonly Scan[],
): Pick<KeptScan, 'result' | 'sinceMs' | 'name'> =>
  gate ? judgeAtGate(gate, scan, before) : judgeAlone(scan)

/** What is no code of ours (somebody's payment code, say) is told at once and neither kept nor sent. */
export const takeScan = (
  store: MemberStore,
  { way, direction, code, volunteerId = '', place }: NewScan,
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
      shiftId: gate?.shiftId ?? '',
      volunteerId,
      scannedAtMs: clock.nowMs(),
      ...(heardServerAtMs === 0 ? {} : { heardServerAtMs }),
      ...(place === undefined ? {} : { place }),
      deviceId,
    }
    const before = [...scans.all()].reverse().map((one) => one.scan)
    const { result, sinceMs, name } = judgeOnPhone(scan, gate, before)
    const kept: KeptScan = { scan, result, sinceMs, name, judged: false }
    if (way !== 'by-hand' && readGateCode(code) === null) return { ...kept, judged: true }
    try {
      await scans.add(kept)
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error
      return 'storage-full'
    }
    store.show()
    return kept
  })
