/**
 * An estate from the farewell on: somebody leaves, what was under way comes to rest, the office passes the hours on; and then
 * come hours that would have been theirs.
 */
import { createChance, pick } from '../chance'
import { atDesk, diceOf } from './busy-evening'
import { daysPass } from './happenings'
import { confirmHours } from './hours-wants'
import { leave } from './place-wants'
import {
  decideGift,
  decideProposal,
  gift,
  proposeCorrection,
  proposeInheritance,
} from './time-bank-wants'
import type { VolunteerWorld } from './volunteer-world'
import type { Dice, Want } from './wanted'

const tooLate: readonly Want[] = [
  ...[confirmHours, confirmHours, gift, decideGift, proposeCorrection, decideProposal],
]

/** All of the office, whoever of them proposed it, agree to the first two proposals that are open. */
const agreements: readonly Dice[] = [0, 1].flatMap((proposal) =>
  [0, 1, 3].map((officer) => [proposal, officer, 1, 1] as const),
)

export const passOn = async (world: VolunteerWorld, dice: Dice): Promise<void> => {
  const chance = createChance(dice[1])
  const happens = async (want: Want | undefined, own: Dice): Promise<void> => {
    const what = await want?.(world.around(own))
    if (!what) return
    if (chance.below(8) === 0) world.tap(what, own)
    else await atDesk(world, what)
  }
  // Who begins with nothing leaves something as well.
  await happens(gift, [0, 4, 5, 0])
  await happens(decideGift, [0, 1, 1, 1])
  await happens(leave, dice)
  world.signInAgain()
  // Longer than a notice, and than anything is held.
  await daysPass(world, 9, dice)
  await happens(proposeInheritance, [dice[0], dice[2], dice[3], 1])
  for (const agreement of agreements) await happens(decideProposal, agreement)
  for (let count = 0; count < 6; count++)
    await happens(pick(tooLate, chance.below(tooLate.length)), diceOf(chance))
  await daysPass(world, 9, dice)
}
