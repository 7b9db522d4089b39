/**
 * The audit of the whole ledger as it is told: how far it has come, and what it found. The page of the office and the
 * operator's command say it in these words.
 */
import { issuanceAccount, poolAccount } from './ledger'

/** What was looked at, or what there is to look at. */
export interface AuditCounts {
  readonly accounts: number
  readonly entries: number
  readonly transfers: number
}

/**
 * Each account, entry and transfer counts as one step, so that every portion of either phase moves it. What was added
 * since the audit began stands for nothing that is left, and the last hundredth is its end.
 */
export const auditPercent = (done: AuditCounts, whole: AuditCounts): number => {
  const of = (part: keyof AuditCounts): number => Math.min(done[part], whole[part])
  const all = whole.accounts + whole.entries + whole.transfers
  const steps = of('accounts') + of('entries') + of('transfers')
  return all === 0 ? 0 : Math.min(99, Math.floor((steps / all) * 100))
}

export const auditCountWords = ({ accounts, entries, transfers }: AuditCounts): string =>
  `${accounts} 个账户、${entries} 条记录、${transfers} 次转账`

export const auditSumWords = (sumMinutes: number): string =>
  sumMinutes === 0 ? '0 分钟，正好' : `${sumMinutes} 分钟，应为 0`

/** By places: an altered entry makes all that follow it differ, and is still one. */
export const auditOutcomeWords = (faultCount: number): string =>
  faultCount === 0 ? '全部对得上。' : `有 ${faultCount} 处对不上。`

/** What people know volunteers and teams by, where somebody of that id is there: numbers, because the ledger tells no names. */
export interface PlaceNames {
  readonly numberOf: (volunteerId: string) => string | undefined
  readonly teamNameOf: (teamId: string) => string | undefined
}

const accountWords = (kind: string, id: string, names: PlaceNames): string | undefined => {
  switch (kind) {
    case 'volunteer': {
      const number = names.numberOf(id)
      return number && `志愿者 ${number} 的账户`
    }
    case 'team': {
      const name = names.teamNameOf(id)
      return name && `${name}的账户`
    }
    case poolAccount:
      return `公益池的账户 ${id}`
    case issuanceAccount:
      return `发放时间的账户 ${id}`
    default:
      return undefined
  }
}

export const transferPlace = 'transfer'

/** Of an account, 'transfer:' and a transfer's id, or '' for the ledger as a whole. */
export const placeWords = (place: string, names: PlaceNames): string => {
  if (place === '') return '整本账'
  const [kind = '', ...rest] = place.split(':')
  const id = rest.join(':')
  if (kind === transferPlace) return `转账 ${id}`
  return accountWords(kind, id, names) ?? `账户 ${place}`
}
