/**
 * A micro-wish (微心愿): a small need that somebody else takes upon himself, or, pooled (众筹), that several meet together in
 * kind or in hours, never in money. This file says what one is; `step-wish.ts` what may become of it.
 */

/**
 * checking 待审核, open 等人认领 (or gathering), claimed 已认领, reached 已凑齐, connected 已对接, fulfilled 已办到 (to be
 * confirmed); the others are ends: confirmed 已实现, declined 未通过, withdrawn 已撤回, lapsed 未凑齐.
 */
export const wishStates = [
  'checking',
  'open',
  'claimed',
  'reached',
  'connected',
  'fulfilled',
  'confirmed',
  'declined',
  'withdrawn',
  'lapsed',
] as const
export type WishState = (typeof wishStates)[number]

/** What everybody may read: no state before the community worker's check, and none of a wish that was taken away. */
export const shownStates = [
  'open',
  'claimed',
  'reached',
  'connected',
  'fulfilled',
  'confirmed',
] as const satisfies readonly WishState[]

export const isShown = (state: WishState): boolean => shownStates.some((one) => one === state)

/** Only from here on do the sides know of each other. */
export const isConnected = (state: WishState): boolean =>
  state === 'connected' || state === 'fulfilled' || state === 'confirmed'

/** piece 件, yuan: things worth so much (折合价值), hour 小时. */
export const poolUnits = ['piece', 'yuan', 'hour'] as const
export type PoolUnit = (typeof poolUnits)[number]

export interface Pool {
  readonly unit: PoolUnit
  readonly target: number
  readonly pledged: number
  /** Not reached by then: what was pledged is released. */
  readonly untilMs: number
}

export interface Claim {
  readonly memberId: string
  /** The lock ends then. */
  readonly untilMs: number
  /** 0 once reminded. */
  readonly remindAtMs: number
}

export interface Wish {
  readonly id: string
  readonly regionId: string
  /** Who confirms it; '' for somebody without WeChat, for whom a grid member wrote it. */
  readonly wisherMemberId: string
  readonly writtenByMemberId: string
  readonly state: WishState
  /** Of a wish for one; it stays when the wish came true. */
  readonly claim: Claim | null
  /** null: for one person or unit to claim. */
  readonly pool: Pool | null
  /** Who said that it came true; '' while nobody did. */
  readonly fulfilledByMemberId: string
  readonly submittedAtMs: number
  /** 0 until it was checked: since when everybody may read it. */
  readonly publishedAtMs: number
  /** 0 until it was confirmed: what the counts count. */
  readonly confirmedAtMs: number
  /** Of the newest step: time never runs backwards. */
  readonly changedAtMs: number
}

export const wishStateNames: Readonly<Record<WishState, string>> = {
  checking: '社区审核中',
  open: '等人认领',
  claimed: '已认领',
  reached: '已凑齐',
  connected: '正在办',
  fulfilled: '已办到，等确认',
  confirmed: '已实现',
  declined: '没有通过',
  withdrawn: '已撤回',
  lapsed: '没有凑齐',
}

export const poolUnitNames: Readonly<Record<PoolUnit, string>> = {
  piece: '件',
  yuan: '元的东西',
  hour: '小时',
}
