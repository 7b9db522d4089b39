/** Runs one history of volunteers from the first day to the last check, and says what was broken. */
import { officeCommand } from '../../support/api/test-file'
import { endFaults, restartAll } from '../heal'
import { noMutation, type Product } from '../mutation'
import { plant } from '../plant'
import { StreetServer } from '../street-server'
import type { Struck } from '../struck'
import type { Check } from './broken'
import { checkAttendances, checkHours, checkSeats } from './check-attendances'
import {
  checkAudit,
  checkBalances,
  checkCap,
  checkProposals,
  checkHolds,
  everyCheck,
} from './check-ledger'
import { checkHeard } from './check-heard'
import { checkTeams } from './check-teams'
import { checkIntents, checkScans } from './check-told'
import { countEvents } from './count-events'
import { foundVolunteers, setGifts } from './found-volunteers'
import { restlessIn, settleAll, type Office } from './settle-all'
import { takeVolunteerStep } from './take-volunteer-step'
import type { VolunteerHistory } from './volunteer-history'
import { VolunteerWorld } from './volunteer-world'

export interface VolunteerOutcome {
  readonly broken: readonly string[]
  /** Scans that were called kept, commands that somebody wanted. */
  readonly scans: number
  readonly intents: number
  readonly struck: Struck
}

/** Opened once; every world begins with these volunteers. */
export const openVolunteerServer = async (): Promise<StreetServer> => {
  const server = await StreetServer.open()
  await foundVolunteers(server.api)
  await server.tables.keepAs('founded')
  return server
}

const always = [checkBalances, checkSeats]
export const allChecks = [
  checkBalances,
  checkSeats,
  checkAttendances,
  checkHours,
  checkHolds,
  checkCap,
  checkProposals,
  checkTeams,
  checkAudit,
]

const look = async (
  { server, promises, clock }: VolunteerWorld,
  checks: readonly Check[],
): Promise<void> => {
  for (const { invariant, what } of await everyCheck(checks, server.api.database, clock.nowMs))
    promises.break(invariant, what)
}

/** All that is thorough, so often; the rest after every step. */
const thoroughEvery = 15

const takeSteps = async (world: VolunteerWorld, { steps }: VolunteerHistory): Promise<void> => {
  for (const [at, step] of steps.entries()) {
    await takeVolunteerStep(world, step)
    await look(world, at % thoroughEvery === 0 ? allChecks : always)
    if (world.promises.broken.length === 0) continue
    // All that is wrong is told, not only what was looked for just now.
    return look(world, allChecks)
  }
}

const officeOf = (world: VolunteerWorld): Office => ({
  api: world.server.api,
  send: async (name, args) => {
    const envelope = officeCommand(name, 'c1', args)
    const sent = world.server.atDesk('inspector', {
      ...envelope,
      commandId: world.newCommandId(),
    })
    await sent.catch((error: unknown) => world.promises.break('quiet', String(error)))
  },
  letTimePass: () => world.advance(31 * 86_400_000),
})

const maxRounds = 6

const heal = async (world: VolunteerWorld): Promise<void> => {
  await endFaults(world)
  world.signInAgain()
  await restartAll(world)
  const waits = () =>
    world.phones.filter((phone) =>
      phone
        .app()
        .snapshot()
        .scans.some(({ judged }) => !judged),
    )
  for (let round = 0; round < maxRounds && (round === 0 || waits().length > 0); round++) {
    for (const phone of world.phones) phone.unasked('sync.now', phone.app().sync.now())
    await world.advance(60_000)
  }
  await settleAll(officeOf(world))
}

const checkAtEnd = async (world: VolunteerWorld): Promise<void> => {
  const { server, promises } = world
  await look(world, allChecks)
  await checkScans(world)
  await checkIntents(world)
  await checkHeard(world)
  for (const what of await restlessIn(server.api.database)) promises.break('quiet', what)
  for (const complaint of server.complaints) promises.break('server', complaint)
}

export const runVolunteers = async (
  server: StreetServer,
  history: VolunteerHistory,
  product: Product = noMutation,
): Promise<VolunteerOutcome> => {
  await server.begin(1000)
  await setGifts(server.api, history.seed % 2 === 0 ? 'relatives' : 'anyone')
  const world = new VolunteerWorld(server, product)
  await world.begin()
  const mend = await plant(server, product)
  try {
    await takeSteps(world, history)
    const { promises } = world
    // What was broken on the way is what there is to tell.
    if (promises.broken.length === 0) {
      await heal(world)
      await checkAtEnd(world)
    }
    await countEvents(world)
    return {
      broken: promises.broken,
      scans: promises.scans.size,
      intents: promises.intents.length,
      struck: world.struck.all(),
    }
  } finally {
    await mend()
    for (const phone of world.phones) phone.kill()
  }
}
