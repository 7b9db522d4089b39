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
  'move-household': 5,
  'move-resident': 5,
  'split-or-join': 5,
  'leave-or-return': 5,
  merge: 4,
  amend: 6,
  'correct-visit': 5,
  'follow-up': 5,
  dial: 2,
  withdraw: 4,
  'settle-conflict': 5,
  'dismiss-refused': 2,
  photo: 8,
  // Two phones at once, and days without a signal.
  clash: 10,
  'days-offline': 6,
  'late-correction': 4,
  // The app and its phone.
  sync: 26,
  'to-front': 4,
  'to-back': 3,
  wait: 22,
  'wait-long': 3,
  offline: 4,
  online: 7,
  kill: 4,
  'die-while-writing': 16,
  full: 3,
  'room-again': 4,
  'skew-clock': 3,
  'expire-token': 2,
  'sign-in': 3,
  'sign-out': 3,
  'other-member': 3,
  // The way to the server, and the server.
  'lose-request': 4,
  'lose-reply': 7,
  'late-request': 5,
  'twice-request': 5,
  'server-dies': 10,
  'back-up': 3,
  restore: 2,
  // The office.
  'end-post': 2,
  'give-post': 5,
  'office-by-phone': 3,
  adopt: 8,
  rules: 3,
  roster: 4,
} as const

export type StepKind = keyof typeof weights

export interface Step<Kind extends string = StepKind> {
  /** Its place in the whole history, from 1. */
  readonly number: number
  readonly kind: Kind
  /** Which phone, counted round. */
  readonly phone: number
  readonly dice: readonly [number, number, number, number]
}

export interface History<Kind extends string = StepKind> {
  readonly seed: number
  readonly phones: number
  /** Of the whole, also when steps were taken out. */
  readonly length: number
  readonly steps: readonly Step<Kind>[]
}

/** How often each kind of step comes beside the others, and which come six times as often as else. */
export interface Choice<Kind extends string> {
  readonly weights: Readonly<Record<Kind, number>>
  readonly often: readonly string[]
}

const kindsWith = <Kind extends string>({ weights: all, often }: Choice<Kind>): readonly Kind[] =>
  (Object.keys(all) as Kind[]).flatMap((kind) =>
    Array.from({ length: all[kind] * (often.includes(kind) ? 6 : 1) }, () => kind),
  )

const roll = (chance: Chance): number => chance.below(1_000_000)

export const makeHistoryOf = <Kind extends string>(
  choice: Choice<Kind>,
  { seed, phones, length }: Omit<History, 'steps'>,
): History<Kind> => {
  const chance = createChance(seed)
  const kinds = kindsWith(choice)
  const steps = Array.from({ length }, (_, at): Step<Kind> => {
    const kind = kinds[chance.below(kinds.length)]
    if (kind === undefined) throw new Error('There are kinds of steps.')
    const phone = chance.below(phones)
    const dice = [roll(chance), roll(chance), roll(chance), roll(chance)] as const
    return { number: at + 1, kind, phone, dice }
  })
  return { seed, phones, length, steps }
}

/** Of the street with its doors. `often`: steps that come six times as often as else. */
export const makeHistory = (
  seed: number,
  phones: number,
  length: number,
  often: readonly string[] = [],
): History => makeHistoryOf({ weights, often }, { seed, phones, length })

/** Only these steps of it. */
export const keepSteps = <Kind extends string>(
  history: History<Kind>,
  numbers: ReadonlySet<number>,
): History<Kind> => ({
  ...history,
  steps: history.steps.filter(({ number }) => numbers.has(number)),
})
