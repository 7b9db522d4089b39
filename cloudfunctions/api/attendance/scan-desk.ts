/** Where scans arrive: those that come at the same time, from whatever phones, are taken in one transaction. */
import type { JudgedScan, Scan } from '../../../src/domain/attendance/scan'
import type { MemberKey } from '../access/actor-access'
import type { Api } from '../api'
import { answerTogether } from '../together'
import { takeScans } from './take-scans'

interface ScanCall {
  readonly caller: MemberKey
  readonly scans: readonly Scan[]
}

/** A call carries few; three hundred at a gate within seconds come to a handful of batches. */
const mostCallsTogether = 64

/** The same scan in two calls of a batch is taken once, and both are told. */
const takeCalls = async (
  api: Api,
  calls: readonly ScanCall[],
): Promise<readonly (readonly JudgedScan[])[]> => {
  const [first] = calls
  if (!first) return []
  const once = new Map(
    [...calls]
      .reverse()
      .flatMap(({ caller, scans }) =>
        scans.map((scan) => [scan.scanId, { caller, scan }] as const),
      ),
  )
  const judged = await takeScans(api, first.caller.tenantId, [...once.values()])
  const byId = new Map(judged.map((one) => [one.scanId, one]))
  return calls.map(({ caller, scans }) =>
    scans.map(({ scanId }): JudgedScan => {
      const answer = byId.get(scanId)
      return answer && once.get(scanId)?.caller.memberId === caller.memberId
        ? answer
        : { scanId, result: 'code-unknown', sinceMs: 0 }
    }),
  )
}

export type ScanDesk = (call: ScanCall) => Promise<readonly JudgedScan[]>

const desks = new WeakMap<Api, ScanDesk>()

/** One desk for each server; one database is one tenant's. */
export const scanDeskOf = (api: Api): ScanDesk => {
  const desk =
    desks.get(api) ??
    answerTogether((calls: readonly ScanCall[]) => takeCalls(api, calls), mostCallsTogether)
  desks.set(api, desk)
  return desk
}
