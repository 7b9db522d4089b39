/** Ends every fault and lets all phones sync until nothing moves any more: what is wrong then, stays wrong. */
import type { PhonesOnClock } from './phones-on-clock'
import type { SimulatedPhone } from './simulated-phone'
import type { World } from './world'

const maxRounds = 12

/** Photos that the server would not take wait on the phone until their visit is adopted. */
const refusedPhotos = ({ promises }: World, phone: SimulatedPhone): number =>
  [...promises.photosRefused].filter((photoId) => photoId.startsWith(`${phone.id}-`)).length

const isQuiet = (world: World, phone: SimulatedPhone): boolean => {
  const { pending, photosWaiting, sync } = phone.app().snapshot()
  const waiting = photosWaiting - refusedPhotos(world, phone)
  return pending.length === 0 && waiting <= 0 && sync.kind === 'idle'
}

/** Whatever is still on its way arrives, at the latest now. */
export const drain = async (world: PhonesOnClock): Promise<void> => {
  for (let hours = 0; hours < 100; hours++) {
    if (world.phones.every(({ way }) => way.underWay === 0)) return
    await world.advance(3_600_000)
  }
  world.promises.break('quiet', 'a call never arrived')
}

const enough = 30_000

/** Everybody who has ever signed in on a phone does so again and syncs, its owner last. */
export const eachUser = async (
  world: PhonesOnClock,
  phone: SimulatedPhone,
  then: () => Promise<void> | void,
): Promise<void> => {
  const [owner = '', ...others] = phone.users
  for (const memberId of [...others, owner]) {
    const isIn = world.server.ownerOf(phone.way.token) === memberId && phone.memberId === memberId
    if (!isIn) {
      phone.unasked('sign-in', phone.signIn(memberId))
      await world.advance(enough)
    }
    if (world.server.ownerOf(phone.way.token) !== memberId)
      world.promises.break('quiet', `${memberId} cannot sign in on ${phone.id}`)
    phone.unasked('sync.now', phone.app().sync.now())
    await world.advance(enough)
    await then()
  }
}

/** Each phone is switched on anew, so that what it has is what its disk has. */
export const restartAll = async (world: PhonesOnClock): Promise<void> => {
  for (const phone of world.phones) phone.kill()
  for (const phone of world.phones) phone.app()
  await world.advance(0)
}

/** Nothing happens to anybody any more, and what was on its way has come. */
export const endFaults = async (world: PhonesOnClock): Promise<void> => {
  world.server.faults.begin()
  for (const phone of world.phones) {
    phone.way.faults.length = 0
    phone.way.setOnline(true)
    phone.kill()
    phone.disk.dyingAt = null
    phone.disk.setFull(false)
  }
  await drain(world)
}

export const heal = async (world: World): Promise<void> => {
  await endFaults(world)
  await world.roster.finish()
  for (const phone of world.phones) phone.way.token = ''
  await restartAll(world)
  let restless: readonly string[] = []
  let wasQuiet = false
  for (let round = 1; round <= maxRounds; round++) {
    const moving: string[] = []
    for (const phone of world.phones)
      await eachUser(world, phone, () => {
        if (isQuiet(world, phone)) return
        const { pending, photosWaiting, sync } = phone.app().snapshot()
        const left = `${pending.length} commands, ${photosWaiting} photos`
        moving.push(
          `${phone.id} of ${phone.memberId} does not come to rest (${sync.kind}, ${left})`,
        )
      })
    restless = moving
    // What one phone sent in a quiet round the others fetch in the next.
    if (wasQuiet && moving.length === 0) return
    wasQuiet = moving.length === 0
  }
  for (const line of restless) world.promises.break('quiet', line)
}
