/** Ends every fault and lets all phones sync until nothing moves any more: what is wrong then, stays wrong. */
import type { SimulatedPhone } from './simulated-phone'
import type { World } from './world'

const maxRounds = 12

/** Photos that the server would not take wait on the phone until their visit is adopted. */
const refusedPhotos = ({ promises }: World, phone: SimulatedPhone): number =>
  promises.photos.filter(
    ({ photoId, phoneId }) => phoneId === phone.id && promises.photosRefused.has(photoId),
  ).length

const isQuiet = (world: World, phone: SimulatedPhone): boolean => {
  const { pending, photosWaiting, sync } = phone.app().snapshot()
  const waiting = photosWaiting - refusedPhotos(world, phone)
  return pending.length === 0 && waiting <= 0 && sync.kind === 'idle'
}

/** Whatever is still on its way arrives, at the latest now. */
const drain = async (world: World): Promise<void> => {
  for (let hours = 0; hours < 100; hours++) {
    if (world.phones.every(({ way }) => way.underWay === 0)) return
    await world.advance(3_600_000)
  }
  world.promises.break('quiet: a call never arrived')
}

const syncAll = async (world: World): Promise<void> => {
  for (const phone of world.phones) {
    phone.unasked('sync.now', phone.app().sync.now())
    await world.advance(30_000)
  }
}

/** Each phone is switched on anew, so that what it has is what its disk has. */
export const restartAll = async (world: World): Promise<void> => {
  for (const phone of world.phones) phone.kill()
  for (const phone of world.phones) phone.app()
  await world.advance(0)
}

export const heal = async (world: World): Promise<void> => {
  for (const phone of world.phones) {
    phone.way.faults.length = 0
    phone.way.setOnline(true)
    phone.kill()
    phone.disk.setFull(false)
  }
  await drain(world)
  for (const phone of world.phones) {
    phone.way.token = world.server.tokenOf(phone.memberId)
    phone.app()
  }
  for (let round = 1; round <= maxRounds; round++) {
    await syncAll(world)
    if (round >= 3 && world.phones.every((phone) => isQuiet(world, phone))) return
  }
  for (const phone of world.phones)
    if (!isQuiet(world, phone)) {
      const { pending, photosWaiting, sync } = phone.app().snapshot()
      const left = `${pending.length} commands, ${photosWaiting} photos`
      world.promises.break(`quiet: ${phone.id} does not come to rest (${sync.kind}, ${left})`)
    }
}
