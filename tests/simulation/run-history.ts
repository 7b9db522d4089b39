/** Runs one history from an empty street to the last check, and says what was broken. The same history, the same answer. */
import { checkCommands } from './check-commands'
import { checkJournals } from './check-journals'
import { checkPhones } from './check-phones'
import { heal, restartAll } from './heal'
import type { History } from './history'
import { noMutation, type Mutation } from './mutation'
import type { StreetServer } from './street-server'
import { takeStep } from './take-step'
import { readTruth, type Truth } from './truth'
import { World } from './world'

export interface Outcome {
  /** One line each, '<invariant>: …'; none when everything held. */
  readonly broken: readonly string[]
  /** How many commands were saved, and how many of them the server refused. */
  readonly saved: number
  readonly refused: number
  readonly conflicts: number
}

const checkAll = async (world: World, truth: Truth): Promise<void> => {
  await checkPhones(world, truth)
  checkCommands(world, truth)
}

const check = async (world: World): Promise<Truth> => {
  const truth = await readTruth(world.server)
  await checkAll(world, truth)
  await checkJournals(world, truth)
  // What the disk has is all that there is tomorrow.
  await restartAll(world)
  await checkAll(world, truth)
  for (const complaint of world.server.complaints) world.promises.break(`server: ${complaint}`)
  return truth
}

/** Pages are cut at different sizes, so that first syncs take one page or many. */
const pageEntriesOf = (seed: number): number => [5, 17, 60, 1000][seed % 4] ?? 1000

export const runHistory = async (
  server: StreetServer,
  { seed, phones, steps }: History,
  mutation: Mutation = noMutation,
): Promise<Outcome> => {
  server.faults.fault = {}
  await server.begin(pageEntriesOf(seed))
  const world = new World(server, mutation, phones)
  await world.begin()
  server.faults.fault = mutation.statements ?? {}
  const restoreRules = mutation.rules?.()
  try {
    for (const step of steps) await takeStep(world, step)
    await heal(world)
    const truth = await check(world)
    const { commands, conflictsShown, broken } = world.promises
    const saved = [...commands.values()].filter(({ state }) => state === 'saved')
    return {
      broken,
      saved: saved.length,
      refused: saved.filter(({ commandId }) => truth.refused.has(commandId)).length,
      conflicts: conflictsShown.size,
    }
  } finally {
    restoreRules?.()
    server.faults.fault = {}
    for (const phone of world.phones) phone.kill()
  }
}
