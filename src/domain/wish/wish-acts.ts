/** What may be done about a wish, by whom, as plain values, and what the lines of its way are called. */

export type WorkerAct =
  /** Checked: from then on everybody may read it. */
  | { readonly kind: 'publish' }
  | { readonly kind: 'decline' }
  /** From then on both sides may see how to reach each other; of a pooled one: its pledgers are called together. */
  | { readonly kind: 'connect' }
  /** The claim is ended; the wish is there for others. */
  | { readonly kind: 'release' }

export type HelperAct =
  /** `ownClaims`: how many wishes the claimer has already. */
  | { readonly kind: 'claim'; readonly ownClaims: number }
  | { readonly kind: 'give-up' }
  | { readonly kind: 'pledge'; readonly amount: number }
  | { readonly kind: 'take-back'; readonly amount: number }

/** By the claimer; of a pooled wish by the community worker. */
export interface FulfilAct {
  readonly kind: 'fulfil'
}

export type WisherAct =
  | { readonly kind: 'withdraw' }
  /** Other words for what the content check held (`isHeld`), or the community worker turned down. */
  | { readonly kind: 'rewrite'; readonly isHeld: boolean }
  | { readonly kind: 'confirm' }
  /** It did not come true: it is there for others again. */
  | { readonly kind: 'not-fulfilled' }

export interface ClockAct {
  readonly kind: 'alarm'
}

export type WishAct = WorkerAct | HelperAct | FulfilAct | WisherAct | ClockAct

/** What one alarm came to. */
export type WishEvent = 'reminded' | 'expired' | 'lapsed'

export interface WishActor {
  readonly memberId: string
  readonly memberName: string
  /** Holds a post that manages wishes at or above its place. */
  readonly manages: boolean
  /** At the door for the wisher, who said so; noted. */
  readonly actsForWisher: boolean
}

export const theClock: WishActor = {
  ...{ memberId: 'system', memberName: '系统', manages: false, actsForWisher: false },
}

export type WishStepKind = 'submit' | 'take-down' | Exclude<WishAct['kind'], 'alarm'> | WishEvent

export const wishStepNames: Readonly<Record<WishStepKind, string>> = {
  submit: '写下心愿',
  'take-down': '代写心愿',
  publish: '审核通过，大家能看到了',
  decline: '没有通过',
  claim: '有人认领了',
  'give-up': '认领人退回，重新等人认领',
  connect: '社区牵上线了',
  release: '社区退回认领，重新等人认领',
  pledge: '有人出一份力',
  'take-back': '有人收回一份',
  fulfil: '办到了，等确认',
  confirm: '心愿实现了',
  'not-fulfilled': '没有办到，重新等人帮忙',
  rewrite: '改了再寄',
  withdraw: '撤回了',
  reminded: '快到期，提醒认领人',
  expired: '认领到期，重新等人认领',
  lapsed: '到日子没有凑齐，大家出的都退回了',
}
