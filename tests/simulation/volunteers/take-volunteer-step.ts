/** Takes one step of a history in a world of volunteers. What cannot be done just then is skipped. */
import {
  cancelActivity,
  cancelShift,
  changeSeats,
  moveShift,
  publish,
  publishSeries,
} from './activity-wants'
import { busyEvening } from './busy-evening'
import { shiftAtGate } from './gate-acts'
import { confirmHours, decideObjection, objectToHours } from './hours-wants'
import { cancelSignUp, leave, placeSomebody, signUp, signUpFollowing } from './place-wants'
import { timerRuns } from '../timer-runs'
import { backUp, daysPass, happen, restore } from './happenings'
import { orderEvening } from './order-evening'
import { passOn } from './passing-on'
import { teamEvening } from './team-evening'
import { donateOfTeam, endTeam, foundTeam, giveToTeam, handTeamOver } from './team-wants'
import {
  approve,
  cancelOrder,
  decideGift,
  decideProposal,
  dispute,
  donation,
  done,
  gift,
  proposeCorrection,
  proposeInheritance,
  request,
  settle,
  take,
} from './time-bank-wants'
import type { VolunteerStep, VolunteerStepKind } from './volunteer-history'
import type { VolunteerWorld } from './volunteer-world'
import type { Dice, Want } from './wanted'

export const wants: Partial<Record<VolunteerStepKind, Want>> = {
  publish,
  'publish-series': publishSeries,
  'sign-up': signUp,
  'sign-up-following': signUpFollowing,
  'cancel-sign-up': cancelSignUp,
  'place-somebody': placeSomebody,
  'change-seats': changeSeats,
  'move-shift': moveShift,
  'cancel-shift': cancelShift,
  'cancel-activity': cancelActivity,
  leave,
  confirm: confirmHours,
  object: objectToHours,
  decide: decideObjection,
  gift,
  donation,
  'decide-gift': decideGift,
  request,
  take,
  done,
  'cancel-order': cancelOrder,
  dispute,
  settle,
  approve,
  'propose-correction': proposeCorrection,
  'propose-estate': proposeInheritance,
  'decide-proposal': decideProposal,
  'found-team': foundTeam,
  'hand-team-over': handTeamOver,
  'give-to-team': giveToTeam,
  'donate-of-team': donateOfTeam,
  'end-team': endTeam,
}

const hourMs = 3_600_000

type Act = (world: VolunteerWorld, dice: Dice) => Promise<void>

const acts: Partial<Record<VolunteerStepKind, Act>> = {
  'busy-evening': busyEvening,
  'shift-at-gate': shiftAtGate,
  'pass-on': passOn,
  'order-evening': orderEvening,
  'team-evening': teamEvening,
  timer: timerRuns,
  wait: (world, [first]) => world.advance((1 + (first % 40)) * 700),
  hours: async (world, dice) => {
    await world.advance((1 + (dice[0] % 20)) * hourMs)
    await timerRuns(world, dice)
  },
  days: (world, dice) => daysPass(world, 1 + (dice[0] % 8), dice),
  'back-up': backUp,
  restore,
}

/** Some want the same at once, or two things: they are asked before anything is answered. */
const tapTogether = async (world: VolunteerWorld, want: Want, dice: Dice): Promise<void> => {
  const [first, second, third, fourth] = dice
  const one = await want(world.around(dice))
  const isCrowd = third % 4 === 0
  const two = isCrowd ? await want(world.around([first, second + 1, third + 1, fourth])) : null
  if (one) world.tap(one, dice)
  if (two) world.tap(two, [first + 1, second, third, fourth])
}

export const takeVolunteerStep = async (
  world: VolunteerWorld,
  step: VolunteerStep,
): Promise<void> => {
  const want = wants[step.kind]
  const act = acts[step.kind]
  if (want) await tapTogether(world, want, step.dice)
  else if (act) await act(world, step.dice)
  else happen(world, world.phone(step.phone), step)
  await world.advance(0)
}
