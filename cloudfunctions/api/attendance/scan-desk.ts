/** Where scans arrive: those that come at the same time, from whatever phones, are taken together. */
import type { JudgedScan, Scan } from '../../../src/domain/attendance/scan'
import type { MemberKey } from '../access/actor-access'
import type { Api } from '../api'
import { answerTogether } from '../together'
import { takeScans } from './take-scans'

interface ScanCall {
  readonly caller: MemberKey
  readonly scans: readonly Scan[]
  /** By the phone's clock. */
  readonly sentAtMs?: number
}

/** The same scan in two calls of a batch is taken once, and both are told. All are of one tenant. */
const takeCalls = async (
  api: Api,
  calls: readonly ScanCall[],
): Promise<readonly (readonly JudgedScan[])[]> => {
  const tenantId = calls[0]?.caller.tenantId ?? ''
  const once = new Map(
    [...calls]
      .reverse()
      .flatMap(({ scans, ...sent }) =>
        scans.map((scan) => [scan.scanId, { ...sent, scan }] as const),
      ),
  )
  const judged = await takeScans({ api, tenantId }, [...once.values()])
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

/** In and out of a shift, and once more each. */
const fewScans = 4

const desks = new WeakMap<Api, ScanDesk>()

/** One desk for each server. Batches that look at the same person before either has written are judged anew (take-scans). */
export const scanDeskOf = (api: Api): ScanDesk => {
  const desk =
    desks.get(api) ??
    answerTogether({
      run: (calls: readonly ScanCall[]) => takeCalls(api, calls),
      // What a phone gathered without a signal goes by itself: a queue does not wait behind it.
      tenantOf: ({ caller: { tenantId, memberId }, scans }) =>
        scans.length > fewScans ? `${tenantId} ${memberId}` : tenantId,
      most: 64,
      lanes: 2,
      worthALane: 4,
    })
  desks.set(api, desk)
  return desk
}
