/**
 * Reopens the account of somebody whose hours were passed on, who came back and was verified anew: a record that stays,
 * with a hash over the account's chain as it stood, from which the audit recomputes whether an account is closed.
 */
import {
  reopeningText,
  volunteerAccount,
  type StoredReopening,
} from '../../../src/domain/time-bank/ledger'
import { writtenName } from '../access/actor-access'
import type { Database } from '../database/connect'
import { sha256 } from './audit-accounts.repository'
import type { Posting } from './ledger.repository'

/** Does nothing where the account is open, or was never opened. Within the transaction that verifies its owner. */
export const reopenAccount = async (
  { database, by, nowMs }: Posting,
  volunteerId: string,
): Promise<void> => {
  const { tenantId } = by
  const accountId = volunteerAccount(volunteerId)
  const reopened = await database
    .updateTable('time_account')
    .set({ closed_at_ms: null })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', accountId)
    .where('closed_at_ms', 'is not', null)
    .returning(['entry_count', 'last_hash'])
    .executeTakeFirst()
  if (!reopened) return
  const reopening = {
    ...{ tenantId, accountId, afterSequence: reopened.entry_count, atMs: nowMs },
    ...{ byMemberId: by.memberId, byName: writtenName(by.memberName) },
  }
  await database
    .insertInto('time_account_reopening')
    .values({
      tenant_id: tenantId,
      account_id: accountId,
      after_sequence: reopening.afterSequence,
      at_ms: nowMs,
      by_member_id: reopening.byMemberId,
      by_name: reopening.byName,
      hash: sha256(reopeningText(reopened.last_hash, reopening)),
    })
    .execute()
}

/** Of these accounts, in the order in which they happened. */
export const loadReopenings = async (
  database: Database,
  tenantId: string,
  accountIds: readonly string[],
): Promise<readonly StoredReopening[]> => {
  if (accountIds.length === 0) return []
  const rows = await database
    .selectFrom('time_account_reopening')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('account_id', 'in', [...accountIds])
    .orderBy('after_sequence')
    .execute()
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    accountId: row.account_id,
    afterSequence: row.after_sequence,
    atMs: row.at_ms,
    byMemberId: row.by_member_id,
    byName: row.by_name,
    hash: row.hash,
  }))
}
