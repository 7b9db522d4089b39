/** Sends the scans that wait, and keeps what the server made of them. */
import * as v from 'valibot'
import { CallFailed } from '../application'
import {
  scanResultNames,
  type JudgedScan,
  type Scan,
  type ScanResult,
} from '../domain/attendance/scan'
import type { Network } from '../ports'
import { maxScansPerCall } from '../protocol/attendance'
import type { MemberStore } from '../store/member-store'
import { callServer } from './server-client'

const answerShape = v.looseObject({
  results: v.array(
    v.looseObject({
      scanId: v.string(),
      // One that only a newer version knows is settled all the same, and told in plain words.
      result: v.fallback(
        v.picklist(scanResultNames as readonly [ScanResult, ...ScanResult[]]),
        'unchecked',
      ),
      sinceMs: v.number(),
    }),
  ),
})

/** 'refused': it cannot take them as they are. 'later': it is there, but takes no scans now. */
const ask = async (
  network: Network,
  request: { readonly scans: readonly Scan[]; readonly sentAtMs: number },
): Promise<readonly JudgedScan[] | 'refused' | 'later'> => {
  try {
    const answer = v.safeParse(answerShape, await callServer(network, 'attendance.scan', request))
    const told = answer.success ? answer.output.results : []
    if (request.scans.every(({ scanId }) => told.some((one) => one.scanId === scanId))) return told
    throw new CallFailed('unreachable', '服务器的回答看不懂')
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    if (error.code === 'unreachable' || error.code === 'sign-in-again') throw error
    return error.code === 'invalid' || error.code === 'too-large' ? 'refused' : 'later'
  }
}

/**
 * 'later': some wait for another round; the rest of this one does not wait for them. Rejects with CallFailed when the
 * server cannot be asked.
 */
export const sendScans = async (
  store: MemberStore,
  network: Network,
): Promise<'done' | 'later'> => {
  const { scans } = store.shelves
  let limit = maxScansPerCall
  // The oldest first: whoever came first is told first.
  for (let waiting = scans.waiting(); waiting.length > 0; waiting = scans.waiting()) {
    const batch = [...waiting].reverse().slice(0, limit)
    const answer = await ask(network, {
      scans: batch.map(({ scan }) => scan),
      sentAtMs: store.parts.clock.nowMs(),
    })
    if (answer === 'later') return 'later'
    if (answer === 'refused' && batch.length > 1) {
      limit = Math.ceil(batch.length / 2)
      continue
    }
    // Refused alone, it would be refused for ever: it is told as what it is, and holds up no other.
    const results =
      answer === 'refused'
        ? batch.map(
            ({ scan: { scanId } }) => ({ scanId, result: 'code-unknown', sinceMs: 0 }) as const,
          )
        : answer
    await store.exclusively(async () => {
      await scans.settle(results)
      store.show()
    })
  }
  return 'done'
}
