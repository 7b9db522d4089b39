/**
 * The ledger of the time bank: what a transfer and an entry are, and the canonical texts by which anybody can recompute
 * the chains. Double entry in whole minutes: debit gives, credit gets, and all balances together are always 0, because
 * the issuance owes what everybody else has. Nothing is ever changed: what was wrong is put right by another transfer.
 */

/**
 * issue: confirmed service; opening: hours from before this ledger; over-cap: what an account may not hold goes on to
 * the pool; gather: one slot of the pool is filled from the others.
 */
export const transferKinds = [
  'issue',
  'opening',
  'gift',
  'donation',
  'redeem',
  'inheritance',
  'correction',
  'over-cap',
  'gather',
] as const
export type TransferKind = (typeof transferKinds)[number]

/** posted at once, or pending: held, until a later transfer posts, voids or expires it. */
export type TransferPhase = 'posted' | 'pending' | 'post' | 'void' | 'expire'

/** The two that are there once for a tenant; each is booked over 16 accounts ('pool:07'). */
export const poolAccount = 'pool'
export const issuanceAccount = 'issuance'

export const volunteerAccount = (volunteerId: string): string => `volunteer:${volunteerId}`
export const teamAccount = (team: string): string => `team:${team}`
/** Whose account it is, if it is one of this kind; else ''. */
export const ownerIn = (kind: 'volunteer' | 'team', account: string | null): string =>
  account?.startsWith(`${kind}:`) === true ? account.slice(kind.length + 1) : ''

/** What the ledger answers for one transfer. Only the first five mean that it stands. */
export const transferCodes = {
  posted: '已入账',
  pending: '已冻结，等确认',
  voided: '已解冻',
  expired: '已到期解冻',
  already: '早已入账',
  'id-taken': '这个编号是另一笔',
  'not-enough': '时间不够',
  'no-account': '没有这个账户',
  closed: '账户已结清',
  'same-account': '转出和转入是同一个账户',
  'not-pending': '没有这笔冻结的时间',
  ended: '这笔冻结的时间已经处理过',
  'too-early': '还没到期',
  'not-whole': '继承要转全部时间，先办完进行中的兑换',
  'nothing-to-correct': '没有可更正的这一笔',
  'over-corrected': '更正超过了原来的时间',
  refused: '这一笔先前没有办成',
  again: '请再试一次',
} as const
export type TransferCode = keyof typeof transferCodes

const standing: readonly TransferCode[] = ['posted', 'pending', 'voided', 'expired', 'already']
export const stands = (code: TransferCode): boolean => standing.includes(code)

/** A transfer as it is stored. null: none. */
export interface StoredTransfer {
  readonly tenantId: string
  readonly id: string
  readonly kind: TransferKind
  readonly phase: TransferPhase
  readonly debit: string
  readonly debitAccount: string
  readonly credit: string | null
  readonly creditAccount: string | null
  readonly minutes: number
  readonly pendingId: string | null
  readonly correctsId: string | null
  /** What it is about: an attendance, an order. '' for none. */
  readonly subjectId: string
  readonly expiresAtMs: number | null
  readonly atMs: number
  readonly byMemberId: string
  readonly byName: string
  /** Sealed, so that a ledger that many may check tells nobody's reasons. */
  readonly reasonCipher: string
}

/** What has moved minutes and is no correction or by-product itself. */
export const isCorrectable = ({ kind, phase }: Pick<StoredTransfer, 'kind' | 'phase'>): boolean =>
  ['posted', 'post'].includes(phase) && !['correction', 'gather', 'over-cap'].includes(kind)

/** One change of one account. */
export interface StoredEntry {
  readonly tenantId: string
  readonly accountId: string
  /** 1, 2, 3 … without a gap. */
  readonly sequence: number
  readonly transferId: string
  readonly minutes: number
  readonly balanceBefore: number
  readonly balanceAfter: number
  readonly heldMinutes: number
  readonly heldBefore: number
  readonly heldAfter: number
  readonly atMs: number
  /** sha-256 of {@link entryText}, hexadecimal. */
  readonly hash: string
}

const lines = (fields: readonly (string | number | null)[]): string =>
  fields.map((field) => field ?? '').join('\n')

/**
 * What a transfer's digest is the sha-256 of: its fields, a line each. No field but the last may hold a line break, so
 * no two transfers have the same text. The database writes the same (migration 0010, time_transfer_digest).
 */
export const transferText = (t: StoredTransfer): string =>
  lines([
    t.tenantId,
    t.id,
    t.kind,
    t.phase,
    t.debit,
    t.debitAccount,
    t.credit,
    t.creditAccount,
    t.minutes,
    t.pendingId,
    t.correctsId,
    t.subjectId,
    t.expiresAtMs,
    t.atMs,
    t.byMemberId,
    t.reasonCipher,
    t.byName,
  ])

/** An account that an inheritance closed is open again: its owner came back and was verified anew. */
export interface StoredReopening {
  readonly tenantId: string
  readonly accountId: string
  /** The account's last entry at that time, which closed it. */
  readonly afterSequence: number
  readonly atMs: number
  readonly byMemberId: string
  readonly byName: string
  /** sha-256 of {@link reopeningText}, hexadecimal. */
  readonly hash: string
}

/** What a reopening's hash is the sha-256 of: the hash of the entry that it comes after, then its own fields. */
export const reopeningText = (entryHash: string, r: Omit<StoredReopening, 'hash'>): string =>
  lines([entryHash, r.tenantId, r.accountId, r.afterSequence, r.atMs, r.byMemberId, r.byName])

/** What an entry's hash is the sha-256 of: the hash before it ('' for the first), then its own fields. */
export const entryText = (
  previousHash: string,
  entry: Omit<StoredEntry, 'hash'>,
  transferDigest: string,
): string =>
  lines([
    previousHash,
    entry.tenantId,
    entry.accountId,
    entry.sequence,
    entry.transferId,
    transferDigest,
    entry.minutes,
    entry.balanceBefore,
    entry.balanceAfter,
    entry.heldMinutes,
    entry.heldBefore,
    entry.heldAfter,
    entry.atMs,
  ])
