/** What takes several phones, or days: two at one household, a week without a signal, the server set back to a backup. */
import { pick } from './chance'
import type { Step } from './history'
import { endPost, givePost } from './office-acts'
import { sceneOf, write } from './worker-acts'
import type { SimulatedPhone } from './simulated-phone'
import type { World } from './world'
import { correctVisit, visit } from './door-wishes'
import { mergeTwo } from './household-wishes'
import type { HeldPost } from './standing'
import { householdWishes, offlineWishes } from './wishes'

type Dice = Step['dice']

/** In a pocket nothing syncs; days would else be thousands of idle rounds. What was under way comes to its end first. */
export const waitLong = async (world: World, hours: number): Promise<void> => {
  for (let rest = 0; rest < 3; rest++) {
    for (const phone of world.phones) if (phone.isRunning()) phone.app().sync.stop()
    await world.advance(30_000)
  }
  await world.advance(hours * 3_600_000)
}

/** Two phones do something to one household, neither having seen what the other did. */
export const clash = async (
  world: World,
  phone: SimulatedPhone,
  other: SimulatedPhone,
  dice: Dice,
): Promise<void> => {
  const [first, second, third, fourth] = dice
  // Of two files each keeps the one that the other drops.
  const crosswise = third % 4 === 0
  const one = crosswise ? mergeTwo : pick(householdWishes, third)
  const two = crosswise ? mergeTwo : pick(householdWishes, fourth)
  if (!one || !two) return
  const moreDice = crosswise
    ? ([second, first, third, fourth] as const)
    : ([first, second + 1, third, fourth + 1] as const)
  const written = await write(sceneOf(world, phone, dice, 3), one)
  if ((await write(sceneOf(world, other, moreDice, 3), two)) && written)
    world.struck.count('two phones changed one household')
}

const ownPosts = async (world: World, phone: SimulatedPhone): Promise<readonly HeldPost[]> => {
  const { posts } = await world.server.nowStanding()
  return posts.filter(({ memberId }) => memberId === phone.memberId)
}

const syncNow = async (world: World, phone: SimulatedPhone): Promise<void> => {
  phone.unasked('sync.now', phone.app().sync.now())
  await world.advance(30_000)
}

/** Without a signal a worker writes on; meanwhile the office may end the post, and may give it back before or after. */
export const daysOffline = async (
  world: World,
  phone: SimulatedPhone,
  dice: Dice,
): Promise<void> => {
  const fate = pick(['stays', 'given back before', 'given back after', 'ended'] as const, dice[1])
  phone.way.setOnline(false)
  for (let written = 0; written <= dice[0] % 3; written++) {
    const wishOf = pick(offlineWishes, dice[2] + written)
    if (wishOf) await write(sceneOf(world, phone, dice), wishOf)
  }
  const posts = fate === 'stays' ? [] : await ownPosts(world, phone)
  for (const post of posts) await endPost(world, post)
  await waitLong(world, 1 + (dice[3] % 60))
  const giveBack = async () => {
    for (const post of posts) await givePost(world, post)
    if (posts.length > 0) world.struck.count('post given back')
  }
  if (fate === 'given back before') await giveBack()
  phone.way.setOnline(true)
  await syncNow(world, phone)
  if (fate === 'given back after') await giveBack()
}

/** A visit is corrected soon after, or days after; the correction is sent at once, or after days without a signal. */
export const lateCorrection = async (
  world: World,
  phone: SimulatedPhone,
  dice: Dice,
): Promise<void> => {
  const hours = 1 + (dice[3] % 60)
  await write(sceneOf(world, phone, dice), visit)
  await syncNow(world, phone)
  if (dice[1] % 2 === 0) await waitLong(world, hours)
  phone.way.setOnline(dice[1] % 2 === 0)
  await write(sceneOf(world, phone, dice), correctVisit)
  if (dice[1] % 2 > 0) await waitLong(world, hours)
  phone.way.setOnline(true)
  await syncNow(world, phone)
}

export const backUp = async (world: World): Promise<void> => {
  await world.server.tables.keepAs('backup')
  world.isBackedUp = true
}

/**
 * The disk of the server is lost and its last backup comes back: what was written since is lost there, whatever a phone
 * was told. A new history begins, so the operator names a new epoch (docs/protocol.md, "Reading").
 */
export const restoreBackup = async (world: World): Promise<void> => {
  const { server, promises, struck, product, roster } = world
  const { database } = server.api
  const readIds = async () => {
    const commands = await database.selectFrom('command').select('id').execute()
    const photos = await database
      .selectFrom('upload')
      .select('id')
      .where('completed_at_ms', 'is not', null)
      .execute()
    return new Set([...commands, ...photos].map(({ id }) => id))
  }
  const before = await readIds()
  await server.tables.restore(world.isBackedUp ? 'backup' : 'founded')
  const after = await readIds()
  if (!product.keepsEpoch)
    await database.updateTable('tenant').set({ epoch: world.newEpoch() }).execute()
  server.lookAgain()
  const isUndone = (id: string) => before.has(id) && !after.has(id)
  for (const command of promises.commands.values())
    if (isUndone(command.commandId)) command.state = 'undone'
  for (const photo of promises.photos) if (isUndone(photo.photoId)) photo.undone = true
  roster.forget()
  struck.count('restored from a backup')
}
