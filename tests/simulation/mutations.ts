/** The planted faults that the simulation must find: bugs that systems of this kind have had, one at a time. */
import { mutationsOfPhone } from './mutations-of-phone'
import { mutationsOfServer } from './mutations-of-server'
import type { Mutation } from './mutation'

export const mutations: readonly Mutation[] = [...mutationsOfServer, ...mutationsOfPhone]

export const findMutation = (name: string): Mutation => {
  const found = mutations.find((mutation) => mutation.name === name)
  if (!found) throw new Error(`Known mutations: ${mutations.map((each) => each.name).join(', ')}`)
  return found
}
