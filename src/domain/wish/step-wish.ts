/**
 * The state machine of a wish, in one place: 审核 → 公开 → 认领 (众筹: 凑齐) → 对接 → 办到 → 确认. Each act says what the
 * wish becomes, or why it cannot be done. Run by the server on the truth. Pure.
 */
import { dayMs } from '../calendar'
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import type { WishRules } from '../settings/wish-rules'
import { isShown, type Claim, type Pool, type Wish, type WishState } from './wish'
import type { WishAct, WishActor, WishEvent } from './wish-acts'

export interface WishMoment {
  readonly by: WishActor
  readonly nowMs: number
  readonly rules: WishRules
}

export interface WishStep {
  readonly wish: Wish
  /** Of an alarm. */
  readonly event: WishEvent | null
}

type Outcome = Result<Wish, Refusal>

const notFound = () => refuse('wish-not-found')
const tooLate = () => refuse('already-done', '这个心愿已经往前走了，请更新后再看')

/** The lock, with its reminder; never one that is due before it begins. */
const lockFrom = (memberId: string, nowMs: number, { claimDays, remindDays }: WishRules): Claim => {
  const untilMs = nowMs + claimDays * dayMs
  return { memberId, untilMs, remindAtMs: Math.max(nowMs + 1, untilMs - remindDays * dayMs) }
}

/** There for others again; what was pledged to a pooled one stands, so it waits to be organised anew. */
const openedAgain = (wish: Wish): Wish => ({
  ...wish,
  state: wish.pool ? 'reached' : 'open',
  claim: null,
  fulfilledByMemberId: '',
})

/** Ends of a wish whose pledges go back to whoever made them. */
export const releasesPledges = ({ state }: Wish): boolean =>
  state === 'declined' || state === 'withdrawn' || state === 'lapsed'

const ended = (wish: Wish, state: 'declined' | 'withdrawn' | 'lapsed'): Wish => ({
  ...wish,
  state,
  claim: null,
  pool: wish.pool && { ...wish.pool, pledged: 0 },
})

const work = (wish: Wish, kind: 'publish' | 'decline' | 'connect', moment: WishMoment): Outcome => {
  const { state, pool, claim } = wish
  const { nowMs, rules } = moment
  switch (kind) {
    case 'publish':
      if (state !== 'checking') return tooLate()
      if (pool && pool.untilMs <= nowMs) return refuse('invalid', '截止的日子已经过了，不能再公开')
      return success({ ...wish, state: 'open', publishedAtMs: nowMs })
    case 'decline': {
      const isFree: readonly WishState[] = ['checking', 'open', 'reached']
      if (isFree.includes(state) || (pool && state === 'connected'))
        return success(ended(wish, 'declined'))
      return state === 'claimed' || state === 'connected'
        ? refuse('invalid', '有人认领着，请先退回认领')
        : tooLate()
    }
    case 'connect':
      if (state !== (pool ? 'reached' : 'claimed')) return tooLate()
      return success({
        ...wish,
        state: 'connected',
        claim: claim && lockFrom(claim.memberId, nowMs, rules),
      })
  }
}

const claimed = (wish: Wish, ownClaims: number, { by, nowMs, rules }: WishMoment): Outcome => {
  if (!isShown(wish.state)) return notFound()
  if (wish.pool) return refuse('invalid', '这个心愿大家一起凑，请出一份力')
  if (wish.wisherMemberId === by.memberId) return refuse('invalid', '这是您自己的心愿')
  if (wish.state !== 'open')
    return wish.claim?.memberId === by.memberId
      ? refuse('already-done', '您已经认领了')
      : refuse('wish-claimed')
  if (ownClaims >= rules.mostClaims)
    return refuse('too-many-claims', `一个人同时最多认领 ${rules.mostClaims} 个`)
  return success({ ...wish, state: 'claimed', claim: lockFrom(by.memberId, nowMs, rules) })
}

const pledgeable = (wish: Wish, nowMs: number): Result<Pool, Refusal> => {
  const { pool, state } = wish
  if (!pool || !isShown(state)) return notFound()
  if (state !== 'open') return refuse('already-done', '已经凑齐了，谢谢您的心意')
  return nowMs >= pool.untilMs ? refuse('already-done', '已经过了截止的日子') : success(pool)
}

const pledged = (wish: Wish, amount: number, nowMs: number): Outcome => {
  const open = pledgeable(wish, nowMs)
  if (!open.ok) return open
  const pool = open.value
  const left = pool.target - pool.pledged
  if (amount > left) return refuse('pledge-too-much', `只差 ${left} 了`)
  const state = amount === left ? 'reached' : 'open'
  return success({ ...wish, state, pool: { ...pool, pledged: pool.pledged + amount } })
}

/** Only while it is gathered: on what was reached others rely. */
const takenBack = (wish: Wish, amount: number): Outcome => {
  const { pool, state } = wish
  if (!pool) return notFound()
  if (state !== 'open') return refuse('already-done', '已经凑齐或结束，要退请联系社区')
  return success({ ...wish, pool: { ...pool, pledged: pool.pledged - amount } })
}

const isUnderWay = ({ state }: Wish): boolean => state === 'claimed' || state === 'connected'

const givenUp = (wish: Wish, { by }: WishMoment): Outcome => {
  if (wish.claim?.memberId !== by.memberId) return notFound()
  return isUnderWay(wish) ? success(openedAgain(wish)) : tooLate()
}

