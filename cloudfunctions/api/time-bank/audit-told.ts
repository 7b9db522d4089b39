/** Audits as they are told: to the office with every place in words, to everybody in figures. */
import type { Audits, AuditTold, WholeAudit } from '../../../src/protocol/time-audit'
import type { ActorAccess } from '../access/actor-access'
import type { Api } from '../api'
import { findAudits, type AuditRun } from './audit-run.repository'
import { countFaults, listFaults, wordsOfFaults } from './fault.repository'
import { tellingOf } from './tell-faults.repository'

/** More than anybody reads; the operator's command lists all. */
const mostFaults = 20

export const auditTold = ({ id: _own, failedAtMs: _when, ...run }: AuditRun): AuditTold => run

export const loadAudits = async (
  { database, nowMs }: Api,
  access: ActorAccess,
): Promise<Audits> => {
  const { tenantId } = access.actor
  const { open, last } = await findAudits(database, tenantId)
  const faults = await listFaults(database, tenantId, mostFaults)
  const words = await wordsOfFaults(database, tenantId, faults)
  return {
    open: open && auditTold(open),
    last: last && auditTold(last),
    faults: faults.map(({ sinceMs }, nth) => ({ words: words[nth] ?? '', sinceMs })),
    faultCount: await countFaults(database, tenantId),
    telling: await tellingOf(database, access, nowMs()),
  }
}

/** To everybody: nothing of where a fault is, which could name somebody. */
export const wholeAuditTold = (run: AuditRun | null): WholeAudit | null => {
  if (run === null) return null
  const { endedAtMs, startedAtMs, accounts, transfers, entries, sumMinutes, faultCount } = run
  return {
    ...{ endedAtMs: endedAtMs ?? startedAtMs, accounts, transfers, entries },
    ...{ sumMinutes, faultCount },
  }
}
