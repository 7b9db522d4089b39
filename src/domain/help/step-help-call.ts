/**
 * The state machine of a help call, in one place: called → alerted level by level → acknowledged by one → arrived → ended.
 * Each act says what the call becomes and what happened, or why it cannot be. Pure; the server runs it under the call's lock.
 */
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import type { HelpCallRules } from '../settings/help-call-rules'
import { isOver, type HelpCall, type HelpOutcome, type Responder, type Rung } from './help-call'
import type { HelpEvent, HelpEventKind } from './help-event'

export type HelpAct =
  /** The caller. */
  | { readonly kind: 'press-again' }
  | { readonly kind: 'cancel' }
  /** Those on duty. */
  | { readonly kind: 'acknowledge'; readonly minutes: number }
  | { readonly kind: 'pass-on' }
  | { readonly kind: 'arrive' }
  | { readonly kind: 'note' }
  | { readonly kind: 'end'; readonly outcome: HelpOutcome }
  /** The clock. */
  | { readonly kind: 'alarm' }

export interface HelpMoment {
  readonly by: Pick<Responder, 'memberId' | 'memberName'>
  readonly nowMs: number
  /** From the door up to the top. */
  readonly rungs: readonly Rung[]
  readonly rules: HelpCallRules
}

export interface HelpStep {
  readonly call: HelpCall
  readonly events: readonly HelpEvent[]
}

const event = (kind: HelpEventKind, regionId = ''): HelpEvent => ({ kind, regionId })

/** One level up, past those where nobody is on duty; the relatives with it when it is their turn. */
const climb = ({ call, events }: HelpStep, { rungs, rules }: HelpMoment): HelpStep => {
  const isLeft = ({ regionId, isHeld }: Rung) => isHeld && !call.alerted.includes(regionId)
  const reached = rungs.findIndex(({ regionId }) => regionId === call.alerted.at(-1))
  const next = rungs.slice(reached + 1).find(isLeft)
  const alerted = next ? [...call.alerted, next.regionId] : call.alerted
  const from = rungs.findIndex(({ regionId }) => regionId === alerted.at(-1))
  const isAtTop = !rungs.slice(from + 1).some(isLeft)
  const tellsRelatives =
    !call.relativesTold && (isAtTop || alerted.length >= rules.tellRelativesAtLevel)
  const nextAlarmAtMs = isAtTop ? 0 : call.nextAlarmAtMs + rules.escalateAfterSeconds * 1000
  return {
    call: {
      ...call,
      ...{ alerted, isAtTop, nextAlarmAtMs },
      relativesTold: call.relativesTold || tellsRelatives,
    },
    events: [
      ...events,
      ...(next ? [event('alerted', next.regionId)] : []),
      ...(tellsRelatives ? [event('relatives-told')] : []),
      ...(isAtTop && (next || !call.isAtTop) ? [event('at-top')] : []),
    ],
  }
}

/** All that is due: when no clock came by for ten minutes, the caller does not wait ten more. */
const climbDue = (step: HelpStep, moment: HelpMoment): HelpStep =>
  step.call.nextAlarmAtMs === 0 || moment.nowMs < step.call.nextAlarmAtMs
    ? step
    : climbDue(climb(step, moment), moment)

export const startHelpCall = (
  pressed: Pick<HelpCall, 'id' | 'regionId' | 'isDrill' | 'pressedAtMs'>,
  moment: Omit<HelpMoment, 'by'>,
): HelpStep => {
  const { nowMs } = moment
  const call: HelpCall = {
    ...pressed,
    // A phone whose clock runs ahead has not pressed in the future.
    pressedAtMs: Math.min(pressed.pressedAtMs, nowMs),
    state: 'calling',
    alerted: [],
    relativesTold: false,
    isAtTop: false,
    nextAlarmAtMs: nowMs,
    responder: null,
    outcome: null,
    calledAtMs: nowMs,
    changedAtMs: nowMs,
  }
  const by = { memberId: '', memberName: '' }
  return climb({ call, events: [event('called')] }, { ...moment, by })
}

const taken = (call: HelpCall, minutes: number, { by, nowMs }: HelpMoment): HelpCall => ({
  ...call,
  responder: { ...by, minutes, atMs: nowMs },
  nextAlarmAtMs: 0,
})

const acknowledge = (
  call: HelpCall,
  minutes: number,
  moment: HelpMoment,
): Result<HelpStep, Refusal> => {
  const { responder } = call
  if (call.state === 'arrived')
    return refuse('help-taken', `${responder?.memberName ?? ''}已经到了`)
  if (responder && responder.memberId !== moment.by.memberId)
    return refuse('help-taken', `${responder.memberName}负责，约 ${responder.minutes} 分钟到`)
  return success({
    call: { ...taken(call, minutes, moment), state: 'acknowledged' },
    events: [event('acknowledged')],
  })
}

/** It rings on at once, one level further: nobody waits because somebody could not come after all. */
const passOn = (call: HelpCall, moment: HelpMoment): Result<HelpStep, Refusal> => {
  if (call.state !== 'acknowledged' || call.responder?.memberId !== moment.by.memberId)
    return refuse('already-done', '现在不是您负责')
  const freed: HelpCall = {
    ...call,
    state: 'calling',
    responder: null,
    nextAlarmAtMs: moment.nowMs,
  }
  return success(climb({ call: freed, events: [event('passed-on')] }, moment))
}

const ended = (call: HelpCall, outcome: HelpOutcome): HelpStep => ({
  call: { ...call, state: 'ended', outcome, nextAlarmAtMs: 0 },
  events: [event('ended')],
})

const decide = (call: HelpCall, act: HelpAct, moment: HelpMoment): Result<HelpStep, Refusal> => {
  switch (act.kind) {
    case 'press-again':
      return success({ call, events: [event('pressed-again')] })
    case 'cancel':
      return success(ended(call, 'cancelled'))
    case 'acknowledge':
      return acknowledge(call, act.minutes, moment)
    case 'pass-on':
      return passOn(call, moment)
    case 'arrive':
      if (call.state === 'arrived') return refuse('already-done', '已经有人到了')
      return success({
        call: { ...taken(call, 0, moment), state: 'arrived' },
        events: [event('arrived')],
      })
    case 'note':
      return success({ call, events: [event('noted')] })
    case 'end':
      return success(ended(call.responder ? call : taken(call, 0, moment), act.outcome))
    case 'alarm': {
      const step = climbDue({ call, events: [] }, moment)
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
