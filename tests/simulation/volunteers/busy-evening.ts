/**
 * An evening on which all want the few seats of one day: they sign up for what does not overlap, then leaders move and cancel it
 * while seats are given back. Waiting lists come of it, and people who are kept from a free seat by another one.
 */
import { officeCommand } from '../../support/api/test-file'
import { createChance, pick, type Chance } from '../chance'
import { cancelShift, changeSeats, moveShift, publish } from './activity-wants'
import { checkSeats } from './check-attendances'
import { volunteers } from './found-volunteers'
import { cancelSignUp, placeSomebody, signUp } from './place-wants'
import { contentOf } from './volunteer-promises'
import type { VolunteerWorld } from './volunteer-world'
import { wanted, type Dice, type Want, type Wanted } from './wanted'

/** Sent from a desk with a good line: it is answered. */
export const atDesk = (world: VolunteerWorld, { memberId, name, regionId, args }: Wanted) => {
  const envelope = officeCommand(name, regionId, args)
  const commandId = world.newCommandId()
  world.promises.sent.set(commandId, { phoneId: 'desk', content: contentOf(name, args) })
  return world.server.atDesk(memberId, { ...envelope, commandId })
}

/** One seat in the morning, one that overlaps it, one in the afternoon. */
const threeShifts = (day: number): Dice => [day, 0, 4, 1]

/** The afternoon onto the morning, or the morning onto the afternoon: whoever is in both is kept from one of them. */
const ontoAnother: readonly Dice[] = [
  [2, 0, 0, 1],
  [0, 2, 0, 1],
]

const laterOn: readonly Want[] = [
  ...[signUp, placeSomebody],
  ...[cancelSignUp, cancelSignUp, cancelSignUp, cancelSignUp, cancelSignUp, cancelSignUp],
  ...[changeSeats, moveShift, cancelShift],
]

export const diceOf = (chance: Chance): Dice => {
  const roll = () => chance.below(1_000_000)
  return [roll(), roll(), roll(), roll()]
}

export const busyEvening = async (world: VolunteerWorld, dice: Dice): Promise<void> => {
  const { database } = world.server.api
  const chance = createChance(dice[1])
  const published = await publish(world.around(threeShifts(dice[0])))
  if (published?.name !== 'activity.publish') return
  await atDesk(world, published)
  const { activityId } = published.args as { readonly activityId: string }
  const happens = async (what: Wanted | null | undefined, own: Dice): Promise<void> => {
    if (!what) return
    if (chance.below(6) === 0) world.tap(what, own)
    else await atDesk(world, what)
    // What is wrong here may be put right by what comes next.
    for (const { invariant, what: fault } of await checkSeats(database, world.clock.nowMs))
      world.promises.break(invariant, fault)
  }
  // Mostly so few that a list comes to its end, and a seat stays free for who is kept from it.
  const ofFive = chance.below(3) === 0 ? 4 : 2
  const places = volunteers
    .filter(() => chance.below(5) < ofFive)
    .flatMap((member) => [1, 3].map((nth) => [member, nth] as const))
  for (const [member, nth] of places.sort(() => chance.below(3) - 1))
    await happens(
      wanted(member, 'activity.sign-up', { shiftId: `${activityId}.s${nth}` }),
      diceOf(chance),
    )
  const onto = pick(ontoAnother, dice[2]) ?? dice
  await happens(await moveShift({ ...world.around(onto), activityId }), onto)
  for (let count = 0; count < 20; count++) {
    const own = diceOf(chance)
    const want = pick(laterOn, chance.below(laterOn.length))
    await happens(await want?.({ ...world.around(own), activityId }), own)
  }
  await world.advance(5000)
}
