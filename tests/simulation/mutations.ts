/** The planted faults that the simulation must find: bugs that systems of this kind have had, one at a time. */
import type { Mutation } from './mutation'
import { mutationsOfAnswers } from './mutations-of-answers'
import { mutationsOfDisk } from './mutations-of-disk'
import { mutationsOfRules } from './mutations-of-rules'
import { mutationsOfServer } from './mutations-of-server'

export const mutations: readonly Mutation[] = [
  ...mutationsOfServer,
  ...mutationsOfRules,
  ...mutationsOfDisk,
  ...mutationsOfAnswers,
]

export const findMutation = (name: string): Mutation => {
  const found = mutations.find((mutation) => mutation.name === name)
  if (!found) throw new Error(`Known mutations: ${mutations.map((each) => each.name).join(', ')}`)
  return found
}
