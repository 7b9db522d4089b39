/**
 * An audit that goes on over many calls: how far it has come and what it found is kept, so that whoever opens the page
 * later, or after a cut connection, goes on where it was left.
 */
import { uuidv7 } from 'uuidv7'
import type { AuditCounts } from '../../../src/domain/time-bank/audit'
import { writtenName } from '../access/actor-access'
import type { Api } from '../api'
import type { Database, Transaction } from '../database/connect'
import type { TimeAuditTable } from '../database/time-bank-schema'
import {
  auditPortion,
  auditStart,
  sumBalances,
  type AuditCursor,
  type AuditPortion,
  type LedgerSum,
} from './audit-ledger.repository'
import { endFaults, keepFaults } from './fault.repository'
import type { Poster } from './ledger.repository'
import { tellOfFaults } from './tell-faults.repository'
import type { Selectable } from 'kysely'

/** Hashing so many takes some 50 ms, for which nobody else is answered. */
const ENTRIES_A_PORTION = 4000

export interface AuditRun extends AuditCounts {
  readonly id: string
  readonly startedAtMs: number
  readonly startedByName: string
  /** null while accounts or transfers are left. */
  readonly endedAtMs: number | null
  /** When it last broke off by itself; null once it went on. */
  readonly failedAtMs: number | null
  /** What there was to look at when it began. */
  readonly whole: AuditCounts
  readonly sumMinutes: number
  /** Places that do not agree. */
  readonly faultCount: number
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
  whole: {
    accounts: row.whole_accounts,
    entries: row.whole_entries,
    transfers: row.whole_transfers,
  },
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

const countWhole = async (database: Database, tenantId: string): Promise<AuditCounts> => {
  const { accounts, entries } = await database
    .selectFrom('time_account')
    .select((e) => e.fn.countAll().as('accounts'))
    .select((e) => e.fn.sum<number | null>('entry_count').as('entries'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow()
  const { transfers } = await database
    .selectFrom('time_transfer')
    .select((e) => e.fn.countAll().as('transfers'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow()
  return {
    accounts: Number(accounts),
    entries: Number(entries ?? 0),
    transfers: Number(transfers),
  }
}

const begin = async (database: Database, by: Poster, nowMs: number) => {
  const { accounts, entries, transfers } = await countWhole(database, by.tenantId)
  await database
    .insertInto('time_audit')
    .values({
      ...{ tenant_id: by.tenantId, id: uuidv7(), started_at_ms: nowMs },
      started_by_name: writtenName(by.memberName),
      ...{ ended_at_ms: null, failed_at_ms: null, cursor: JSON.stringify(auditStart) },
      ...{ whole_accounts: accounts, whole_entries: entries, whole_transfers: transfers },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return newest(database, by.tenantId).where('ended_at_ms', 'is', null).executeTakeFirst()
}

interface Found {
  readonly portion: AuditPortion
  /** null while something is left. */
  readonly sum: LedgerSum | null
}

const lookOn = (database: Database, tenantId: string, cursor: AuditCursor): Promise<Found> =>
  database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const portion = await auditPortion(transaction, tenantId, cursor, ENTRIES_A_PORTION)
      const sum = portion.next === null ? await sumBalances(transaction, tenantId) : null
      return { portion, sum }
    })

interface Desk extends Pick<Api, 'vault'> {
  readonly transaction: Transaction
  readonly tenantId: string
  readonly nowMs: number
}

/** With who is told of it. undefined: another call has kept the same portion meanwhile. */
const keepPortion = async (
  desk: Desk,
  row: Selectable<TimeAuditTable>,
  { portion, sum }: Found,
): Promise<Selectable<TimeAuditTable> | undefined> => {
  const { transaction, tenantId, nowMs } = desk
  const mine = await transaction
    .selectFrom('time_audit')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', row.id)
    .where('portions', '=', row.portions)
    .forUpdate()
    .executeTakeFirst()
  if (!mine) return undefined
  const run = { tenantId, auditId: row.id }
  const faultCount = await keepFaults(transaction, run, [...portion.faults, ...(sum?.faults ?? [])])
  if (sum)
    await tellOfFaults(desk, { auditId: row.id, newCount: await endFaults(transaction, run) })
  return transaction
    .updateTable('time_audit')
    .set({
      cursor: JSON.stringify(portion.next ?? auditStart),
      accounts: row.accounts + portion.accounts,
      entries: row.entries + portion.entries,
      transfers: row.transfers + portion.transfers,
      failed_at_ms: null,
      fault_count: faultCount,
      portions: row.portions + 1,
      ...(sum ? { ended_at_ms: nowMs, sum_minutes: sum.sumMinutes } : {}),
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** One portion more of the audit under way, or the first of a new one. Of two at once, one counts. */
export const goOnWithAudit = async (
  { database, vault }: Pick<Api, 'database' | 'vault'>,
  by: Poster,
  nowMs: number,
): Promise<AuditRun> => {
  const { tenantId } = by
  const open = newest(database, tenantId).where('ended_at_ms', 'is', null)
  const row = (await open.executeTakeFirst()) ?? (await begin(database, by, nowMs))
  // Another call has begun it and come to its end meanwhile.
  if (!row) return runOf(await newest(database, tenantId).executeTakeFirstOrThrow())
  // Written by this file only.
  const found = await lookOn(database, tenantId, row.cursor as AuditCursor)
  const kept = await database
    .transaction()
    .execute((transaction) => keepPortion({ transaction, vault, tenantId, nowMs }, row, found))
  const now =
    kept ??
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
