/**
 * The audit of every night: each tenant's whole ledger recomputed from nothing, some portions a minute, so that nobody has
 * to think of it and nobody waits for it. One that somebody began and left is gone on with as well.
 */
import { chinaClock, chinaDate } from '../../../src/domain/calendar'
import type { Api } from '../api'
import { findAudits, goOnWithAudit, noteFailedAudit } from './audit-run.repository'
import { listFaults } from './fault.repository'

/** By China's clock: few serve or give at this hour. */
const beginsAt = '02:00'

/** What failed may well fail again: it is not tried each minute. */
const RESTS_FOR_MS = 3_600_000

/** 20,000 entries: half a second of hashing in a minute. */
const PORTIONS_A_MINUTE = 5

const isDue = ({ open, last }: Awaited<ReturnType<typeof findAudits>>, nowMs: number): boolean =>
  open !== null
    ? open.failedAtMs === null || open.failedAtMs + RESTS_FOR_MS <= nowMs
    : chinaClock(nowMs) >= beginsAt &&
      (last === null || chinaDate(last.startedAtMs) < chinaDate(nowMs))

/** Names an account or a transfer, never a person. */
const firstFault = async ({ database }: Api, tenantId: string, count: number): Promise<Error> => {
  const [first] = await listFaults(database, tenantId, 1)
  return new Error(`${count} places, the first: ${first?.place} ${first?.fault}`)
}

const sweepTenant = async (api: Api, tenantId: string, nowMs: number): Promise<void> => {
  if (!isDue(await findAudits(api.database, tenantId), nowMs)) return
  const by = { tenantId, memberId: 'system', memberName: '每晚自动核对' }
  for (let portion = 1; portion <= PORTIONS_A_MINUTE; portion++) {
    const run = await goOnWithAudit(api, by, nowMs)
    if (run.endedAtMs === null) continue
    if (run.faultCount > 0)
      api.report(
        `the time bank of ${tenantId} does not agree`,
        await firstFault(api, tenantId, run.faultCount),
      )
    return
  }
}

/** One that breaks off keeps no other tenant from its own. */
export const sweepAudits = async (api: Api, nowMs: number): Promise<void> => {
  const tenants = await api.database.selectFrom('tenant').select('id').execute()
  for (const { id } of tenants)
    try {
      await sweepTenant(api, id, nowMs)
    } catch (error) {
      api.report(`the audit of ${id} broke off`, error)
      await noteFailedAudit(api.database, id, nowMs)
    }
}
