/**
 * An order (兑换): hours for a service. From the request (request-order.ts) to the end it is a small machine; each step
 * says what the order becomes and what the ledger has to do. Pure: who acts and what time it is come in.
 */
import { addDays, chinaDate, startOfChinaDateMs } from '../calendar'
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import { mayHaveBegun } from './call-off'
import { isDayOver } from './kept-request'

/**
 * asked: it goes out to volunteers if a community worker agrees; open: hours are held, anybody may take it; disputed: the
 * office settles it, because the two sides do not agree or have not said in time; the last four are ends.
 */
export const orderStates = [
  'asked',
  'open',
  'taken',
  'disputed',
  'done',
  'cancelled',
  'expired',
  'declined',
] as const
export type OrderState = (typeof orderStates)[number]

/**
 * own: the hours of who asks, held from the asking on; pool: the community's; elder: those of the elder for whom a relative
 * asks. The latter two are held once a worker has agreed.
 */
export const payers = ['own', 'pool', 'elder'] as const
export type PayFrom = (typeof payers)[number]

export interface Order {
  readonly state: OrderState
  readonly minutes: number
  readonly payFrom: PayFrom
  readonly askerMemberId: string
  /** null: the one who asks is no volunteer; then another pays. */
  readonly askerVolunteerId: string | null
  /** Whose hours they are where a relative asked for them: on the asking side as well. Else null. */
  readonly elderVolunteerId: string | null
  readonly takerVolunteerId: string | null
  /** null as long as nobody has taken it. */
  readonly takenAtMs: number | null
  /** How long it took, as each side says; null until it does. */
  readonly askerMinutes: number | null
  readonly takerMinutes: number | null
  /** A side has said in words that it does not agree; otherwise a dispute is the clock's, or of the minutes. */
  readonly objected: boolean
  /** The day on which it is wanted; '' = any day. */
  readonly wantedOn: string
  readonly expiresAtMs: number
}

export type LedgerEffect =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'hold' }
  | { readonly kind: 'post'; readonly minutes: number }
  | { readonly kind: 'void' }
  | { readonly kind: 'expire' }

export interface Step {
  readonly order: Order
  readonly effect: LedgerEffect
}

/** Said where there may be no signal, and so perhaps heard late: of which taking it is. Absent: of whichever holds. */
interface AtTheDoor {
  readonly takenAtMs?: number | undefined
}

export type OrderAct =
  /** untilMs: the time that the next step has, see request-order.ts. */
  | {
      readonly kind: 'approve'
      readonly agreed: boolean
      readonly nowMs: number
      readonly untilMs: number
    }
  | { readonly kind: 'take'; readonly nowMs: number; readonly untilMs: number }
  | ({ readonly kind: 'done'; readonly minutes: number } & AtTheDoor)
  | { readonly kind: 'cancel'; readonly nowMs: number }
  | ({ readonly kind: 'dispute' } & AtTheDoor)
  | { readonly kind: 'settle'; readonly minutes: number }
  | { readonly kind: 'expire'; readonly nowMs: number }

/** Who acts: as a member, as a verified volunteer, or neither (the office, the clock). */
export interface OrderActor {
  readonly memberId: string
  readonly volunteerId: string | null
}

const nothing: LedgerEffect = { kind: 'nothing' }
const wrongState = () => refuse('already-done', '这个兑换已经到了别的一步')
export const isEnded = ({ state }: Pick<Order, 'state'>): boolean =>
  ['done', 'cancelled', 'expired', 'declined'].includes(state)

/** Hours of another are not tied up by whoever asks for them. */
export const holdsHours = (order: Order): boolean =>
  !isEnded(order) && (order.state !== 'asked' || order.payFrom === 'own')

const released = (order: Order, how: 'void' | 'expire'): LedgerEffect =>
  holdsHours(order) ? { kind: how } : nothing

/** How long it waits for a volunteer: until its day is over, and no longer; for any day as long as the rules say. */
export const waitsUntil = (wantedOn: string, untilMs: number): number =>
  wantedOn === '' ? untilMs : startOfChinaDateMs(addDays(wantedOn, 1))

