/**
 * Posts transfers: the server's door to the ledger, beside that of givings (give-time.repository). Whether somebody may is
 * decided before; whether the account has it is decided here, in the database, under the locks of the accounts.
 */
import { sql } from 'kysely'
import {
  issuanceAccount,
  poolAccount,
  volunteerAccount,
  type TransferCode,
  type TransferKind,
  type TransferPhase,
} from '../../../src/domain/time-bank/ledger'
import { writtenName } from '../access/actor-access'
import type { Database } from '../database/connect'
import { prepared } from '../database/prepared'
import { isTransient } from '../operating-error'
import type { Vault } from '../secrets/vault'

export interface Transfer {
  /** Made by whoever wants it; sending it again has no further effect. */
  readonly id: string
  readonly kind: TransferKind
  readonly phase: TransferPhase
  /** Left out where pendingId says it, or the database finds it (give-time.repository). */
  readonly debit?: string
  readonly credit?: string
  /** Left out to void or expire all that is pending. */
  readonly minutes?: number
  readonly pendingId?: string
  readonly correctsId?: string
  readonly subjectId?: string
  readonly expiresAtMs?: number
  /** Of the credited volunteer's account; what comes beyond goes on to the pool. 0 or left out: no cap. */
  readonly capMinutes?: number
  /** Written as it is: see sealReason. */
  readonly reasonCipher?: string
}

export interface TransferResult {
  readonly id: string
  readonly code: TransferCode
  /** Of the minutes, so many went on to the pool. */
  readonly excessMinutes: number
}

/** In whose name, in which tenant. */
export interface Poster {
  readonly tenantId: string
  readonly memberId: string
  readonly memberName: string
}

export interface OwnedTransfer {
  readonly transfer: Transfer
  readonly by: Poster
}

const reasonPlace = (tenantId: string, recordId: string) => ({
  tenantId,
  recordId,
  field: 'time-transfer-reason',
})

export const sealReason = (vault: Vault, tenantId: string, id: string, reason: string): string =>
  vault.seal(reasonPlace(tenantId, id), reason)

/** What was derived from a transfer (its surplus, what was gathered for it) carries that one's reason. */
export const openReason = (vault: Vault, tenantId: string, id: string, cipher: string): string =>
  vault.open(reasonPlace(tenantId, id.replace(/\/(cap|pool:\d\d)$/, '')), cipher)

export const rowOf = ({ transfer, by }: OwnedTransfer) => ({
  id: transfer.id,
  kind: transfer.kind,
  phase: transfer.phase,
  debit: transfer.debit,
  credit: transfer.credit,
  minutes: transfer.minutes,
  pending_id: transfer.pendingId,
  corrects_id: transfer.correctsId,
  subject_id: transfer.subjectId,
  expires_at_ms: transfer.expiresAtMs,
  cap_minutes: transfer.capMinutes,
  reason_cipher: transfer.reasonCipher,
  by_member_id: by.memberId,
  by_name: writtenName(by.memberName),
})

export interface ResultRow {
  readonly transfer_id: string
  readonly code: TransferCode
  readonly excess: number
}

export const resultOf = (row: ResultRow): TransferResult => ({
  id: row.transfer_id,
  code: row.code,
  excessMinutes: row.excess,
})

const post = prepared<ResultRow>(
  'post-time-transfers',
  'select transfer_id, code, excess from post_time_transfers($1, $2::jsonb, $3::bigint)',
)

const postOnce = async (
  database: Database,
  tenantId: string,
  transfers: readonly OwnedTransfer[],
  nowMs: number,
): Promise<readonly TransferResult[]> => {
  const rows = await post(database, [tenantId, JSON.stringify(transfers.map(rowOf)), nowMs])
  return rows.map(resultOf)
}

/** 'again' means that another call was first at something; nobody is so unlucky eight times. */
const MAX_ATTEMPTS = 8

/**
 * One result for each, in order; one that is refused leaves the others standing. `database` may be a transaction.
 * Rejects when the database does, with a transient failure (see operating-error) perhaps.
 */
