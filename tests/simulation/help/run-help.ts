/** Runs one history of help calls from the first press to the last check, and says what was broken. */
import * as v from 'valibot'
import { runTimer } from '../../../cloudfunctions/api/timer'
import { regionIdShape } from '../../../src/domain/shapes'
import { drain, endFaults, restartAll } from '../heal'
import { noMutation, type Product } from '../mutation'
import { plant } from '../plant'
import { StreetServer } from '../street-server'
import type { Struck } from '../struck'
import { look } from './caller-acts'
import { checkAnswered, checkCalls, readCalls } from './check-calls'
import { checkScreens } from './check-screens'
import { countHelpEvents } from './count-help-events'
import { foundHelp, setRules } from './found-help'
import type { HelpHistory } from './help-history'
import { HelpWorld } from './help-world'
import { takeHelpStep } from './take-help-step'

export interface HelpOutcome {
  readonly broken: readonly string[]
  readonly presses: number
  readonly calls: number
  readonly claims: number
  readonly struck: Struck
}

/** Opened once; every world begins with these elders. */
export const openHelpServer = async (): Promise<StreetServer> => {
  const server = await StreetServer.open()
  await foundHelp(server)
  await server.tables.keepAs('founded')
  return server
}

const hourMs = 3_600_000
const maxRounds = 6

const waits = ({ phones }: HelpWorld): boolean =>
  phones.some((phone) =>
    phone
      .app()
      .snapshot()
      .letters.some(({ state }) => state.kind === 'waiting'),
  )

/** Nothing strikes any more: what phones have kept goes out, and then nobody does anything for hours. */
const rest = async (world: HelpWorld): Promise<void> => {
  await endFaults(world)
  await restartAll(world)
  for (let round = 0; round < maxRounds && (round === 0 || waits(world)); round++) {
    for (const phone of world.phones) phone.unasked('sync.now', phone.app().sync.now())
    await world.advance(60_000)
  }
  if (waits(world)) world.promises.break('quiet', 'a call that was kept is not sent')
  // Who said to come is asked at one time and given up at the next.
  for (let times = 0; times < 2; times++) {
    await world.advance(3 * hourMs)
    await runTimer(world.server.api, world.clock.nowMs)
  }
}

/** Whoever is on duty at the top ends what is open, on the own phone, from the list of all calls. */
const endAll = async (world: HelpWorld): Promise<void> => {
  await world.comeBack('admin')
  const phone = world.phones.find(({ owner }) => owner === 'admin')
  if (!phone) return
  const app = phone.app()
  const regionId = v.parse(regionIdShape, 'street')
  const ending = async (): Promise<void> => {
    for (const { id, state } of await app.server.help.calls({ regionId })) {
      const act = { kind: 'end', outcome: 'not-needed', words: '' } as const
      if (state !== 'ended') await app.request('help.answer', regionId, { callId: id, act })
    }
  }
  phone.unasked('end all', ending())
  await world.advance(60_000)
  for (const { id, state } of await readCalls(world))
    if (state !== 'ended') world.promises.break('quiet', `call ${id} cannot be ended: ${state}`)
}

const takeSteps = async (world: HelpWorld, { steps }: HelpHistory): Promise<void> => {
  for (const step of steps) {
    await takeHelpStep(world, step)
    await checkCalls(world)
    if (world.promises.broken.length > 0) return
  }
}

export const runHelp = async (
  server: StreetServer,
  history: HelpHistory,
  product: Product = noMutation,
): Promise<HelpOutcome> => {
  await server.begin(1000)
  await setRules(server.api, history.seed)
  const world = new HelpWorld(server, product)
  await world.begin()
  for (const phone of world.phones.slice(0, 4)) look(world, phone)
  await world.advance(10_000)
  const mend = await plant(server, product)
  const { promises } = world
  try {
    await takeSteps(world, history)
    // What was broken on the way is what there is to tell.
    if (promises.broken.length === 0) {
      await rest(world)
      await checkAnswered(world)
      for (const phone of world.phones.slice(0, 4)) look(world, phone)
      await world.advance(10_000)
      await endAll(world)
      await drain(world)
      await checkCalls(world)
      await checkScreens(world)
      for (const complaint of server.complaints) promises.break('server', complaint)
    }
    await countHelpEvents(world)
    return {
      broken: promises.broken,
      presses: promises.presses.length,
      calls: (await readCalls(world)).length,
      claims: promises.claims.length,
      struck: world.struck.all(),
    }
  } finally {
    await mend()
    for (const phone of world.phones) phone.kill()
  }
}
