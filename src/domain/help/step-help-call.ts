/**
 * The state machine of a help call, in one place: called → alerted level by level → acknowledged by one → arrived → ended.
 * Who acknowledged and does not come hands it back, or the clock does: then a new round begins. Each act says what the
 * call becomes and what happened, or why it cannot be. Pure; the server runs it under the call's lock.
 */
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import { isOver, mostDelays, type HelpCall, type HelpOutcome, type Responder } from './help-call'
import type { HelpEventKind } from './help-event'
import { callAgain, climb, event, type HelpMoment, type HelpStep } from './ring-levels'

export type { HelpMoment, HelpStep } from './ring-levels'

export type HelpAct =
  /** The caller. */
  | { readonly kind: 'press-again'; readonly isDrill: boolean }
  | { readonly kind: 'cancel' }
  /** Those on duty. */
  | { readonly kind: 'acknowledge'; readonly minutes: number }
  | { readonly kind: 'delay'; readonly minutes: number }
  | { readonly kind: 'pass-on' }
  | { readonly kind: 'arrive' }
  | { readonly kind: 'note' }
  | { readonly kind: 'end'; readonly outcome: HelpOutcome }
  /** The clock. */
  | { readonly kind: 'alarm' }

const minuteMs = 60_000

export const startHelpCall = (
  pressed: Pick<HelpCall, 'id' | 'regionId' | 'isDrill' | 'pressedAtMs'>,
  { nowMs, ...ladder }: Omit<HelpMoment, 'by'>,
): HelpStep => {
  const call: HelpCall = {
    ...pressed,
    // A phone whose clock runs ahead has not pressed in the future.
    pressedAtMs: Math.min(pressed.pressedAtMs, nowMs),
    state: 'calling',
    round: 1,
    alerted: [],
    relativesTold: false,
    isAtTop: false,
    nextAlarmAtMs: nowMs,
    responder: null,
    outcome: null,
    calledAtMs: nowMs,
    changedAtMs: nowMs,
  }
  return climb({ call, events: [event(call, 'called')] }, ladder)
}

/** What the clock does when it is due. */
const tick = ({ call, events }: HelpStep, moment: HelpMoment): HelpStep => {
  const { responder } = call
  if (!responder) return climb({ call, events }, moment)
  if (responder.isReminded) return callAgain({ call, events }, 'overdue', moment)
  return {
    call: {
      ...call,
      responder: { ...responder, isReminded: true },
      // From when they are asked, however late the clock came by: nobody is given up unasked.
      nextAlarmAtMs: moment.nowMs + moment.rules.arrivalGraceSeconds * 1000,
    },
    events: [...events, event(call, 'reminded')],
  }
}

/** All levels that are due: when no clock came by for ten minutes, the caller does not wait ten more. */
const catchUp = (step: HelpStep, moment: HelpMoment): HelpStep =>
  step.call.nextAlarmAtMs === 0 || moment.nowMs < step.call.nextAlarmAtMs
    ? step
    : catchUp(tick(step, moment), moment)

const just = (call: HelpCall, kind: HelpEventKind): Result<HelpStep, Refusal> =>
  success({ call, events: [event(call, kind)] })

const promise = ({ by, nowMs }: HelpMoment, minutes: number, delays: number) => ({
  responder: { ...by, minutes, atMs: nowMs, delays, isReminded: false } satisfies Responder,
  nextAlarmAtMs: nowMs + minutes * minuteMs,
})

const presence = (moment: HelpMoment) => ({ ...promise(moment, 0, 0), nextAlarmAtMs: 0 })

const acknowledge = (
  call: HelpCall,
  minutes: number,
  moment: HelpMoment,
): Result<HelpStep, Refusal> => {
  const { responder, state } = call
  if (responder && state === 'arrived')
    return refuse('help-taken', `${responder.memberName}已经到了`)
  if (responder?.memberId === moment.by.memberId) return refuse('already-done', '已经是您负责')
  if (responder)
    return refuse('help-taken', `${responder.memberName}负责，约 ${responder.minutes} 分钟到`)
  return just({ ...call, ...promise(moment, minutes, 0), state: 'acknowledged' }, 'acknowledged')
}

const delay = (call: HelpCall, minutes: number, moment: HelpMoment): Result<HelpStep, Refusal> => {
  const delays = call.responder?.delays ?? 0
  if (delays >= mostDelays) return refuse('help-delays-used')
  return just({ ...call, ...promise(moment, minutes, delays + 1) }, 'delayed')
}

/** It rings on at once: nobody waits because somebody could not come after all, or has gone again. */
const ringAnew = (
  call: HelpCall,
  why: 'passed-on' | 'pressed-anew',
  moment: HelpMoment,
): Result<HelpStep, Refusal> =>
  success(callAgain({ call: { ...call, nextAlarmAtMs: moment.nowMs }, events: [] }, why, moment))

/** No clock runs once somebody is there, and a drill is left to ring: pressed in earnest it calls all again. */
const pressAgain = (
  call: HelpCall,
  isDrill: boolean,
  moment: HelpMoment,
): Result<HelpStep, Refusal> =>
  isDrill || (!call.isDrill && call.state !== 'arrived')
    ? just(call, 'pressed-again')
    : ringAnew({ ...call, isDrill: false }, 'pressed-anew', moment)

const end = (call: HelpCall, outcome: HelpOutcome): Result<HelpStep, Refusal> =>
  just({ ...call, state: 'ended', outcome, nextAlarmAtMs: 0 }, 'ended')

const decide = (call: HelpCall, act: HelpAct, moment: HelpMoment): Result<HelpStep, Refusal> => {
  const isTheirs = call.state === 'acknowledged' && call.responder?.memberId === moment.by.memberId
  switch (act.kind) {
    case 'press-again':
      return pressAgain(call, act.isDrill, moment)
    case 'cancel':
      return end(call, 'cancelled')
    case 'acknowledge':
      return acknowledge(call, act.minutes, moment)
    case 'delay':
      return isTheirs ? delay(call, act.minutes, moment) : refuse('already-done', '现在不是您负责')
    case 'pass-on':
      return isTheirs
        ? ringAnew(call, 'passed-on', moment)
        : refuse('already-done', '现在不是您负责')
    case 'arrive':
      if (call.state === 'arrived') return refuse('already-done', '已经有人到了')
      return just({ ...call, ...presence(moment), state: 'arrived' }, 'arrived')
    case 'note':
      return just(call, 'noted')
    case 'end':
      return end(call.responder ? call : { ...call, ...presence(moment) }, act.outcome)
    case 'alarm': {
      const step = catchUp({ call, events: [] }, moment)
      return step.events.length > 0 ? success(step) : refuse('already-done')
    }
  }
}

export const stepHelpCall = (
  call: HelpCall,
  act: HelpAct,
  moment: HelpMoment,
): Result<HelpStep, Refusal> => {
  if (isOver(call)) return refuse('already-done', '这次呼叫已经结束')
  // A server whose clock was set back writes nothing that lies before what was written.
  const nowMs = Math.max(moment.nowMs, call.changedAtMs)
  const step = decide(call, act, { ...moment, nowMs })
  return step.ok
    ? success({ ...step.value, call: { ...step.value.call, changedAtMs: nowMs } })
    : step
}
