/**
 * Recomputes an account from nothing: every hash, every balance, entry by entry. The phone of the volunteer and the
 * audit of the whole ledger run the same; only where sha-256 comes from differs.
 */
import { entryText, type StoredEntry } from './ledger'

/** Hexadecimal sha-256 of a text in UTF-8. */
export type Sha256 = (text: string) => string

export interface ChainEnd {
  readonly balance: number
  readonly held: number
  readonly entryCount: number
  readonly lastHash: string
}

export const emptyChain: ChainEnd = { balance: 0, held: 0, entryCount: 0, lastHash: '' }

export interface CheckedEntry {
  /** Where the chain stands after it, as recomputed. */
  readonly end: ChainEnd
  /** What does not agree, in words; empty when all does. */
  readonly faults: readonly string[]
}

/** Goes on from what was recomputed, never from what is stored: a false balance shows at once and in all that follow. */
export const checkEntry = (
  before: ChainEnd,
  entry: StoredEntry,
  transferDigest: string,
  sha256: Sha256,
): CheckedEntry => {
  const sequence = before.entryCount + 1
  const balance = before.balance + entry.minutes
  const held = before.held + entry.heldMinutes
  const recomputed = {
    ...entry,
    sequence,
    balanceBefore: before.balance,
    balanceAfter: balance,
    heldBefore: before.held,
    heldAfter: held,
  }
  const lastHash = sha256(entryText(before.lastHash, recomputed, transferDigest))
  const faults = [
    entry.sequence === sequence ? '' : `第 ${sequence} 笔不见了`,
    entry.balanceBefore === before.balance && entry.balanceAfter === balance
      ? ''
      : `余额应为 ${balance} 分钟`,
    entry.heldBefore === before.held && entry.heldAfter === held ? '' : `冻结应为 ${held} 分钟`,
    entry.hash === lastHash ? '' : '校验码对不上，这一笔或前面的被改过',
  ].filter((fault) => fault !== '')
  return { end: { balance, held, entryCount: entry.sequence, lastHash }, faults }
}

/** Whether the account's row says what its entries add up to. */
export const accountFaults = (recomputed: ChainEnd, stored: ChainEnd): readonly string[] =>
  [
    stored.balance === recomputed.balance ? '' : `余额应为 ${recomputed.balance} 分钟`,
    stored.held === recomputed.held ? '' : `冻结应为 ${recomputed.held} 分钟`,
    stored.entryCount === recomputed.entryCount ? '' : `应有 ${recomputed.entryCount} 笔`,
    stored.lastHash === recomputed.lastHash ? '' : '最后的校验码对不上',
  ].filter((fault) => fault !== '')
