/** Runs one history from an empty street to the last check, and says what was broken. The same history, the same answer. */
import { checkCommands } from './check-commands'
import { checkDecisions } from './check-decisions'
import { checkFile } from './check-file'
import { checkJournals } from './check-journals'
import { checkPhone } from './check-phones'
import type { Death } from './faulty-database'
import { eachUser, heal, restartAll } from './heal'
import type { History } from './history'
import { noMutation, type Product } from './mutation'
import type { WriteFault } from './faulty-disk'
import { plant } from './plant'
import type { SimulatedPhone } from './simulated-phone'
import type { StreetServer } from './street-server'
import type { Struck } from './struck'
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
  readonly struck: Struck
  /** What the steps took: statements of the server, writes of the first phone. */
  readonly statements: number
  readonly writes: number
}

/** One fault more, at a certain moment of the steps. */
export interface Moment {
  readonly death?: Death
  /** Of the first phone; `atWrite` counts from the first step. */
  readonly write?: WriteFault
}

const check = async (world: World): Promise<Truth> => {
  const { promises } = world
  const truth = await readTruth(world.server)
  const onPhones = new Set<string>()
  const look = async (phone: SimulatedPhone) => {
    await checkPhone(world, phone, truth)
    for (const { envelope } of phone.app().snapshot().refused) onPhones.add(envelope.commandId)
  }
  for (const phone of world.phones)
    if (phone.users.length === 1) await look(phone)
    else await eachUser(world, phone, () => look(phone))
  checkCommands(world, truth, onPhones)
  checkDecisions(world, truth)
  await checkJournals(world, truth)
  await checkFile(world, truth)
  // What the disk has is all that there is tomorrow.
  await restartAll(world)
  for (const phone of world.phones) await checkPhone(world, phone, truth)
  for (const complaint of world.server.complaints) promises.break('server', complaint)
  return truth
}

const countPeople = ({ phones, promises, struck }: World): void => {
  const saved = [...promises.commands.values()].filter(({ state }) => state === 'saved')
  const used = new Set(saved.map(({ phoneId, memberId }) => `${phoneId} ${memberId}`))
  const members = [...used].map((pair) => pair.split(' ')[1])
  if (new Set(members).size < members.length) struck.count('one member on two phones')
  if (phones.some(({ id }) => [...used].filter((pair) => pair.startsWith(`${id} `)).length > 1))
    struck.count('two members on one phone')
  if (promises.conflictsShown > 0) struck.count('somebody else was first in a field')
}

/** Pages are cut at different sizes, so that first syncs take one page or many. */
const pageEntriesOf = (seed: number): number => [5, 17, 60, 1000][seed % 4] ?? 1000

const takeSteps = async (world: World, { steps }: History, moment: Moment): Promise<void> => {
  const [first] = world.phones
  world.server.faults.begin(moment.death ?? null)
  if (first && moment.write) {
    const { atWrite } = moment.write
    first.disk.dyingAt = {
      ...moment.write,
      ...(atWrite ? { atWrite: first.disk.writes + atWrite } : {}),
    }
  }
  for (const step of steps) await takeStep(world, step)
}

export const runHistory = async (
  server: StreetServer,
  history: History,
  product: Product = noMutation,
  moment: Moment = {},
): Promise<Outcome> => {
  await server.begin(pageEntriesOf(history.seed))
  const world = new World(server, product, history.phones)
  await world.begin()
  const mend = await plant(server, product)
  const writesBefore = world.phones[0]?.disk.writes ?? 0
  try {
    await takeSteps(world, history, moment)
    const { statements } = server.faults
    const writes = (world.phones[0]?.disk.writes ?? 0) - writesBefore
    await heal(world)
    const truth = await check(world)
    countPeople(world)
    const { commands, conflictsShown, broken } = world.promises
    const saved = [...commands.values()].filter(({ state }) => state === 'saved')
    return {
      broken,
      saved: saved.length,
      refused: saved.filter(({ commandId }) => truth.refused.has(commandId)).length,
      conflicts: conflictsShown,
      struck: world.struck.all(),
      statements,
      writes,
    }
  } finally {
    await mend()
    for (const phone of world.phones) phone.kill()
  }
}
