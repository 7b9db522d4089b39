/** What is told of audits of the time bank: how far one has come, what does not agree, who is told of it. */
import type { AuditCounts } from '../domain/time-bank/audit'

/** What everybody may know of the last audit of the whole ledger: figures, no names. */
export interface WholeAudit {
  readonly endedAtMs: number
  readonly accounts: number
  readonly transfers: number
  readonly entries: number
  /** Of all balances together: 0, or minutes were made or lost. */
  readonly sumMinutes: number
  readonly faultCount: number
}

/** An audit of the whole ledger, as far as it has come. */
export interface AuditTold extends AuditCounts {
  readonly startedAtMs: number
  readonly startedByName: string
  /** null while accounts or transfers are left; then sumMinutes is not known yet. */
  readonly endedAtMs: number | null
  /** What there was to look at when it began. */
  readonly whole: AuditCounts
  /** Of all balances together: 0, or minutes were made or lost. */
  readonly sumMinutes: number
  /** At how many places it does not agree. */
  readonly faultCount: number
}

/** A place of the ledger that does not agree. */
export interface ToldFault {
  /** '志愿者 1001002 的账户：第 1 笔：余额应为 60 分钟' */
  readonly words: string
  /** When the audit began that found it first. */
  readonly sinceMs: number
}

/** Whether a message tells the caller of a new fault: it will; it would, but nobody has agreed to one; others are told. */
export type AuditTelling = 'promised' | 'unasked' | 'others'

export interface Audits {
  readonly open: AuditTold | null
  readonly last: AuditTold | null
  /** What is known to differ by now, the longest known first; not all where there are very many. */
  readonly faults: readonly ToldFault[]
  /** With those that are not among `faults`. */
  readonly faultCount: number
  readonly telling: AuditTelling
}
