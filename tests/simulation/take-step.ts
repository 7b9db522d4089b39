/** Takes one step of a history in a world. What a step cannot do (nothing on the screen, app not running), it skips. */
import type { Application } from '../../src/application'
import { pick } from './chance'
import type { Step, StepKind } from './history'
import { handOut } from './office-steps'
import type { SimulatedPhone } from './simulated-phone'
import { wishes } from './worker-wishes'
import type { Scene, Wish } from './worker-steps'
import type { World } from './world'

/** The smallest JPEG that the server takes for one, with bytes of its own behind the scan's header. */
const photoOf = (number: number): string =>
  Buffer.from([
    0xff,
    0xd8,
    0xff,
    0xda,
    0x00,
    0x04,
    number % 251,
    (number >> 8) % 251,
    0x01,
    0xff,
    0xd9,
  ]).toString('base64')

/** Waits only for the disk; dies with the phone. */
const carryOut = async (phone: SimulatedPhone, wanted: Wish): Promise<void> => {
  const before = phone.lastId()
  const { name, regionId, args } = wanted
  const outcome = await phone
    .app()
    .execute(name, regionId, args)
    .catch(() => null)
  const died = await phone.buryIfDead()
  const lastId = phone.lastId()
  const command = { name, regionId, args: args as Readonly<Record<string, unknown>> }
  if (outcome?.ok) phone.promise({ ...command, commandId: outcome.value.commandId, state: 'saved' })
  else if (lastId !== before)
    phone.promise({ ...command, commandId: lastId, state: died ? 'unknown' : 'not-saved' })
}

const settleConflict = async (phone: SimulatedPhone, dice: Step['dice']): Promise<void> => {
  const app = phone.app()
  const conflict = pick(app.snapshot().conflicts, dice[0])
  if (!conflict) return
  if (dice[1] % 2 === 0) return app.conflicts.keepTheirs(conflict.conflictId).catch(() => undefined)
  const before = phone.lastId()
  const outcome = await app.conflicts.keepMine(conflict.conflictId).catch(() => null)
  const died = await phone.buryIfDead()
  const commandId = phone.lastId()
  if (commandId === before) return
  const written = app.snapshot().pending.find((envelope) => envelope.commandId === commandId)
  const state = outcome?.ok || written ? 'saved' : died ? 'unknown' : 'not-saved'
  phone.promise({
    commandId,
    name: written?.name ?? '',
    regionId: conflict.regionId,
    args: (written?.args ?? {}) as Readonly<Record<string, unknown>>,
    state,
  })
}

const withdraw = async (world: World, phone: SimulatedPhone): Promise<void> => {
  const app = phone.app()
  const last = app.snapshot().pending.at(-1)
  const promised = last && world.promises.find(last.commandId)
  if (!promised) return
  const done = await app.withdraw(promised.commandId).catch(() => null)
  const died = await phone.buryIfDead()
  if (died || done === null) promised.state = 'unknown'
  else if (done) promised.state = 'withdrawn'
}

const takePhoto = async (
  world: World,
  phone: SimulatedPhone,
  dice: Step['dice'],
): Promise<void> => {
  const app = phone.app()
  const household = pick(
    app
      .snapshot()
      .records.all('household')
      .filter(({ state }) => state === 'living'),
    dice[0],
  )
  if (!household) return
  const base64 = photoOf(dice[1])
  const added = await app.photos.add(base64, household.regionId).catch(() => null)
  if (!added?.ok || (await phone.buryIfDead())) return
  world.promises.photos.push({ photoId: added.value, phoneId: phone.id, base64 })
  await carryOut(phone, {
    name: 'visit.record',
    regionId: household.regionId,
    args: {
      visitId: phone.newId(),
      houseId: household.houseId,
      householdId: household.id,
      outcome: 'met',
      kind: 'care',
      note: world.unique(),
      photoIds: [added.value],
      visitedAtMs: phone.nowMs,
      edits: [],
      followUps: [],
      settledFollowUpIds: [],
    },
  })
}

const dismissRefused = async (world: World, phone: SimulatedPhone): Promise<void> => {
  const app = phone.app()
  const [first] = app.snapshot().refused
  if (!first) return
  // The worker has seen it: whether the phone dies over putting it away matters to nobody.
  const promised = world.promises.find(first.envelope.commandId)
  if (promised) promised.dismissed = true
  await app.refused.dismiss(first.envelope.commandId).catch(() => undefined)
}

const manners = ['silent', 'told', 'recovers'] as const

