/** A worker writes, takes back, photographs, decides; and the world notes what the screen promised. */
import { documentCommands } from '../../src/domain/commands'
import type { CommandEnvelope } from '../../src/protocol/envelope'
import { pick } from './chance'
import type { Step } from './history'
import { isLiving, choose, type Scene, type Wish, type WishOf } from './scene'
import type { SimulatedPhone } from './simulated-phone'
import type { World } from './world'

type Dice = Step['dice']

const argsOf = ({ args }: { readonly args: unknown }) => args as Readonly<Record<string, unknown>>

/** Waits only for the disk; dies with the phone. Answers whether the screen said saved. */
const carryOut = async (phone: SimulatedPhone, wanted: Wish): Promise<boolean> => {
  const before = phone.lastId()
  const { memberId } = phone
  const { name, regionId, args } = wanted
  const outcome = await phone
    .app()
    .execute(name, regionId, args)
    .catch(() => null)
  const died = await phone.buryIfDead()
  const lastId = phone.lastId()
  const command = { name, regionId, args: argsOf(wanted) }
  const isSaved = outcome?.ok === true
  if (outcome?.ok)
    phone.promise({ ...command, commandId: outcome.value.commandId, state: 'saved' }, memberId)
  else if (lastId !== before)
    phone.promise(
      { ...command, commandId: lastId, state: died ? 'unknown' : 'not-saved' },
      memberId,
    )
  return isSaved
}

export const sceneOf = (
  world: World,
  phone: SimulatedPhone,
  dice: Dice,
  among = Infinity,
): Scene => ({
  records: phone.app().snapshot().records,
  dice,
  phone,
  unique: world.unique(),
  among,
})

/** Pages offer what some post of the member allows, as far as the phone knows; a worker may be there already when it ends. */
const isOffered = ({ phone, dice }: Scene, { name }: Wish): boolean => {
  const { access } = phone.app().snapshot()
  const permission = documentCommands.get(name)?.permission
  const kinds = access?.settings.postKinds.filter(({ id }) =>
    access.posts.some(({ kindId }) => kindId === id),
  )
  const mayWrite = kinds?.some(({ permissions }) => permissions.some((one) => one === permission))
  return mayWrite === true || dice[2] % 4 === 0
}

export const write = async (scene: Scene, wishOf: WishOf): Promise<boolean> => {
  const wanted = wishOf(scene)
  return wanted !== null && isOffered(scene, wanted) && (await carryOut(scene.phone, wanted))
}

export const settleConflict = async (phone: SimulatedPhone, dice: Dice): Promise<void> => {
  const app = phone.app()
  const { memberId } = phone
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
  const { regionId } = conflict
  const command = { commandId, name: written?.name ?? '', regionId, state } as const
  phone.promise({ ...command, args: written ? argsOf(written) : {} }, memberId)
}

export const withdraw = async (world: World, phone: SimulatedPhone): Promise<void> => {
  const app = phone.app()
  const last: CommandEnvelope | undefined = app.snapshot().pending.at(-1)
  const promised = last && world.promises.find(last.commandId)
  if (!promised) return
  const done = await app.withdraw(promised.commandId).catch(() => null)
  const died = await phone.buryIfDead()
  if (died || done === null) promised.state = 'unknown'
  else if (done) promised.state = 'withdrawn'
}

/** The smallest JPEG that the server takes for one, with bytes of its own behind the scan's header. */
const photoOf = (number: number, length: number): string => {
  const scan = Buffer.alloc(length, number % 251)
  const head = [0xff, 0xd8, 0xff, 0xda, 0x00, 0x04, number % 251, (number >> 8) % 251]
  return Buffer.concat([Buffer.from(head), scan, Buffer.from([0xff, 0xd9])]).toString('base64')
}

/** In one part, in two, in three. */
const photoLengths = [1, 90_000, 150_000] as const

export const takePhoto = async (world: World, phone: SimulatedPhone, dice: Dice): Promise<void> => {
  const app = phone.app()
  const scene = sceneOf(world, phone, dice)
  const household = choose(scene, 'household', dice[0], isLiving)
  if (!household) return
  const base64 = photoOf(dice[1], photoLengths[dice[2] % 3] ?? 1)
  const added = await app.photos.add(base64, household.regionId).catch(() => null)
  if (!added?.ok || (await phone.buryIfDead())) return
  const photoId = added.value
  world.promises.photos.push({ photoId, phoneId: phone.id, base64, undone: false })
  await carryOut(phone, {
    name: 'visit.record',
    regionId: household.regionId,
    args: {
      visitId: phone.newId(),
      houseId: household.houseId,
      householdId: household.id,
      outcome: 'met',
      kind: 'care',
      note: scene.unique,
      photoIds: [photoId],
      visitedAtMs: phone.nowMs,
      edits: [],
      followUps: [],
      settledFollowUpIds: [],
    },
  })
}

export const dismissRefused = async (world: World, phone: SimulatedPhone): Promise<void> => {
  const app = phone.app()
  const [first] = app.snapshot().refused
  if (!first) return
  // The worker has seen it: whether the phone dies over putting it away matters to nobody.
  const promised = world.promises.find(first.envelope.commandId)
  if (promised) promised.dismissed = true
  await app.refused.dismiss(first.envelope.commandId).catch(() => undefined)
}
