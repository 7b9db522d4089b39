/** Invariant: a phone shows exactly what the server has in the regions of its user's posts, and the rules in force. */
import { isDeepStrictEqual } from 'node:util'
import type { SimulatedPhone } from './simulated-phone'
import { regionsHeld, type Standing } from './standing'
import { keyOf, type Truth } from './truth'
import type { World } from './world'

const checkRecords = (
  world: World,
  phone: SimulatedPhone,
  allowed: ReadonlySet<string>,
  truth: Truth,
) => {
  const who = `${phone.id} of ${phone.memberId}`
  const broken = (what: string) => world.promises.break('converge', `${who} ${what}`)
  const shown = new Map(phone.shown().map(({ kind, record }) => [keyOf(kind, record.id), record]))
  const expected = new Map([...truth.records].filter(([, { regionId }]) => allowed.has(regionId)))
  for (const [key, record] of expected) {
    const own = shown.get(key)
    if (!own) broken(`lacks ${key}`)
    else if (!isDeepStrictEqual(own, record))
      broken(`has another ${key}: ${JSON.stringify(own)} for ${JSON.stringify(record)}`)
  }
  for (const [key, { regionId }] of shown)
    if (!allowed.has(regionId)) world.promises.break('sight', `${who} shows ${key} in ${regionId}`)
    else if (!expected.has(key)) broken(`has ${key}, the server not`)
}

const checkAccess = (world: World, phone: SimulatedPhone, { posts, kinds }: Standing): void => {
  const { access } = phone.app().snapshot()
  const idsOf = (held: readonly { readonly id: string }[]) => held.map(({ id }) => id).sort()
  const expected = posts.filter(({ memberId }) => memberId === phone.memberId)
  const samePosts = isDeepStrictEqual(idsOf(access?.posts ?? []), idsOf(expected))
  if (!samePosts || !isDeepStrictEqual(access?.settings.postKinds, kinds))
    world.promises.break('converge', `${phone.id} of ${phone.memberId} has other posts or rules`)
}

/** For whoever has signed in on it now. */
export const checkPhone = async (
  world: World,
  phone: SimulatedPhone,
  truth: Truth,
): Promise<void> => {
  const standing = await world.server.nowStanding()
  checkRecords(world, phone, regionsHeld(standing, phone.memberId), truth)
  checkAccess(world, phone, standing)
}
