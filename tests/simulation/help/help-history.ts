/** A history of the help call: the steps that there are, and how often each comes. */
import { makeHistoryOf, type History, type Step } from '../history'

const weights = {
  // Who calls, and who follows it.
  press: 12,
  'press-on-both': 4,
  drill: 4,
  /** Of two presses the answer of the second is lost, and its phone has no network until the call is over. */
  'kept-too-long': 2,
  look: 8,
  cancel: 5,
  // Those on duty.
  poll: 10,
  'poll-all': 14,
  acknowledge: 24,
  delay: 9,
  arrive: 7,
  'pass-on': 6,
  end: 12,
  note: 2,
  'off-duty': 6,
  'on-duty': 10,
  // Time: without a timer nobody but the phones moves a clock on.
  timer: 14,
  seconds: 34,
  minutes: 20,
  hours: 2,
  // Phones, the way, the server.
  sync: 6,
  offline: 4,
  online: 12,
  kill: 5,
  'die-while-writing': 5,
  full: 1,
  'room-again': 4,
  'skew-clock': 4,
  'lose-request': 6,
  'lose-reply': 9,
  'late-request': 6,
  'twice-request': 7,
  'server-dies': 14,
} as const

export type HelpStepKind = keyof typeof weights
export type HelpStep = Step<HelpStepKind>
export type HelpHistory = History<HelpStepKind>

/** Whose is each phone: an elder with two, one who presses for a parent, a relative, those on duty, and two outsiders. */
export const owners = [
  ...['elder', 'elder', 'son', 'daughter'],
  ...['steward', 'micro', 'leader', 'worker', 'admin'],
  ...['other', 'stranger'],
] as const

export const makeHelpHistory = (
  seed: number,
  length: number,
  often: readonly string[] = [],
): HelpHistory => makeHistoryOf({ weights, often }, { seed, phones: owners.length, length })