const released = (wish: Wish): Outcome =>
  !wish.pool && (isUnderWay(wish) || wish.state === 'fulfilled')
    ? success(openedAgain(wish))
    : tooLate()

const fulfilled = (wish: Wish, { by }: WishMoment): Outcome => {
  const mayTell = wish.pool ? by.manages : wish.claim?.memberId === by.memberId
  if (!mayTell) return notFound()
  if (wish.state === 'claimed') return refuse('invalid', '等社区牵上线以后再办')
  if (wish.state !== 'connected') return tooLate()
  return success({ ...wish, state: 'fulfilled', fulfilledByMemberId: by.memberId })
}

/** By the wisher, or at the door for the wisher; nobody confirms the own help. */
const told = (wish: Wish, cameTrue: boolean, { by, nowMs }: WishMoment): Outcome => {
  const isWisher = wish.wisherMemberId !== '' && wish.wisherMemberId === by.memberId
  if (!isWisher && !by.actsForWisher) return notFound()
  if (wish.state !== 'fulfilled' && wish.state !== 'connected') return tooLate()
  const helped = [wish.claim?.memberId, wish.fulfilledByMemberId]
  if (!isWisher && helped.includes(by.memberId)) return refuse('needs-another')
  return success(
    cameTrue ? { ...wish, state: 'confirmed', confirmedAtMs: nowMs } : openedAgain(wish),
  )
}

/** Before the sides know of each other; afterwards it is talked over. */
const withdrawn = (wish: Wish, { by }: WishMoment): Outcome => {
  const isOwn = wish.wisherMemberId === by.memberId || wish.writtenByMemberId === by.memberId
  if (!isOwn) return notFound()
  const states: readonly WishState[] = ['checking', 'open', 'claimed', 'reached']
  return states.includes(wish.state) ? success(ended(wish, 'withdrawn')) : tooLate()
}

/** Written anew, it is looked at anew; what others read already cannot be exchanged under their eyes. */
const rewritten = (wish: Wish, isHeld: boolean, { by, nowMs }: WishMoment): Outcome => {
  const { state, pool, publishedAtMs } = wish
  if (wish.wisherMemberId !== by.memberId && wish.writtenByMemberId !== by.memberId)
    return notFound()
  const isTurnedDown = state === 'declined' && publishedAtMs === 0
  if (!isTurnedDown && !(state === 'checking' && isHeld))
    return state === 'checking' ? refuse('already-done', '社区正在看，看过告诉您') : tooLate()
  if (pool && pool.untilMs <= nowMs) return refuse('invalid', '凑的日子已经过了，请另写一个')
  return success({ ...wish, state: 'checking' })
}

/** When the timer has to look at it; 0 = never. */
export const nextAlarmAtMs = (wish: Wish): number => {
  if (wish.claim && isUnderWay(wish)) return wish.claim.remindAtMs || wish.claim.untilMs
  return wish.pool && wish.state === 'open' ? wish.pool.untilMs : 0
}

/** One thing at a time, once: what it did moves the next alarm on. */
const rung = (wish: Wish, nowMs: number): Result<WishStep, Refusal> => {
  const alarmAtMs = nextAlarmAtMs(wish)
  if (alarmAtMs === 0 || nowMs < alarmAtMs) return refuse('already-done')
  const { claim } = wish
  if (!claim) return success({ wish: ended(wish, 'lapsed'), event: 'lapsed' })
  return nowMs >= claim.untilMs
    ? success({ wish: openedAgain(wish), event: 'expired' })
    : success({ wish: { ...wish, claim: { ...claim, remindAtMs: 0 } }, event: 'reminded' })
}

const act = (wish: Wish, given: Exclude<WishAct, { kind: 'alarm' }>, now: WishMoment): Outcome => {
  switch (given.kind) {
    case 'publish':
    case 'decline':
    case 'connect':
      return now.by.manages ? work(wish, given.kind, now) : notFound()
    case 'release':
      return now.by.manages ? released(wish) : notFound()
    case 'claim':
      return claimed(wish, given.ownClaims, now)
    case 'give-up':
      return givenUp(wish, now)
    case 'pledge':
      return pledged(wish, given.amount, now.nowMs)
    case 'take-back':
      return takenBack(wish, given.amount)
    case 'fulfil':
      return fulfilled(wish, now)
    case 'withdraw':
      return withdrawn(wish, now)
    case 'rewrite':
      return rewritten(wish, given.isHeld, now)
    case 'confirm':
      return told(wish, true, now)
    case 'not-fulfilled':
      return told(wish, false, now)
  }
}

/** Who has nothing to do with it is told as little as of a wish that there is not. */
export const stepWish = (
  wish: Wish,
  given: WishAct,
  moment: WishMoment,
): Result<WishStep, Refusal> => {
  // A server whose clock was set back writes nothing that lies before what was written.
  const nowMs = Math.max(moment.nowMs, wish.changedAtMs)
  if (given.kind === 'alarm') {
    const step = rung(wish, nowMs)
    return step.ok
      ? success({ ...step.value, wish: { ...step.value.wish, changedAtMs: nowMs } })
      : step
  }
  const next = act(wish, given, { ...moment, nowMs })
  return next.ok ? success({ wish: { ...next.value, changedAtMs: nowMs }, event: null }) : next
}