/** Waits for a volunteer, and can still be helped with: a wish for Wednesday is none any more on Thursday. */
export const isOffered = (
  { state, wantedOn }: Pick<Order, 'state' | 'wantedOn'>,
  nowMs: number,
): boolean => state === 'open' && !isDayOver(wantedOn, nowMs)

type Of<Kind extends OrderAct['kind']> = Extract<OrderAct, { readonly kind: Kind }>

const approve = (order: Order, act: Of<'approve'>): Result<Step, Refusal> => {
  const { agreed, nowMs, untilMs } = act
  if (order.state !== 'asked') return wrongState()
  if (!agreed)
    return success({ order: { ...order, state: 'declined' }, effect: released(order, 'void') })
  // Hours would be held that nobody can earn.
  if (isDayOver(order.wantedOn, nowMs))
    return refuse('invalid', '要的那天已经过了，请不批准，写明让对方另选一天')
  const effect: LedgerEffect = holdsHours(order) ? nothing : { kind: 'hold' }
  // Whoever comes next has the whole time, however long the step before took.
  const expiresAtMs = waitsUntil(order.wantedOn, Math.max(order.expiresAtMs, untilMs))
  return success({ order: { ...order, expiresAtMs, state: 'open' }, effect })
}

/** Of whom the hours are, where a relative asked for them. */
export const isElder = (order: Order, by: OrderActor): boolean =>
  order.elderVolunteerId !== null && by.volunteerId === order.elderVolunteerId
export const isAsker = (order: Order, by: OrderActor): boolean =>
  by.memberId === order.askerMemberId || isElder(order, by)
const isTaker = (order: Order, by: OrderActor): boolean =>
  order.takerVolunteerId !== null && by.volunteerId === order.takerVolunteerId

/** What is wanted on a day to come is confirmed after that day: the time for it begins then. */
const fromItsDay = (wantedOn: string, { nowMs, untilMs }: Of<'take'>): number => {
  if (wantedOn === '') return untilMs
  return untilMs + Math.max(0, startOfChinaDateMs(wantedOn) - startOfChinaDateMs(chinaDate(nowMs)))
}

const take = (order: Order, by: OrderActor, act: Of<'take'>): Result<Step, Refusal> => {
  const { nowMs } = act
  if (by.volunteerId === null) return refuse('not-a-volunteer')
  if (order.state !== 'open') return refuse('already-done', '已经有人接了，或已取消')
  if (!isOffered(order, nowMs)) return refuse('already-done', '要的那天已经过了，不用去了')
  if (isAsker(order, by)) return refuse('invalid', '自己的兑换不能自己接')
  const expiresAtMs = Math.max(order.expiresAtMs, fromItsDay(order.wantedOn, act))
  const taken = { ...order, expiresAtMs, takerVolunteerId: by.volunteerId, takenAtMs: nowMs }
  return success({ order: { ...taken, state: 'taken' }, effect: nothing })
}

type Said = Pick<Order, 'objected' | 'askerMinutes' | 'takerMinutes'>

/** Nobody objected; one of them, or both, said nothing yet. */
export const isUnsaid = ({ objected, askerMinutes, takerMinutes }: Said): boolean =>
  !objected && (askerMinutes === null || takerMinutes === null)

/** Also late: what only the clock has made a dispute, both may still agree on. */
export const mayConfirm = (order: Said & Pick<Order, 'state'>): boolean =>
  order.state === 'taken' || (order.state === 'disputed' && isUnsaid(order))

const whereItIs: Readonly<Record<OrderState, string>> = {
  ...{ asked: '还等社区批准', open: '现在没有人接', taken: '接的人换过了' },
  ...{ disputed: '已经交给社区裁定', done: '已经办完，时间转好了' },
  ...{ cancelled: '已经取消', expired: '已经到期', declined: '社区没有批准' },
}
const movedOn = ({ state }: Order) => refuse('order-moved-on', whereItIs[state])

/** What was said of one who came is not held against, or paid to, whoever took it after them. */
const isOfThisTaking = (order: Order, { takenAtMs }: AtTheDoor): boolean =>
  takenAtMs === undefined || takenAtMs === order.takenAtMs

