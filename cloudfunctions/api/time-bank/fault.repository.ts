/**
 * The places of the ledger that do not agree. One stays from the audit that finds it first to the one that finds it no more,
 * so that it is told once and not every night anew; nothing of it is deleted.
 */
import { sql } from 'kysely'
import { placeWords } from '../../../src/domain/time-bank/audit'
import { ownerIn, teamAccount } from '../../../src/domain/time-bank/ledger'
import type { Database, Transaction } from '../database/connect'
import type { AuditFault } from './audit-ledger.repository'
import { teamNames } from './team.repository'

/** All that follows an altered entry differs too: what is told of a place is what was found there first. */
export const firstOfEachPlace = (faults: readonly AuditFault[]): readonly AuditFault[] => {
  const byPlace = new Map<string, AuditFault>()
  for (const fault of faults) if (!byPlace.has(fault.place)) byPlace.set(fault.place, fault)
  return [...byPlace.values()]
}

interface Run {
  readonly tenantId: string
  readonly auditId: string
}

/** Keeps what an audit has found; answers at how many places by now. */
export const keepFaults = async (
  transaction: Transaction,
  { tenantId, auditId }: Run,
  faults: readonly AuditFault[],
): Promise<number> => {
  if (faults.length > 0)
    await sql`
      insert into time_fault (tenant_id, place, fault, found_by, seen_by)
      select ${tenantId}, place, fault, ${auditId}, ${auditId}
      from jsonb_to_recordset(${JSON.stringify(firstOfEachPlace(faults))}::jsonb) as f(place text, fault text)
      on conflict (tenant_id, place) where gone_by is null do update set seen_by = excluded.seen_by,
        fault = case when time_fault.seen_by = excluded.seen_by then time_fault.fault else excluded.fault end`.execute(
      transaction,
    )
  return countFaults(transaction, tenantId, { seenBy: auditId })
}

/** At the end of an audit: what it did not find is gone. Answers how many places it is the first to have found. */
export const endFaults = async (
  transaction: Transaction,
  { tenantId, auditId }: Run,
): Promise<number> => {
  await transaction
    .updateTable('time_fault')
    .set({ gone_by: auditId })
    .where('tenant_id', '=', tenantId)
    .where('gone_by', 'is', null)
    .where('seen_by', '<>', auditId)
    .execute()
  return countFaults(transaction, tenantId, { foundBy: auditId })
}

/** Those that are there. */
export const countFaults = async (
  database: Database,
  tenantId: string,
  { seenBy, foundBy }: { readonly seenBy?: string; readonly foundBy?: string } = {},
): Promise<number> => {
  const { count } = await database
    .selectFrom('time_fault')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('gone_by', 'is', null)
    .$if(seenBy !== undefined, (faults) => faults.where('seen_by', '=', seenBy ?? ''))
    .$if(foundBy !== undefined, (faults) => faults.where('found_by', '=', foundBy ?? ''))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface KnownFault extends AuditFault {
  /** When the audit began that found it first. */
  readonly sinceMs: number
}

/** Those that are there, the longest known first. */
export const listFaults = (
  database: Database,
  tenantId: string,
  most: number,
): Promise<readonly KnownFault[]> =>
  database
    .selectFrom('time_fault as f')
    .innerJoin('time_audit as a', (join) =>
      join.onRef('a.tenant_id', '=', 'f.tenant_id').onRef('a.id', '=', 'f.found_by'),
    )
    .select(['f.place', 'f.fault', 'a.started_at_ms as sinceMs'])
    .where('f.tenant_id', '=', tenantId)
    .where('f.gone_by', 'is', null)
    .orderBy('a.started_at_ms')
    .orderBy('f.place')
    .limit(most)
    .execute()

const idsOf = (kind: 'volunteer' | 'team', faults: readonly AuditFault[]): readonly string[] =>
  faults.map(({ place }) => ownerIn(kind, place)).filter((id) => id !== '')

/** '志愿者 1001002 的账户：第 1 笔：余额应为 60 分钟', in their order; needs no keys, because no name is in it. */
export const wordsOfFaults = async (
  database: Database,
  tenantId: string,
  faults: readonly AuditFault[],
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string; number: string }>`
    select id, number from volunteer where tenant_id = ${tenantId} and id = any(array(
      select jsonb_array_elements_text(${JSON.stringify(idsOf('volunteer', faults))}::jsonb)))`.execute(
    database,
  )
  const numbers = new Map(rows.map(({ id, number }) => [id, number]))
  const teams = await teamNames(database, tenantId, idsOf('team', faults))
  const names = {
    numberOf: (id: string) => numbers.get(id),
    teamNameOf: (id: string) => teams.get(teamAccount(id)),
  }
  return faults.map(({ place, fault }) => `${placeWords(place, names)}：${fault}`)
}
