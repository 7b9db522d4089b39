/**
 * Hours that a volunteer pledges to something that may not come about: held as a donation to the pool, which pays for the
 * help, until it has come about (they are given) or not (they are free again). Called in the transaction of the pledge.
 */
import type { Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import type { TimeBankRules } from '../../../src/domain/settings/time-bank-rules'
import { decideDonation } from '../../../src/domain/time-bank/giving'
import { poolAccount, volunteerAccount } from '../../../src/domain/time-bank/ledger'
import type { Vault } from '../secrets/vault'
import { findHolder } from './holder.repository'
import { standsOrRefused } from './ledger-refusal'
import { postTransfers, sealReason, type Posting } from './ledger.repository'

export interface PledgedHours {
  /** Of the pledge; the ledger's ids are made of it. */
  readonly id: string
  readonly minutes: number
  readonly untilMs: number
  /** What the volunteer reads in the own statement. */
  readonly reason: string
}

const holdId = (id: string): string => `pledge/${id}`

/** Refused where the sender is no verified volunteer, may not donate by the rules, or has not so much. */
export const holdHours = async (
  posting: Posting & { readonly vault: Vault; readonly rules: TimeBankRules },
  { id, minutes, untilMs, reason }: PledgedHours,
): Promise<Result<undefined, Refusal>> => {
  const { database, by, vault, rules } = posting
  const holder = await findHolder(database, by.tenantId, { memberId: by.memberId })
  const decided = decideDonation(rules, holder ?? null)
  if (!decided.ok) return decided
  const [result] = await postTransfers(posting, [
    {
      ...{ id: holdId(id), kind: 'donation', phase: 'pending', minutes, expiresAtMs: untilMs },
      ...{ debit: volunteerAccount(holder?.id ?? ''), credit: poolAccount },
      reasonCipher: sealReason(vault, by.tenantId, holdId(id), reason),
    },
  ])
  const held = standsOrRefused(result)
  return held.ok ? success(undefined) : held
}

const endHours = async (
  posting: Posting,
  ids: readonly string[],
  phase: 'post' | 'void',
): Promise<void> => {
  const results = await postTransfers(
    posting,
    ids.map((id) => ({
      ...{ id: `${phase}/${holdId(id)}`, kind: 'donation', phase, pendingId: holdId(id) },
      ...(phase === 'post' ? { credit: poolAccount } : {}),
    })),
  )
  const failed = results.find((result) => !standsOrRefused(result).ok)
  if (failed) throw new Error(`Pledged hours could not be ended: ${failed.id} ${failed.code}`)
}

export const giveHours = (posting: Posting, ids: readonly string[]): Promise<void> =>
  endHours(posting, ids, 'post')

export const releaseHours = (posting: Posting, ids: readonly string[]): Promise<void> =>
  endHours(posting, ids, 'void')
