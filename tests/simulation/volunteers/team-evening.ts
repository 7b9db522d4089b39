/**
 * An evening on which all want something of one team: members give to it, something of that is to be put right; then its keeper
 * spends all that it has from two phones, while the correction is decided, somebody gives once more and the office ends it.
 */
import { createChance } from '../chance'
import { atDesk, diceOf } from './busy-evening'
import { donateOfTeam, endTeam, foundTeam, giveToTeam } from './team-wants'
import { decideProposal, proposeCorrection } from './time-bank-wants'
import type { VolunteerWorld } from './volunteer-world'
import type { Dice, Want } from './wanted'

/** By its keeper, and all that there is. */
const spend = [donateOfTeam, 1, 1] as const
const propose = [proposeCorrection, 1, 1] as const

type Wish = readonly [want: Want, second: number, third: number]

export const teamEvening = async (world: VolunteerWorld, dice: Dice): Promise<void> => {
  const chance = createChance(dice[1])
  const wish = ([want, second, third]: Wish, first: number) =>
    want(world.around([first, second, third, 1]))
  const giving = (): Wish => [giveToTeam, chance.below(1000), chance.below(1000)]
  const before: readonly (readonly [Wish, number])[] = [
    ...(chance.below(3) === 0 ? [[[foundTeam, dice[2], 0], 1] as const] : []),
    ...[giving(), giving(), giving()].map((one) => [one, dice[0]] as const),
    // The newest.
    [propose, 0],
  ]
  for (const [one, first] of before) {
    const what = await wish(one, first)
    if (what) await atDesk(world, what)
  }
  // By another of the office than who proposed it, or by the worker, whose own team it may be.
  const agree: Wish = [decideProposal, 3 * chance.below(2), 1]
  const atOnce: readonly Wish[] = [spend, spend, giving(), agree, [endTeam, dice[3], 1]]
  const late = await wish(giving(), dice[0])
  // Each has seen what the team has before anything is answered.
  for (const one of atOnce) {
    const what = chance.below(4) === 0 ? null : await wish(one, one === agree ? 0 : dice[0])
    if (what) world.tap(what, diceOf(chance))
  }
  await world.advance(5000)
  // From a list of teams that is old by now.
  if (late) await atDesk(world, late)
}
