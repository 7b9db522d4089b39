/** Audits as the page shows them: a fault names the volunteer instead of an account. */
import type { AuditTold, WholeAudit } from '../../../src/protocol/time-bank'
import type { Api } from '../api'
import { volunteerNames } from '../volunteer/volunteer.repository'
import type { AuditRun } from './audit-run.repository'

const placeOf = async (api: Api, tenantId: string, where: string): Promise<string> => {
  if (where === '') return '整本账'
  if (!where.startsWith('volunteer:')) return where
  const id = where.slice('volunteer:'.length)
  const name = (await volunteerNames(api, tenantId, [id])).get(id) ?? ''
  return name === '' ? where : `${name}的账户`
}

export const tellAudit = async (
  api: Api,
  tenantId: string,
  { id: _own, failedAtMs: _when, firstFault, ...run }: AuditRun,
): Promise<AuditTold> => ({
  ...run,
  firstFault: firstFault
    ? `${await placeOf(api, tenantId, firstFault.where)}：${firstFault.fault}`
    : '',
})

/** To everybody: nothing of where a fault is, which could name somebody. */
export const tellWholeAudit = (run: AuditRun | null): WholeAudit | null => {
  if (run === null) return null
  const { endedAtMs, startedAtMs, accounts, transfers, entries, sumMinutes, faultCount } = run
  return {
    ...{ endedAtMs: endedAtMs ?? startedAtMs, accounts, transfers, entries },
    ...{ sumMinutes, faultCount },
  }
}