const done = (order: Order, by: OrderActor, act: Of<'done'>): Result<Step, Refusal> => {
  const { minutes } = act
  if (!mayConfirm(order) || !isOfThisTaking(order, act)) return movedOn(order)
  if (minutes > order.minutes) return refuse('invalid', `最多是约定的 ${order.minutes} 分钟`)
  const { elderVolunteerId, askerMinutes } = order
  // Elder and relative are one side: what one of them said the other does not replace.
  if (elderVolunteerId !== null && isAsker(order, by) && (askerMinutes ?? minutes) !== minutes)
    return refuse('order-moved-on', `家里已经确认了 ${askerMinutes} 分钟`)
  const said = isAsker(order, by)
    ? { ...order, askerMinutes: minutes }
    : { ...order, takerMinutes: minutes }
  if (said.askerMinutes === null || said.takerMinutes === null)
    return success({ order: said, effect: nothing })
  return said.askerMinutes === said.takerMinutes
    ? success({ order: { ...said, state: 'done' }, effect: { kind: 'post', minutes } })
    : success({ order: { ...said, state: 'disputed' }, effect: nothing })
}

const cancel = (order: Order, by: OrderActor, nowMs: number): Result<Step, Refusal> => {
  if (isTaker(order, by) && order.state === 'taken' && order.askerMinutes === null) {
    const nobody = { takerVolunteerId: null, takenAtMs: null, takerMinutes: null }
    const expiresAtMs = waitsUntil(order.wantedOn, order.expiresAtMs)
    return success({ order: { ...order, ...nobody, expiresAtMs, state: 'open' }, effect: nothing })
  }
  if (!isAsker(order, by)) return wrongState()
  // Once a volunteer says that it is done, only both together or the office can end it.
  const isFree =
    ['asked', 'open'].includes(order.state) ||
    (order.state === 'taken' && order.takerMinutes === null)
  if (!isFree) return wrongState()
  if (order.state === 'taken' && mayHaveBegun(order, nowMs))
    return success({ order: { ...order, state: 'disputed', objected: true }, effect: nothing })
  return success({ order: { ...order, state: 'cancelled' }, effect: released(order, 'void') })
}

/** Also once the other side, or the clock, has brought it to the office: what this side has to say is heard before it decides. */
const dispute = (order: Order, act: Of<'dispute'>): Result<Step, Refusal> => {
  const isHeard = order.state === 'taken' || order.state === 'disputed'
  if (!isHeard || !isOfThisTaking(order, act)) return movedOn(order)
  return success({ order: { ...order, state: 'disputed', objected: true }, effect: nothing })
}

const settle = (order: Order, minutes: number): Result<Step, Refusal> => {
  if (order.state === 'taken') return refuse('invalid', '两边没有不同意见，等他们确认就行')
  if (order.state !== 'disputed') return wrongState()
  if (minutes > order.minutes) return refuse('invalid', `最多是约定的 ${order.minutes} 分钟`)
  return minutes === 0
    ? success({ order: { ...order, state: 'cancelled' }, effect: { kind: 'void' } })
    : success({ order: { ...order, state: 'done' }, effect: { kind: 'post', minutes } })
}

/** What somebody has taken is not released by the clock: perhaps they went and only said nothing. The office asks them. */
const expire = (order: Order, nowMs: number): Result<Step, Refusal> => {
  if (isEnded(order) || order.state === 'disputed' || order.expiresAtMs > nowMs) return wrongState()
  if (order.state === 'taken')
    return success({ order: { ...order, state: 'disputed' }, effect: nothing })
  // Of an order from before its day ended it the hold runs longer, and does not expire yet.
  const how = isDayOver(order.wantedOn, nowMs) ? 'void' : 'expire'
  return success({ order: { ...order, state: 'expired' }, effect: released(order, how) })
}

/** Who is on neither side is told as little as of an order that there is not. */
export const stepOrder = (order: Order, act: OrderAct, by: OrderActor): Result<Step, Refusal> => {
  if (act.kind === 'take') return take(order, by, act)
  if (act.kind === 'approve') return approve(order, act)
  if (act.kind === 'settle') return settle(order, act.minutes)
  if (act.kind === 'expire') return expire(order, act.nowMs)
  if (!isAsker(order, by) && !isTaker(order, by)) return refuse('order-not-found')
  if (act.kind === 'done') return done(order, by, act)
  if (act.kind === 'cancel') return cancel(order, by, act.nowMs)
  return dispute(order, act)
}
