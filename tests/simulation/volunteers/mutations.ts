/** The planted faults that the simulation of volunteers must find, one at a time. */
import { mutationsOfGates } from './mutations-of-gates'
import { mutationsOfLedger } from './mutations-of-ledger'
import { mutationsOfLists } from './mutations-of-lists'
import { mutationsOfTeams } from './mutations-of-teams'
import type { VolunteerMutation } from './volunteer-mutation'

export const volunteerMutations: readonly VolunteerMutation[] = [
  ...mutationsOfGates,
  ...mutationsOfLists,
  ...mutationsOfLedger,
  ...mutationsOfTeams,
]

/** One against each promise, those that are found soonest, and the hardest of waiting lists: these at every run. */
export const oneAgainstEach: readonly string[] = [
  'results-in-the-wrong-order',
  'refused-shown-as-done',
  'command-id-forgotten',
  'newcomers-pass-who-waits',
  'free-again-not-seen',
  'gate-that-came-first-counts',
  'tick-taken-back-counts-on',
  'no-public-notice',
  'transfer-without-its-entry',
  'held-hours-spent',
  'hold-ends-again',
  'estate-open-again',
  'step-of-order-not-told',
  'ended-team-keeps-its-hours',
]

export const findVolunteerMutation = (name: string): VolunteerMutation => {
  const found = volunteerMutations.find((mutation) => mutation.name === name)
  if (!found)
    throw new Error(`Known mutations: ${volunteerMutations.map((each) => each.name).join(', ')}`)
  return found
}
