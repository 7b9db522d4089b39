/** Takes one step of a history in a world. What a step cannot do (nothing on the screen, app not running), it skips. */
import { pick } from './chance'
import { backUp, clash, daysOffline, lateCorrection, restoreBackup, waitLong } from './episodes'
import type { Step, StepKind } from './history'
import { changeRules, decideRefused, endSomePost, giveSomePost, officeByPhone } from './office-acts'
import { happenToPhone, interruptUpload } from './phone-acts'
import type { SimulatedPhone } from './simulated-phone'
import { offlineWishes, wishes } from './wishes'
import { dismissRefused, sceneOf, settleConflict, takePhoto, withdraw, write } from './worker-acts'
import type { World } from './world'

type Act = (world: World, phone: SimulatedPhone, step: Step) => Promise<unknown>

/** Two who write the same field, neither having seen the other's. */
const editAtOnce: Act = async (world, phone, { dice, number }) => {
  const wishOf = wishes['edit-resident']
  if (!wishOf) return
  await write(sceneOf(world, phone, dice), wishOf)
  if (dice[3] % 2 > 0) return
  const other = world.phone(world.phones.indexOf(phone) + 1 + (number % 2))
  await write(sceneOf(world, other, [dice[0], dice[2], dice[1], dice[3]]), wishOf)
}

const acts: Partial<Record<StepKind, Act>> = {
  'edit-resident': editAtOnce,
  'settle-conflict': (_, phone, { dice }) => settleConflict(phone, dice),
  withdraw: (world, phone) => withdraw(world, phone),
  photo: async (world, phone, { dice }) => {
    if (dice[3] % 2 === 0) interruptUpload(world, phone, dice)
    await takePhoto(world, phone, dice)
  },
  'dismiss-refused': (world, phone) => dismissRefused(world, phone),
  clash: (world, phone, { dice, phone: index }) =>
    clash(world, phone, world.phone(index + 1 + (dice[0] % 2)), dice),
  'days-offline': (world, phone, { dice }) => daysOffline(world, phone, dice),
  'late-correction': (world, phone, { dice }) => lateCorrection(world, phone, dice),
  wait: (world, _, { dice }) => world.advance((1 + (dice[0] % 40)) * 700),
  'wait-long': (world, _, { dice }) => waitLong(world, 1 + (dice[0] % 60)),
  'back-up': (world) => backUp(world),
  restore: (world) => restoreBackup(world),
  'end-post': (world, _, { dice }) => endSomePost(world, dice),
  'give-post': (world, _, { dice }) => giveSomePost(world, dice),
  'office-by-phone': (world, phone, { dice }) => officeByPhone(world, phone, dice),
  adopt: (world, phone, { dice }) => decideRefused(world, phone, dice),
  rules: (world, _, { dice }) => changeRules(world, dice),
  roster: (world, _, { dice }) => world.roster.goOn(dice),
}

const onTheWay: ReadonlySet<StepKind> = new Set([
  'lose-request',
  'lose-reply',
  'late-request',
  'twice-request',
  'server-dies',
  'die-while-writing',
])

/** Often something is on its way just then. */
const writeSomething = async (world: World, phone: SimulatedPhone, dice: Step['dice']) => {
  const wishOf = pick(offlineWishes, dice[1])
  if (wishOf && dice[3] % 3 === 2) await write(sceneOf(world, phone, dice), wishOf)
}

export const takeStep = async (world: World, step: Step): Promise<void> => {
  const phone = world.phone(step.phone)
  const act = acts[step.kind]
  const wishOf = wishes[step.kind]
  if (act) await act(world, phone, step)
  else if (wishOf) await write(sceneOf(world, phone, step.dice), wishOf)
  else {
    if (onTheWay.has(step.kind)) await writeSomething(world, phone, step.dice)
    happenToPhone(world, phone, step)
  }
  await world.advance(0)
}
