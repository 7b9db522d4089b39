/** A history of a world of volunteers: the steps that there are, and how often each comes. */
import { makeHistoryOf, type History, type Step } from '../history'

const weights = {
  // Activities and their shifts.
  publish: 8,
  'publish-series': 1,
  'sign-up': 26,
  'sign-up-following': 1,
  'cancel-sign-up': 8,
  'place-somebody': 2,
  'change-seats': 2,
  'move-shift': 1,
  'cancel-shift': 1,
  'cancel-activity': 2,
  leave: 1,
  'busy-evening': 2,
  // Gates and what comes of them.
  'shift-at-gate': 12,
  confirm: 12,
  object: 5,
  decide: 6,
  // The time bank.
  gift: 10,
  donation: 4,
  'decide-gift': 8,
  request: 9,
  take: 9,
  done: 12,
  'cancel-order': 3,
  dispute: 3,
  settle: 5,
  approve: 4,
  'propose-correction': 6,
  'propose-estate': 3,
  'decide-proposal': 10,
  'pass-on': 2,
  'found-team': 1,
  'hand-team-over': 1,
  'give-to-team': 5,
  'donate-of-team': 4,
  'end-team': 1,
  'team-evening': 3,
  'order-evening': 4,
  // Time.
  timer: 14,
  wait: 16,
  hours: 5,
  days: 7,
  // Phones, the way, the server.
  sync: 10,
  offline: 3,
  online: 8,
  kill: 4,
  'die-while-writing': 8,
  full: 2,
  'skew-clock': 4,
  'lose-request': 3,
  'lose-reply': 8,
  'late-request': 4,
  'twice-request': 6,
  'server-dies': 12,
  'back-up': 2,
  restore: 1,
} as const

export type VolunteerStepKind = keyof typeof weights
export type VolunteerStep = Step<VolunteerStepKind>
export type VolunteerHistory = History<VolunteerStepKind>

/** The world has as many phones as it has people; a step names one of them, counted round. */
export const phoneCount = 10

export const makeVolunteerHistory = (
  seed: number,
  length: number,
  often: readonly string[] = [],
): VolunteerHistory => makeHistoryOf({ weights, often }, { seed, phones: phoneCount, length })
