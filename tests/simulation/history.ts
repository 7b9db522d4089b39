/**
 * A history: the steps of one simulation, made from a seed. A step carries its own dice, so that a history from which
 * steps were taken out still means the same in all the others; that is what lets a failing one be shortened.
 */
import { createChance, type Chance } from './chance'

/** What happens, and how often beside the others. */
const weights = {
  // The worker at the doors.
  visit: 14,
  'edit-resident': 18,
  'edit-place': 6,
  'add-resident': 4,
  'add-door': 4,
  'move-household': 6,
  'move-resident': 6,
  'split-or-join': 5,
  'leave-or-return': 6,
  merge: 4,
  amend: 6,
  'correct-visit': 3,
  'follow-up': 5,
  dial: 2,
  withdraw: 4,
  'settle-conflict': 5,
  'dismiss-refused': 2,
  photo: 4,
  // The app and its phone.
  sync: 26,
  'to-front': 4,
  'to-back': 3,
  wait: 22,
  'wait-long': 4,
  offline: 5,
  online: 7,
  kill: 4,
  'die-while-writing': 14,
  full: 3,
  'room-again': 4,
  'skew-clock': 2,
  'expire-token': 2,
  'sign-in': 3,
  // The way to the server, and the server.
  'lose-request': 4,
  'lose-reply': 7,
  'late-request': 5,
  'twice-request': 5,
  'server-dies': 8,
  // The office.
  'end-post': 2,
  'give-post': 5,
  'office-by-phone': 3,
} as const

export type StepKind = keyof typeof weights

export interface Step {
  readonly kind: StepKind
  /** Which phone, counted round. */
  readonly phone: number
  readonly dice: readonly [number, number, number, number]
}

export interface History {
  readonly seed: number
  readonly phones: number
  readonly steps: readonly Step[]
}

const kinds = (Object.keys(weights) as StepKind[]).flatMap((kind) =>
  Array.from({ length: weights[kind] }, () => kind),
)

const roll = (chance: Chance): number => chance.below(1_000_000)

export const makeHistory = (seed: number, phones: number, length: number): History => {
  const chance = createChance(seed)
  const steps = Array.from({ length }, (): Step => {
    const kind = kinds[chance.below(kinds.length)] ?? 'wait'
    const phone = chance.below(phones)
    return { kind, phone, dice: [roll(chance), roll(chance), roll(chance), roll(chance)] }
  })
  return { seed, phones, steps }
}
