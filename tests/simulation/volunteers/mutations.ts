/** The planted faults that the simulation of volunteers must find, one at a time. */
import { mutationsOfGates } from './mutations-of-gates'
import { mutationsOfLedger } from './mutations-of-ledger'
import type { VolunteerMutation } from './volunteer-mutation'

export const volunteerMutations: readonly VolunteerMutation[] = [
  ...mutationsOfGates,
  ...mutationsOfLedger,
]

export const findVolunteerMutation = (name: string): VolunteerMutation => {
  const found = volunteerMutations.find((mutation) => mutation.name === name)
  if (!found)
    throw new Error(`Known mutations: ${volunteerMutations.map((each) => each.name).join(', ')}`)
  return found
}
