/** Reads of the ledger: an account, a transfer, what is pending, the lines of a statement. */
import { sql } from 'kysely'
import type {
  StoredTransfer,
  TransferKind,
  TransferPhase,
} from '../../../src/domain/time-bank/ledger'
import type { Database } from '../database/connect'
import { transferOf, type AccountRow } from './audit-accounts.repository'

export interface Account extends AccountRow {
  readonly balance: number
  readonly held: number
}

/** As it stands, not locked. */
export const findAccount = async (
  database: Database,
  tenantId: string,
  id: string,
): Promise<Account | undefined> => {
  const row = await database
    .selectFrom('time_account')
    .select(['balance', 'held', 'entry_count', 'last_hash', 'closed_at_ms'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { balance, held } = row
  const end = { balance, held, entryCount: row.entry_count, lastHash: row.last_hash }
  return { id, balance, held, end, closedAtMs: row.closed_at_ms }
}

export const findTransfer = async (
  database: Database,
  tenantId: string,
  id: string,
): Promise<StoredTransfer | undefined> => {
  const row = await database
    .selectFrom('time_transfer')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && transferOf(row)
}

/** What transfers stand for after their corrections, by id. */
export const standingOf = async (
  database: Database,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ id: string; minutes: number }>`
    select t.id, (t.minutes + coalesce((
      select sum(case when c.debit = t.debit then c.minutes else -c.minutes end) from time_transfer c
      where c.tenant_id = t.tenant_id and c.corrects_id = t.id), 0))::float8 as minutes
    from time_transfer t where t.tenant_id = ${tenantId}
      and t.id = any(array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)))`.execute(
    database,
  )
  return new Map(rows.map(({ id, minutes }) => [id, minutes]))
}

/** {@link standingOf} one. */
export const standingMinutes = async (
  database: Database,
  { tenantId, id, minutes }: StoredTransfer,
): Promise<number> => (await standingOf(database, tenantId, [id])).get(id) ?? minutes

/** What of a transfer, and of its corrections that added to it, went on to the pool over the cap; the newest first. */
export const listSurpluses = async (
  database: Database,
  { tenantId, id }: StoredTransfer,
): Promise<readonly StoredTransfer[]> => {
  const rows = await database
    .selectFrom('time_transfer')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(
      // As an array, so that a large ledger is asked by its key only.
      sql<boolean>`id = any(array(select t.id || '/cap' from time_transfer t
        where t.tenant_id = ${tenantId} and (t.id = ${id} or t.corrects_id = ${id})))`,
    )
    .orderBy('at_ms', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(transferOf)
}

const notEnded = (database: Database, tenantId: string) =>
  database
    .selectFrom('time_transfer as t')
    .selectAll('t')
    .where('t.tenant_id', '=', tenantId)
    .where('t.phase', '=', 'pending')
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('time_transfer as e')
            .select('e.id')
            .whereRef('e.tenant_id', '=', 't.tenant_id')
            .whereRef('e.pending_id', '=', 't.id'),
        ),
      ),
    )

/** Gifts that wait, of givers in or below a region, oldest first. */
export const listPendingGifts = async (
  database: Database,
  tenantId: string,
  path: string,
): Promise<readonly StoredTransfer[]> => {
  const rows = await notEnded(database, tenantId)
    .innerJoin('volunteer as v', (join) =>
      join
        .onRef('v.tenant_id', '=', 't.tenant_id')
        .on(sql`'volunteer:' || v.id`, '=', sql.ref('t.debit')),
    )
    .innerJoin('region as r', (join) =>
      join.onRef('r.tenant_id', '=', 'v.tenant_id').onRef('r.id', '=', 'v.region_id'),
    )
    .where('t.kind', '=', 'gift')
    .where((e) => e.fn('starts_with', ['r.path', e.val(path)]), '=', true)
    .orderBy('t.at_ms')
    .orderBy('t.id')
    .limit(100)
    .execute()
  return rows.map(transferOf)
}

/** Gifts whose time to be confirmed is over. */
export const listExpiredGifts = async (
  database: Database,
  tenantId: string,
  nowMs: number,
): Promise<readonly StoredTransfer[]> => {
  const rows = await notEnded(database, tenantId)
    .where('t.kind', '=', 'gift')
    .where('t.expires_at_ms', '<=', nowMs)
    .orderBy('t.expires_at_ms')
    .limit(200)
    .execute()
  return rows.map(transferOf)
}

/** One entry of an account with what it came of. */
export interface AccountLine {
  /** Its place in the account. */
  readonly sequence: number
  readonly transferId: string
  readonly kind: TransferKind
  readonly phase: TransferPhase
  readonly minutes: number
  readonly heldMinutes: number
  readonly balanceAfter: number
  readonly atMs: number
  /** The account on the other side; null while it is open who gets it. */
  readonly other: string | null
  readonly subjectId: string
  readonly reasonCipher: string
  readonly correctsId: string | null
}

/** Newest first, at most so many. */
export const listLines = async (
  database: Database,
  tenantId: string,
  at: {
    readonly account: string
    readonly fromMs: number
    readonly toMs: number
    /** Only those that came before this one; null for all. */
    readonly before: number | null
    readonly limit: number
  },
): Promise<readonly AccountLine[]> => {
  const rows = await database
    .selectFrom('time_entry as e')
    .innerJoin('time_transfer as t', (join) =>
      join.onRef('t.tenant_id', '=', 'e.tenant_id').onRef('t.id', '=', 'e.transfer_id'),
    )
    .select(['t.id', 't.kind', 't.phase', 't.debit', 't.credit', 't.subject_id', 't.reason_cipher'])
    .select([
      't.corrects_id',
      'e.sequence',
      'e.minutes',
      'e.held_minutes',
      'e.balance_after',
      'e.at_ms',
    ])
    .where('e.tenant_id', '=', tenantId)
    .where('e.account_id', '=', at.account)
    .where('e.at_ms', '>=', at.fromMs)
    .where('e.at_ms', '<', at.toMs)
    .$if(at.before !== null, (page) => page.where('e.sequence', '<', at.before ?? 0))
    .orderBy('e.sequence', 'desc')
    .limit(at.limit)
    .execute()
  return rows.map((row) => ({
    sequence: row.sequence,
    transferId: row.id,
    kind: row.kind,
    phase: row.phase,
    minutes: row.minutes,
    heldMinutes: row.held_minutes,
    balanceAfter: row.balance_after,
    atMs: row.at_ms,
    other: row.debit === at.account ? row.credit : row.debit,
    subjectId: row.subject_id,
    reasonCipher: row.reason_cipher,
    correctsId: row.corrects_id,
  }))
}

export interface MonthSum {
  /** '2026-03' */
  readonly month: string
  readonly inMinutes: number
  readonly outMinutes: number
}

/** What came in and went out, by month in China, newest first. */
export const sumMonths = async (
  database: Database,
  tenantId: string,
  account: string,
): Promise<readonly MonthSum[]> => {
  const { rows } = await sql<MonthSum>`
    select to_char(to_timestamp(at_ms / 1000.0) at time zone 'UTC' + interval '8 hours', 'YYYY-MM') as month,
      coalesce(sum(minutes) filter (where minutes > 0), 0)::float8 as "inMinutes",
      coalesce(-sum(minutes) filter (where minutes < 0), 0)::float8 as "outMinutes"
    from time_entry where tenant_id = ${tenantId} and account_id = ${account} and minutes <> 0
    group by 1 order by 1 desc`.execute(database)
  return rows
}
