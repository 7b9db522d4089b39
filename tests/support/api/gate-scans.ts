/** Scans as phones make them at the gates of the test street. */
import type { Api } from '../../../cloudfunctions/api/api'
import { gateKey } from '../../../cloudfunctions/api/attendance/gate-secrets'
import { rotatingCode, stepAt } from '../../../src/domain/attendance/gate-code'
import type { JudgedScan, Scan } from '../../../src/domain/attendance/scan'
import { answer } from './ask'
import { testNowMs } from './test-api'
import { tenantId } from './test-street'

let made = 0

export const scanOf = (given: Partial<Scan>): Scan => ({
  scanId: `scan-${++made}`,
  way: 'rotating',
  direction: 'in',
  code: '',
  shiftId: '',
  volunteerId: '',
  scannedAtMs: testNowMs,
  deviceId: `phone-${made}`,
  ...given,
})

/** The volunteer's phone reads what the gate shows at `atMs`; its own clock is `offMs` off. */
export const gateScan = (
  api: Api,
  shiftId: string,
  {
    direction = 'in' as const,
    atMs = testNowMs,
    offMs = 0,
  }: Partial<{
    direction: 'in' | 'out'
    atMs: number
    offMs: number
  }> = {},
): Scan =>
  scanOf({
    code: rotatingCode(gateKey(api.vault, tenantId, shiftId), {
      shiftId,
      direction,
      step: stepAt(atMs),
    }),
    direction,
    scannedAtMs: atMs + offMs,
  })

/** What came of each. */
export const send = async (api: Api, member: string, ...scans: Scan[]): Promise<string[]> => {
  const { results } = await answer<{ results: JudgedScan[] }>(api, member, 'attendance.scan', {
    scans,
  })
  return results.map(({ result }) => result)
}
