/** Sends the scans that wait, and keeps what the server made of them. */
import * as v from 'valibot'
import { CallFailed } from '../application'
import { scanResultNames, type ScanResult } from '../domain/attendance/scan'
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

/** Rejects with CallFailed when the server cannot be asked. */
export const sendScans = async (store: MemberStore, network: Network): Promise<void> => {
  const { scans } = store.shelves
  // The oldest first: whoever came first is told first.
  for (let waiting = scans.waiting(); waiting.length > 0; waiting = scans.waiting()) {
    const batch = [...waiting].reverse().slice(0, maxScansPerCall)
    const input = { scans: batch.map(({ scan }) => scan) }
    const answer = v.safeParse(answerShape, await callServer(network, 'attendance.scan', input))
    if (!answer.success || answer.output.results.length < batch.length)
      throw new CallFailed('unreachable', '服务器的回答看不懂')
    await store.exclusively(async () => {
      await scans.settle(answer.output.results)
      store.show()
    })
  }
}
