/** Invariant: a phone shows exactly what the server has in the regions of its owner's posts. */
import { isDeepStrictEqual } from 'node:util'
import { regionsOf } from './street-server'
import type { SimulatedPhone } from './simulated-phone'
import { keyOf, type Truth } from './truth'
import type { World } from './world'

const checkPhone = (
  world: World,
  phone: SimulatedPhone,
  allowed: ReadonlySet<string>,
  truth: Truth,
) => {
  const who = `${phone.id} of ${phone.memberId}`
  const shown = new Map(phone.shown().map(({ kind, record }) => [keyOf(kind, record.id), record]))
  const expected = new Map([...truth.records].filter(([, { regionId }]) => allowed.has(regionId)))
  for (const [key, record] of expected) {
    const own = shown.get(key)
    if (!own) world.promises.break(`converge: ${who} lacks ${key}`)
    else if (!isDeepStrictEqual(own, record))
      world.promises.break(
        `converge: ${who} has another ${key}: ${JSON.stringify(own)} for ${JSON.stringify(record)}`,
      )
  }
  for (const [key, { regionId }] of shown)
    if (!allowed.has(regionId)) world.promises.break(`sight: ${who} shows ${key} in ${regionId}`)
    else if (!expected.has(key)) world.promises.break(`converge: ${who} has ${key}, the server not`)
}

export const checkPhones = async (world: World, truth: Truth): Promise<void> => {
  const posts = await world.server.heldPosts()
  for (const phone of world.phones)
    checkPhone(world, phone, regionsOf(posts, phone.memberId), truth)
}
