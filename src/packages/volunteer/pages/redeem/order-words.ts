/** Where an order stands, by shape and words, and what comes next. */
import * as v from 'valibot'
import { spokenDate } from '../../../../components/words/date-words'
import { chinaDate } from '../../../../domain/calendar'
import { isEnded, mayConfirm, type OrderState } from '../../../../domain/time-bank/order'
import {
  isTooLate,
  standingWords,
  type OrderStanding,
} from '../../../../domain/time-bank/order-standing'
import type { TimeOrder } from '../../../../protocol/time-order'

type Tone = 'green' | 'amber' | 'red' | 'grey'

const tones: Readonly<Record<OrderState, Tone>> = {
  ...{ asked: 'amber', open: 'amber', taken: 'green', disputed: 'red' },
  ...{ done: 'green', cancelled: 'grey', expired: 'grey', declined: 'red' },
}
const shapes: Readonly<Record<Tone, string>> = { amber: '◆', green: '●', red: '▲', grey: '–' }

/** Somebody's own minutes may still be said: before the end, or where only the clock has brought it to the office. */
export const maySayMinutes = (order: TimeOrder): boolean =>
  (order.mine === 'asked' ? order.askerMinutes : order.takerMinutes) === null && mayConfirm(order)

export const stateTone = (state: OrderState): Tone => tones[state]

export const stateWords = (order: OrderStanding, nowMs: number): string =>
  `${shapes[tones[order.state]]} ${standingWords(order, nowMs)}`

/** Of the words that were written for the volunteers; '' once they are shown, and where nobody will read them. */
export const wishWords = ({ wishCheck, mine, state }: TimeOrder): string => {
  if (wishCheck === null || wishCheck === 'passed' || isEnded({ state })) return ''
  const isOwn = mine === 'asked'
  switch (wishCheck) {
    case 'waiting':
      return isOwn && state !== 'asked'
        ? '写的话马上查好，查好志愿者就看得到。'
        : '写的话还在检查。'
    case 'held':
      return isOwn ? '写的话社区先看一看，看过志愿者才看得到。' : '写的话等社区核对。'
    case 'kept':
      return isOwn
        ? '写的话没有给志愿者看。可以在电话里说，或取消后重写。'
        : '写的话没有给志愿者看，请打电话问。'
  }
}

/** How old the one is for whom it is: what is known, and what is only said. */
export const entitlementWords = ({ entitlement, relation }: TimeOrder): string => {
  if (entitlement === null) return ''
  const { age, from } = entitlement
  if (from === 'file') return `${age} 岁，和民情档案对上了。`
  if (from === 'record') return `${age} 岁，志愿者登记时核对过。`
  const said = relation === '' ? `${age} 岁` : `${age} 岁，是${relation}`
  return `说是 ${said}。档案里没对上，没人核对过，请先问清。`
}

/** Who asked: members that WeChat signed in, and who are no volunteers, have no name. */
export const askerWords = ({ askerName, mine, asElder }: TimeOrder): string => {
  if (askerName !== '') return askerName
  return mine === 'asked' && !asElder ? '您' : '提出的人'
}

/** Whom it is for. */
export const forWords = (order: TimeOrder): string => {
  const { elderName, relation, asElder } = order
  if (asElder) return `您（${order.askerName === '' ? '家人' : order.askerName}提出的）`
  const asker = askerWords(order)
  return elderName === '' ? asker : `${elderName}（${asker}的${relation}）`
}

/** Whose hours are to be used. */
export const payerWords = (order: TimeOrder): string => {
  const { fromPool, fromElder, elderName, asElder } = order
  if (fromPool) return '社区的时间'
  const elder = asElder ? '您' : elderName
  return `${fromElder ? elder : askerWords(order)}存的时间`
}

/** For who approves: whose hours they are, and to ask them; '' where it is nobody's but the asker's or the community's. */
export const elderWords = (order: TimeOrder): string => {
  const { elder, elderName } = order
  if (!elder) return ''
  const asker = askerWords(order)
  const kin = elder.livesTogether ? `档案里和${asker}住一户。` : `档案里没查到和${asker}住一户。`
  return `要用${elderName}自己存的时间（志愿者编号 ${elder.number}）。${kin}请先打${elderName}登记的电话，或上门问本人愿不愿意；批准了才留时间。`
}

/** '11月25日 周三'; '' where any day is well. */
export const dayWords = ({ wantedOn }: Pick<TimeOrder, 'wantedOn'>, nowMs: number): string =>
  wantedOn === '' ? '' : spokenDate(wantedOn, chinaDate(nowMs))

type Held = Pick<TimeOrder, 'fromPool' | 'fromElder' | 'elderAgreed'>

/** Hours of a volunteer are held, or were until it ended: those of an elder only once the elder has agreed. */
export const holdsHours = ({ fromPool, fromElder, elderAgreed }: Held): boolean =>
  fromElder ? elderAgreed : !fromPool

/** What the reader is waited for, or what is waited for, and until when; '' when nothing is. */
export const nextWords = (order: TimeOrder, nowMs: number): string => {
  const { state, mine, asElder, askerMinutes, takerMinutes, expiresAtMs } = order
  const isHeld = holdsHours(order)
  if (isTooLate(order, nowMs)) {
    const what = state === 'asked' ? '社区一直没有批。' : '没有等到人，不再给志愿者看。'
    const back = isHeld ? '时间会自动退回，点“不要了”马上退；' : ''
    return `${what}${back}还要的话，另选一天再提。`
  }
  const lastDay = spokenDate(chinaDate(expiresAtMs - 1), chinaDate(nowMs))
  if (state === 'asked' && order.fromElder)
    return `社区先问${asElder ? '您' : order.elderName}本人，批准了才用存的时间。${lastDay}还没批，就自动取消。`
  if (state === 'asked')
    return !isHeld
      ? `${lastDay}还没批，就自动取消。`
      : `年龄要社区先核对，批准了志愿者才来接。时间先留着，${lastDay}还没批就退回。`
  if (state === 'open') {
    const back = mine === 'asked' && order.takerLeft ? '原来接的志愿者不再做了，正在等别人接。' : ''
    return `${back}${lastDay}还没人接，${isHeld ? '时间就退回' : '就自动取消'}。`
  }
  if (isHeld && ['declined', 'expired'].includes(state)) return '留着的时间退回了。'
  if (mine === 'neither') return ''
  if (state === 'disputed' && maySayMinutes(order))
    return '现在还可以确认：两边说的一样，时间就转。'
  if (state === 'disputed') return '社区会来问两边，再定用了多久；定下来之前，时间先留着。'
  if (state !== 'taken') return ''
  const own = mine === 'asked' ? askerMinutes : takerMinutes
  const theirs = mine === 'asked' ? takerMinutes : askerMinutes
  const late = `${lastDay}没都确认，社区会来问，时间先留着。`
  // Which of the family has said it is not known, and both are told.
  const who = mine === 'asked' && order.fromElder ? '家里' : '您'
  if (own !== null) return `${who}已确认，等对方确认。${late}`
  return theirs === null ? `做完后，两边都要确认用了多久。${late}` : '对方已确认，请您也确认。'
}

const cameTo = (answer: unknown, state: OrderState): boolean =>
  v.is(v.object({ state: v.literal(state) }), answer)

/** By the answer to redeem.done: the other side may have said so before, or something else. */
export const doneWords = (answer: unknown): string => {
  if (cameTo(answer, 'done')) return '两边都确认了，时间转好了。'
  return cameTo(answer, 'disputed')
    ? '两边说的时间不一样，已交给社区问。'
    : '已确认，等对方也确认。'
}
