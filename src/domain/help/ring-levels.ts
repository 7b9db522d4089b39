/** How a help call rings from level to level in a round, and how a new round begins. */
import type { HelpCallRules } from '../settings/help-call-rules'
import type { HelpCall, Responder, Rung } from './help-call'
import type { HelpEvent, HelpEventKind } from './help-event'

export interface HelpMoment {
  readonly by: Pick<Responder, 'memberId' | 'memberName'>
  readonly nowMs: number
  /** From the door up to the top. */
  readonly rungs: readonly Rung[]
  /** Somebody else of the household can be told. */
  readonly hasRelatives: boolean
  readonly rules: HelpCallRules
}

type Ladder = Omit<HelpMoment, 'by' | 'nowMs'>

export interface HelpStep {
  readonly call: HelpCall
  readonly events: readonly HelpEvent[]
}

export const event = (
  { round }: Pick<HelpCall, 'round'>,
  kind: HelpEventKind,
  regionId = '',
): HelpEvent => ({ kind, regionId, round })

/** Where the last one stands that was alerted; -1 for nobody. */
const reachedIn = (call: HelpCall, rungs: readonly Rung[]): number =>
  rungs.findIndex(({ regionId }) => regionId === call.alerted.at(-1))

/** One level up, past those where nobody is on duty; the relatives with it when it is their turn. */
export const climb = ({ call, events }: HelpStep, ladder: Ladder): HelpStep => {
  const { rungs, hasRelatives, rules } = ladder
  const [next, ...above] = rungs
    .slice(reachedIn(call, rungs) + 1)
    .filter(({ isHeld }) => isHeld)
    .map(({ regionId }) => regionId)
  const alerted = next === undefined ? call.alerted : [...call.alerted, next]
  const isAtTop = above.length === 0
  const isTheirTurn = isAtTop || call.round > 1 || alerted.length >= rules.tellRelativesAtLevel
  const tellsRelatives = hasRelatives && isTheirTurn && !call.relativesTold
  return {
    call: {
      ...call,
      ...{ alerted, isAtTop, relativesTold: call.relativesTold || tellsRelatives },
      nextAlarmAtMs: isAtTop ? 0 : call.nextAlarmAtMs + rules.escalateAfterSeconds * 1000,
    },
    events: [
      ...events,
      ...(next === undefined ? [] : [event(call, 'alerted', next)]),
      ...(tellsRelatives ? [event(call, 'relatives-told')] : []),
      ...(isAtTop ? [event(call, 'at-top')] : []),
    ],
  }
}

/**
 * Who had it does not come, or has come and the caller presses once more: a new round calls all at once who were called
 * before, one level more, and the relatives.
 */
export const callAgain = (
  { call, events }: HelpStep,
  why: 'passed-on' | 'overdue' | 'pressed-anew',
  ladder: Ladder,
): HelpStep => {
  const before = ladder.rungs
    .slice(0, reachedIn(call, ladder.rungs) + 1)
    .filter(({ isHeld }) => isHeld)
    .map(({ regionId }) => regionId)
  const anew: HelpCall = {
    ...call,
    ...{ state: 'calling', responder: null, round: call.round + 1 },
    ...{ alerted: before, relativesTold: false, isAtTop: false },
  }
  const again = before.map((regionId) => event(anew, 'alerted', regionId))
  return climb({ call: anew, events: [...events, event(call, why), ...again] }, ladder)
}
