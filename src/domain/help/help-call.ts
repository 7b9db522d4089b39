/**
 * A help call (一键呼叫): an elder presses once, those on duty for the door are alerted level by level until somebody
 * acknowledges. This file says what one is; `step-help-call.ts` what may become of it.
 */

/** calling 呼叫中, acknowledged 有人负责, arrived 已到, ended 已结束. */
export const helpCallStates = ['calling', 'acknowledged', 'arrived', 'ended'] as const
export type HelpCallState = (typeof helpCallStates)[number]

/** What those on duty say it was; false alarms and drills are as normal as any other. */
export const answererOutcomes = [
  'helped',
  'hospital',
  'false-alarm',
  'drill',
  'not-needed',
] as const

/** cancelled: the caller says that all is well (没事了). */
export const helpOutcomes = [...answererOutcomes, 'cancelled'] as const
export type HelpOutcome = (typeof helpOutcomes)[number]

/** Who has taken it on: the caller is told the name and how soon they come. */
export interface Responder {
  readonly memberId: string
  readonly memberName: string
  /** As said last, at `atMs`. */
  readonly minutes: number
  readonly atMs: number
  /** How often they have asked for more time. */
  readonly delays: number
  /** The time that they said is over, and they were asked where they are. */
  readonly isReminded: boolean
}

/** Whoever needs more time than that lets somebody else go. */
export const mostDelays = 2

export interface HelpCall {
  readonly id: string
  /** Of the door; it never changes. */
  readonly regionId: string
  readonly isDrill: boolean
  readonly state: HelpCallState
  /** From 1; another one begins when who had it does not come. */
  readonly round: number
  /** Regions whose posts were alerted in this round, in turn, each once. */
  readonly alerted: readonly string[]
  /** In this round. */
  readonly relativesTold: boolean
  /** No level is left that could be alerted in this round. */
  readonly isAtTop: boolean
  /** Then the next level is due, or who had said to be there by then; 0 = never: somebody is there, or nobody is left. */
  readonly nextAlarmAtMs: number
  readonly responder: Responder | null
  readonly outcome: HelpOutcome | null
  /** On the phone; earlier than `calledAtMs` where there was no network. */
  readonly pressedAtMs: number
  /** Here. */
  readonly calledAtMs: number
  /** Of the newest event: time never runs backwards. */
  readonly changedAtMs: number
}

/** A level of the door's place, nearest first, with whether anybody is on duty there now. */
export interface Rung {
  readonly regionId: string
  readonly isHeld: boolean
}

export const isOver = ({ state }: Pick<HelpCall, 'state'>): boolean => state === 'ended'

/** A call that came so much later than it was pressed was kept on a phone without a network. */
const lateAfterMs = 60_000

export const isLate = ({ pressedAtMs, calledAtMs }: HelpCall): boolean =>
  calledAtMs - pressedAtMs > lateAfterMs

export const helpOutcomeNames: Readonly<Record<HelpOutcome, string>> = {
  helped: '已帮到',
  hospital: '送医院',
  'false-alarm': '误按',
  drill: '演练',
  'not-needed': '不用帮忙',
  cancelled: '本人说没事了',
}

export const helpStateNames: Readonly<Record<HelpCallState, string>> = {
  calling: '正在呼叫',
  acknowledged: '有人负责',
  arrived: '已经到了',
  ended: '已结束',
}