const faultsOf = ({ kind, dice }: Step): Parameters<SimulatedPhone['way']['faults']['push']> => {
  const delayMs = (dice[0] % 24) ** 5
  if (kind === 'lose-request' || kind === 'lose-reply') return [{ kind }]
  if (kind === 'late-request' || kind === 'twice-request') return [{ kind, delayMs }]
  const manner = manners[dice[2] % 3] ?? 'silent'
  const death = { manner, atStatement: dice[0] % 18, afterIt: dice[1] % 2 === 0 }
  if (kind !== 'server-dies') return []
  return [dice[3] % 4 === 0 ? { kind, death } : { kind, death, path: 'sync.push' }]
}

/** What is written seldom would else hardly ever be the write that breaks. */
const keyParts = [
  '/page/',
  '/scope/',
  '/meta',
  '/access',
  '/outbox/',
  '/refused/',
  '/conflict/',
  '/photo/',
]

const storageFaults = ['crash-before', 'crash-after', 'torn', 'torn', 'full'] as const

const quick = (world: World, phone: SimulatedPhone, step: Step): void => {
  const { kind, dice } = step
  const app = (): Application => phone.app()
  const doing: Partial<Record<StepKind, () => void>> = {
    sync: () => phone.unasked('sync.now', app().sync.now()),
    'to-front': () => app().sync.start(),
    'to-back': () => app().sync.stop(),
    offline: () => phone.way.setOnline(false),
    online: () => phone.way.setOnline(true),
    kill: () => phone.kill(),
    'die-while-writing': () => {
      const fault = storageFaults[dice[1] % 5] ?? 'torn'
      if (dice[2] % 2 === 0) phone.disk.failAt(phone.disk.steps() + 1 + (dice[0] % 6), fault)
      else phone.dyingAt = { keyPart: pick(keyParts, dice[0]) ?? '/', fault }
    },
    full: () => phone.disk.setFull(true),
    'room-again': () => phone.disk.setFull(false),
    'skew-clock': () => void (phone.skewMs = ((dice[0] % 7) - 3) * 20 * 3_600_000),
    'expire-token': () => void (phone.way.token = world.server.oldTokenOf(phone.memberId)),
    'sign-in': () =>
      phone.unasked(
        'sign-in',
        app()
          .session.signIn(world.server.tokenOf(phone.memberId))
          .catch((error: unknown) => {
            if (!(error instanceof Error) || error.name !== 'CallFailed') throw error
          }),
      ),
  }
  doing[kind]?.()
  const faults = faultsOf(step)
  phone.way.faults.push(...faults)
  // A fault that waits for something to happen mostly finds it at once.
  if ((faults.length > 0 || kind === 'die-while-writing') && dice[3] % 3 > 0)
    phone.unasked('sync.now', app().sync.now())
}

/** In a pocket nothing syncs; days would else be thousands of idle rounds. */
const waitLong = async (world: World, dice: Step['dice']): Promise<void> => {
  for (const phone of world.phones) if (phone.isRunning()) phone.app().sync.stop()
  await world.advance(30_000)
  await world.advance((1 + (dice[0] % 60)) * 3_600_000)
}

const carryOutWish = async (
  world: World,
  phone: SimulatedPhone,
  dice: Step['dice'],
  wishOf: (scene: Scene) => Wish | null,
): Promise<void> => {
  const { records } = phone.app().snapshot()
  const wanted = wishOf({ records, dice, phone, unique: world.unique() })
  if (wanted) await carryOut(phone, wanted)
}

export const takeStep = async (world: World, step: Step): Promise<void> => {
  const phone = world.phone(step.phone)
  const { kind, dice } = step
  const wishOf = wishes[kind]
  if (wishOf) {
    await carryOutWish(world, phone, dice, wishOf)
    // Two who write the same field, neither having seen the other's.
    if (kind === 'edit-resident' && dice[3] % 2 === 0)
      await carryOutWish(world, world.phone(step.phone + 1), dice, wishOf)
  } else if (kind === 'wait') await world.advance((1 + (dice[0] % 40)) * 700)
  else if (kind === 'wait-long') await waitLong(world, dice)
  else if (kind === 'settle-conflict') await settleConflict(phone, dice)
  else if (kind === 'withdraw') await withdraw(world, phone)
  else if (kind === 'photo') await takePhoto(world, phone, dice)
  else if (kind === 'dismiss-refused') await dismissRefused(world, phone)
  else if (kind === 'end-post' || kind === 'give-post' || kind === 'office-by-phone')
    await handOut(world, phone, step)
  else quick(world, phone, step)
  await world.advance(0)
}
