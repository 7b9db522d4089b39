/** The ledger as one would explain it to a volunteer, without database, chains or slots: what a transfer must come to. */
import type { Transfer } from '../../../cloudfunctions/api/time-bank/ledger.repository'
import {
  issuanceAccount,
  poolAccount,
  type TransferCode,
} from '../../../src/domain/time-bank/ledger'
import { capMinutes, ownAccounts, type Balances } from './ledger-moves'
import { testNowMs } from './test-api'

interface Purse {
  balance: number
  held: number
}

const sameContent = (one: Transfer, other: Transfer): boolean =>
  (['kind', 'phase', 'debit', 'credit', 'minutes', 'pendingId', 'correctsId'] as const).every(
    (field) => one[field] === other[field],
  )

export class LedgerModel {
  private readonly purses = new Map<string, Purse>(
    [issuanceAccount, poolAccount, ...ownAccounts].map((name) => [name, { balance: 0, held: 0 }]),
  )
  private readonly known = new Map<string, Transfer>()
  private readonly ended = new Set<string>()
  /** What still stands of a transfer after its corrections. */
  private readonly standing = new Map<string, number>()

  get balances(): Balances {
    return Object.fromEntries([...this.purses].map(([name, purse]) => [name, { ...purse }]))
  }

  private purse(name: string | undefined): Purse {
    const purse = this.purses.get(name ?? '')
    if (!purse) throw new Error(`No account ${name ?? 'at all'}`)
    return purse
  }

  private fault(t: Transfer): TransferCode | null {
    if (t.debit === t.credit) return 'same-account'
    const corrected = this.known.get(t.correctsId ?? '')
    if (t.kind === 'correction') {
      const moved = corrected && ['posted', 'post'].includes(corrected.phase)
      if (!moved || corrected.kind === 'correction') return 'nothing-to-correct'
      const stands = this.standing.get(corrected.id) ?? 0
      const isBack = t.debit === corrected.credit && t.credit === corrected.debit
      const isMore = t.debit === corrected.debit && t.credit === corrected.credit
      if (!isBack && !isMore) return 'nothing-to-correct'
      if (isBack && (t.minutes ?? 0) > stands) return 'over-corrected'
    }
    const { balance, held } = this.purse(t.debit)
    return t.debit !== issuanceAccount && balance - held < (t.minutes ?? 0) ? 'not-enough' : null
  }

  private move(t: Transfer, minutes: number): void {
    this.purse(t.debit).balance -= minutes
    const credited = this.purse(t.credit)
    credited.balance += minutes
    const capped = t.capMinutes !== undefined && (t.credit ?? '').startsWith('volunteer:')
    const excess = capped ? Math.max(0, Math.min(minutes, credited.balance - capMinutes)) : 0
    credited.balance -= excess
    this.purse(poolAccount).balance += excess
    const corrected = this.known.get(t.correctsId ?? '')
    if (!corrected) return
    const sign = t.debit === corrected.debit ? 1 : -1
    this.standing.set(corrected.id, (this.standing.get(corrected.id) ?? 0) + sign * minutes)
  }

  private end(t: Transfer): TransferCode {
    const pending = this.known.get(t.pendingId ?? '')
    if (pending?.phase !== 'pending') return 'not-pending'
    if (this.ended.has(pending.id)) return 'ended'
    if (t.phase === 'expire' && (pending.expiresAtMs ?? 0) > testNowMs) return 'too-early'
    // What was held for one is given to nobody else.
    const isAnother = pending.credit !== undefined && t.credit !== pending.credit
    if (t.phase === 'post' && isAnother) return 'not-pending'
    const held = pending.minutes ?? 0
    if (t.phase === 'post' && (t.minutes ?? 0) > held) return 'not-enough'
    const full = { ...t, kind: pending.kind, ...(pending.debit ? { debit: pending.debit } : {}) }
    if (t.phase === 'post' && full.debit === full.credit) return 'same-account'
    this.purse(pending.debit).held -= held
    this.ended.add(pending.id)
    this.known.set(t.id, full)
    this.standing.set(t.id, t.minutes ?? held)
    if (t.phase === 'post') this.move(full, t.minutes ?? held)
    return t.phase === 'post' ? 'posted' : t.phase === 'void' ? 'voided' : 'expired'
  }

  post(t: Transfer): TransferCode {
    const known = this.known.get(t.id)
    if (known) {
      const pending = this.known.get(t.pendingId ?? '')
      const filled = pending
        ? {
            ...t,
            kind: pending.kind,
            ...(pending.debit ? { debit: pending.debit } : {}),
            minutes: t.minutes ?? pending.minutes ?? 0,
          }
        : t
      const stored = { ...known, minutes: known.minutes ?? filled.minutes ?? 0 }
      return sameContent(stored, filled) ? 'already' : 'id-taken'
    }
    if (t.pendingId !== undefined) return this.end(t)
    const fault = this.fault(t)
    if (fault) return fault
    this.known.set(t.id, t)
    this.standing.set(t.id, t.minutes ?? 0)
    if (t.phase === 'pending') this.purse(t.debit).held += t.minutes ?? 0
    else this.move(t, t.minutes ?? 0)
    return t.phase === 'pending' ? 'pending' : 'posted'
  }
}
