/** One short history again and again, with one fault more: at each statement of the server, at each write of a phone. */
import type { StorageFault } from '../support/memory-storage'
import { createChance } from './chance'
import type { History, Step, StepKind } from './history'
import { noMutation, type Product } from './mutation'
import { runHistory, type Moment, type Outcome } from './run-history'
import type { StreetServer } from './street-server'

type Planned = readonly [kind: StepKind, phone: number, dice?: Step['dice']]

const inOrder = (phones: number, plan: readonly Planned[]): History => {
  const chance = createChance(1)
  const roll = (): number => chance.below(1_000_000)
  const steps = plan.map(([kind, phone, dice], at) => ({
    number: at + 1,
    kind,
    phone,
    dice: dice ?? ([roll(), roll(), roll(), roll()] as const),
  }))
  return { seed: 1, phones, length: steps.length, steps }
}

/** What a worker does in an hour, sent in one push, with a photo in parts; and what comes back. */
export const hourAtTheDoors = inOrder(1, [
  ['edit-resident', 0],
  ['visit', 0],
  ['photo', 0],
  ['add-door', 0],
  ['move-household', 0],
  ['correct-visit', 0],
  ['wait', 0],
  ['sync', 0],
  ['wait', 0],
  ['wait', 0],
])

/** Who lost a post while without a signal is refused and adopted, by two at once; the rules change. */
export const hourInTheOffice = inOrder(2, [
  ['days-offline', 1, [2, 3, 0, 5]],
  ['adopt', 0, [0, 3, 0, 0]],
  ['adopt', 0, [0, 2, 1, 0]],
  ['rules', 0],
  ['wait', 0],
])

/** A roster: upload, preview, first portion, last portion; and a phone that edits between them. */
export const hourOfARoster = inOrder(1, [
  ['roster', 0, [0, 0, 0, 0]],
  ['roster', 0, [0, 0, 0, 0]],
  ['edit-resident', 0],
  ['sync', 0],
  ['wait', 0],
  ['roster', 0, [0, 0, 0, 0]],
  ['roster', 0, [0, 0, 0, 0]],
])

export interface AtMoment {
  readonly moment: Moment
  readonly outcome: Outcome
}

const manners = ['restart', 'told', 'recovers'] as const

export interface Sweep {
  readonly server: StreetServer
  readonly history: History
  readonly product?: Product
}

const runAt = async ({ server, history, product = noMutation }: Sweep, moment: Moment) => ({
  moment,
  outcome: await runHistory(server, history, product, moment),
})

/** At each statement, before it and after it or (once) one of the two in turn; in each of the manners in turn. */
export async function* everyStatement(sweep: Sweep, once = false): AsyncGenerator<AtMoment> {
  const { statements } = (await runAt(sweep, {})).outcome
  for (let moment = 0; moment < 2 * statements; moment++) {
    const atStatement = moment >> 1
    const afterIt = moment % 2 > 0
    if (once && afterIt !== atStatement % 2 > 0) continue
    const manner = manners[moment % 3] ?? 'restart'
    yield await runAt(sweep, { death: { manner, atStatement, afterIt } })
  }
}

const faults: readonly StorageFault[] = ['crash-before', 'torn', 'full', 'crash-after']

/** At each write of the first phone, in each way or (once) in one of them in turn. */
export async function* everyWrite(sweep: Sweep, once = false): AsyncGenerator<AtMoment> {
  const { writes } = (await runAt(sweep, {})).outcome
  for (let atWrite = 1; atWrite <= writes; atWrite++)
    for (const [way, fault] of faults.entries()) {
      if (once && way !== atWrite % 4) continue
      yield await runAt(sweep, { write: { fault, atWrite } })
    }
}
