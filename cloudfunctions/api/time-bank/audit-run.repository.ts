/**
 * An audit that goes on over many calls: how far it has come and what it found is kept, so that whoever opens the page
 * later, or after a cut connection, goes on where it was left.
 */
import { uuidv7 } from 'uuidv7'
import type { Database } from '../database/connect'
import type { TimeAuditTable } from '../database/time-bank-schema'
import {
  auditPortion,
  auditStart,
  sumBalances,
  type AuditCursor,
  type AuditFault,
} from './audit-ledger.repository'
import type { Poster } from './ledger.repository'
import type { Selectable } from 'kysely'

/** Hashing so many takes some 50 ms, for which nobody else is answered. */
const ENTRIES_A_PORTION = 4000

export interface AuditRun {
  readonly id: string
  readonly startedAtMs: number
  readonly startedByName: string
  /** null while accounts or transfers are left. */
  readonly endedAtMs: number | null
  /** When it last broke off by itself; null once it went on. */
  readonly failedAtMs: number | null
  readonly accounts: number
  readonly entries: number
  readonly transfers: number
  readonly sumMinutes: number
  readonly faultCount: number
  readonly firstFault: AuditFault | null
}

const runOf = (row: Selectable<TimeAuditTable>): AuditRun => ({
  id: row.id,
  startedAtMs: row.started_at_ms,
  startedByName: row.started_by_name,
  endedAtMs: row.ended_at_ms,
  failedAtMs: row.failed_at_ms,
  accounts: row.accounts,
  entries: row.entries,
  transfers: row.transfers,
  sumMinutes: row.sum_minutes,
  faultCount: row.fault_count,
  firstFault:
    row.fault_count === 0 ? null : { where: row.first_fault_where, fault: row.first_fault },
})

const newest = (database: Database, tenantId: string) =>
  database
    .selectFrom('time_audit')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('started_at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(1)

/** The last that came to its end. */
export const findLastAudit = async (
  database: Database,
  tenantId: string,
): Promise<AuditRun | null> => {
  const last = await newest(database, tenantId)
    .where('ended_at_ms', 'is not', null)
    .executeTakeFirst()
  return last ? runOf(last) : null
}

/** The one under way, and the last. */
export const findAudits = async (
  database: Database,
  tenantId: string,
): Promise<{ readonly open: AuditRun | null; readonly last: AuditRun | null }> => {
  const open = await newest(database, tenantId).where('ended_at_ms', 'is', null).executeTakeFirst()
  return { open: open ? runOf(open) : null, last: await findLastAudit(database, tenantId) }
}

const begin = async (database: Database, by: Poster, nowMs: number) => {
  await database
    .insertInto('time_audit')
    .values({
      ...{ tenant_id: by.tenantId, id: uuidv7(), started_at_ms: nowMs },
      started_by_name: by.memberName || '(未留名)',
      ...{ ended_at_ms: null, failed_at_ms: null, cursor: JSON.stringify(auditStart) },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return newest(database, by.tenantId).where('ended_at_ms', 'is', null).executeTakeFirst()
}

/** One portion more of the audit under way, or the first of a new one. Of two at once, one counts. */
export const goOnWithAudit = async (
  database: Database,
  by: Poster,
  nowMs: number,
): Promise<AuditRun> => {
  const { tenantId } = by
  const open = newest(database, tenantId).where('ended_at_ms', 'is', null)
  const row = (await open.executeTakeFirst()) ?? (await begin(database, by, nowMs))
  // Another call has begun it and come to its end meanwhile.
  if (!row) return runOf(await newest(database, tenantId).executeTakeFirstOrThrow())
  // Written by this file only.
  const cursor = row.cursor as AuditCursor
  const found = await database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const portion = await auditPortion(transaction, tenantId, cursor, ENTRIES_A_PORTION)
      const sum = portion.next === null ? await sumBalances(transaction, tenantId) : null
      return { portion, sum }
    })
  const { portion, sum } = found
  const faults = [...portion.faults, ...(sum?.faults ?? [])]
  const first = row.fault_count === 0 ? faults[0] : undefined
  const written = await database
    .updateTable('time_audit')
    .set({
      cursor: JSON.stringify(portion.next ?? auditStart),
      accounts: row.accounts + portion.accounts,
      entries: row.entries + portion.entries,
      transfers: row.transfers + portion.transfers,
      failed_at_ms: null,
      fault_count: row.fault_count + faults.length,
      portions: row.portions + 1,
      ...(first ? { first_fault_where: first.where, first_fault: first.fault } : {}),
      ...(sum ? { ended_at_ms: nowMs, sum_minutes: sum.sumMinutes } : {}),
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', row.id)
    .where('portions', '=', row.portions)
    .returningAll()
    .executeTakeFirst()
  const now =
    written ??
    (await database
      .selectFrom('time_audit')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow())
  return runOf(now)
}

/** The one under way broke off: whoever goes on by itself leaves it alone for a while. */
export const noteFailedAudit = async (
  database: Database,
  tenantId: string,
  nowMs: number,
): Promise<void> => {
  await database
    .updateTable('time_audit')
    .set({ failed_at_ms: nowMs })
    .where('tenant_id', '=', tenantId)
    .where('ended_at_ms', 'is', null)
    .execute()
}

/** So many entries there are, to tell how far an audit has come. */
export const countEntries = async (database: Database, tenantId: string): Promise<number> => {
  const { count } = await database
    .selectFrom('time_account')
    .select((e) => e.fn.sum<number | null>('entry_count').as('count'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow()
  return Number(count ?? 0)
}