const postOwnedTransfers = async (
  database: Database,
  tenantId: string,
  transfers: readonly OwnedTransfer[],
  nowMs: number,
): Promise<readonly TransferResult[]> => {
  if (transfers.length === 0) return []
  const results = new Map<number, TransferResult>()
  for (let attempt = 1; results.size < transfers.length; attempt++) {
    const left = transfers.flatMap((owned, place) => (results.has(place) ? [] : [{ owned, place }]))
    const owned = left.map((one) => one.owned)
    const answers = await postOnce(database, tenantId, owned, nowMs).catch((error: unknown) => {
      // Somebody took one of the ids meanwhile. A transaction is its owner's to begin anew.
      if (!isTransient(error) || database.isTransaction || attempt === MAX_ATTEMPTS) throw error
      return null
    })
    if (!answers) continue
    for (const [index, { place }] of left.entries()) {
      const answer = answers[index]
      if (!answer) throw new Error('The ledger answers every transfer.')
      if (answer.code !== 'again' || attempt === MAX_ATTEMPTS) results.set(place, answer)
    }
  }
  return transfers.flatMap((_, place) => results.get(place) ?? [])
}

export interface Posting {
  readonly database: Database
  readonly by: Poster
  readonly nowMs: number
}

/** {@link postOwnedTransfers}, all in one person's name. */
export const postTransfers = (
  { database, by, nowMs }: Posting,
  transfers: readonly Transfer[],
): Promise<readonly TransferResult[]> =>
  postOwnedTransfers(
    database,
    by.tenantId,
    transfers.map((transfer) => ({ transfer, by })),
    nowMs,
  )

/** Opens the accounts that are not open yet; with the first, those of the pool and the issuance. */
export const openVolunteerAccounts = async (
  database: Database,
  tenantId: string,
  volunteerIds: readonly string[],
): Promise<void> => {
  if (volunteerIds.length === 0) return
  await sql`
    insert into time_account (tenant_id, id, kind, owner_id, slot)
    select ${tenantId}, 'volunteer:' || v.id, 'volunteer', v.id, 0
    from jsonb_array_elements_text(${JSON.stringify([...new Set(volunteerIds)].sort())}::jsonb) as v(id)
    union all
    select ${tenantId}, k || ':' || lpad(n::text, 2, '0'), k, '', n
    from unnest(array['issuance', 'pool']) k, generate_series(0, 15) n
    where not exists (select from time_account where tenant_id = ${tenantId} and id = 'pool:00')
    order by 2 on conflict do nothing`.execute(database)
}

export const openVolunteerAccount = (
  database: Database,
  tenantId: string,
  volunteerId: string,
): Promise<void> => openVolunteerAccounts(database, tenantId, [volunteerId])

export interface ServiceHours {
  readonly volunteerId: string
  readonly minutes: number
  /** The attendance that they come of: it is credited once, whatever happens. */
  readonly serviceId: string
  /** The tenant's cap. */
  readonly capMinutes: number
  /** Of the transfer `opening/<serviceId>` or `issue/<serviceId>`: see sealReason. */
  readonly reasonCipher?: string
}

const credit = async (
  posting: Posting,
  kind: 'issue' | 'opening',
  hours: readonly ServiceHours[],
): Promise<readonly TransferResult[]> => {
  const { database, by } = posting
  await openVolunteerAccounts(
    database,
    by.tenantId,
    hours.map(({ volunteerId }) => volunteerId),
  )
  const transfers = hours.map(
    ({ volunteerId, minutes, serviceId, capMinutes, reasonCipher }): Transfer => ({
      // The sign '/' is in no id that a phone can make, so nobody can take this one before us.
      id: `${kind}/${serviceId}`,
      kind,
      phase: 'posted',
      debit: issuanceAccount,
      credit: volunteerAccount(volunteerId),
      minutes,
      subjectId: serviceId,
      capMinutes,
      ...(reasonCipher === undefined ? {} : { reasonCipher }),
    }),
  )
  const results = await postTransfers(posting, transfers)
  // Whose account an inheritance has closed: the service was done all the same, and the pool keeps the hours.
  // Sent again, the first look finds the id with the pool as the one who got them.
  const toPool = transfers.filter((_, at) =>
    ['closed', 'id-taken'].includes(results[at]?.code ?? ''),
  )
  const pooled = await postTransfers(
    posting,
    toPool.map((transfer) => ({ ...transfer, credit: poolAccount, capMinutes: 0 })),
  )
  const byId = new Map(pooled.map((result) => [result.id, result]))
  return results.map((result) => byId.get(result.id) ?? result)
}

/** Confirmed hours, after their public notice. `database` is the transaction that marks them as posted. */
export const issueHours = (posting: Posting, hours: readonly ServiceHours[]) =>
  credit(posting, 'issue', hours)

/** What volunteers had stored before this ledger; serviceId: the import and the volunteer, so that it counts once. */
export const openingBalances = (posting: Posting, hours: readonly ServiceHours[]) =>
  credit(posting, 'opening', hours)
