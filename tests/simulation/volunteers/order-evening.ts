/**
 * One service out of the time bank from the asking to its end: the community agrees, two want to take it, both sides say how
 * long it took. Mostly they say the same; else, or where one of them says nothing until the clock comes, the office settles it.
 */
import { sql } from 'kysely'
import { createChance, pick, type Chance } from '../chance'
import { atDesk, diceOf } from './busy-evening'
import { daysPass, happen } from './happenings'
import {
  approve,
  cancelOrder,
  dispute,
  done,
  donation,
  request,
  settle,
  take,
} from './time-bank-wants'
import type { VolunteerWorld } from './volunteer-world'
import { choose, type Dice, type Want } from './wanted'

type Wish = readonly [want: Want, dice: Dice]

const faults = ['lose-reply', 'twice-request', 'server-dies', 'late-request'] as const

const asking: Wish = [done, [0, 0, 1, 1]]
const elder: Wish = [done, [0, 0, 3, 1]]
const taking: Wish = [done, [0, 1, 1, 1]]
const takingLess: Wish = [done, [0, 1, 4, 1]]
/** Whatever has become of it meanwhile. */
const takingLate: Wish = [done, [0, 1, 1, 0]]

interface Ending {
  /** What is wanted at once. */
  readonly first: readonly Wish[]
  readonly untilTheClock?: true
  readonly then: readonly Wish[]
}

const agreed: Ending = { first: [asking, taking], then: [asking, taking] }
const endings: readonly Ending[] = [
  ...[agreed, agreed, agreed],
  { first: [elder, asking, taking], then: [elder, taking] },
  { first: [asking, takingLess], then: [asking, takingLess] },
  { first: [asking], untilTheClock: true, then: [takingLate] },
  { first: [taking], untilTheClock: true, then: [] },
  { first: [asking, [dispute, [0, 1, 1, 1]]], then: [] },
  { first: [taking, [cancelOrder, [0, 0, 1, 1]]], then: [asking] },
]

/** Asked for again where somebody has not the hours, or may not ask. */
const askingOnce = (chance: Chance): readonly Wish[] => [
  [donation, [2 + chance.below(2), 0, 2, 1]],
  [request, [chance.below(6), chance.below(6), chance.below(1000), chance.below(1000)]],
]

export const orderEvening = async (world: VolunteerWorld, dice: Dice): Promise<void> => {
  const chance = createChance(dice[1])
  const sinceMs = world.clock.nowMs
  const findOrder = async () => {
    const newest = sql<{ id: string }>`select id from time_order where asked_at_ms >= ${sinceMs}
      order by asked_at_ms desc, id desc limit 1`
    return (await choose(world.around(dice), 0, newest))?.id
  }
  let orderId: string | undefined
  const wish = ([want, own]: Wish) =>
    want({ ...world.around(own), ...(orderId !== undefined && { orderId }) })
  const atDesks = async (wishes: readonly Wish[]): Promise<void> => {
    for (const one of wishes) {
      const what = await wish(one)
      if (what) await atDesk(world, what)
    }
  }
  /** All have seen the same before anything is answered. */
  const onPhones = async (wishes: readonly Wish[]): Promise<void> => {
    const wanted = []
    for (const one of wishes) wanted.push(await wish(one))
    for (const what of wanted) {
      if (!what) continue
      const own = diceOf(chance)
      const kind = pick(faults, chance.below(faults.length))
      if (kind && chance.below(3) === 0)
        happen(world, world.phoneOf(what.memberId, own[0]), {
          number: 0,
          phone: 0,
          kind,
          dice: own,
        })
      world.tap(what, own)
    }
    await world.advance(5000)
  }
  for (let tries = 0; tries < 3 && orderId === undefined; tries++) {
    await (chance.below(4) === 0 ? onPhones : atDesks)(askingOnce(chance))
    orderId = await findOrder()
  }
  if (orderId === undefined) return
  const isRefused = chance.below(8) === 0
  const approving = [0, 1].map((by): Wish => [approve, [0, by, isRefused ? 0 : 1, 1]])
  await (chance.below(3) === 0 ? onPhones : atDesks)(approving)
  const takers = () => [0, 1].map((): Wish => [take, [0, chance.below(6), 1, 1]])
  await onPhones(takers())
  // Whom the way has failed, or who asked it, does not come.
  await atDesks([...takers(), ...takers()])
  const { first, untilTheClock, then } = pick(endings, dice[2]) ?? agreed
  await onPhones(first)
  if (untilTheClock) await daysPass(world, 6, dice)
  await atDesks(then)
  const minutes = chance.below(30)
  // By two of the office, one of whom may be on a side.
  const settling = [0, 1].map((by): Wish => [settle, [0, by, 1 + minutes + by, 1]])
  await (chance.below(2) === 0 ? onPhones : atDesks)(settling)
}
