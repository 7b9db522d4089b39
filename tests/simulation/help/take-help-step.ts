/** Takes one step of a history of help calls. What cannot be done just then is skipped. */
import type { StorageFault } from '../../support/memory-storage'
import { pick } from '../chance'
import { deathIn } from '../phone-acts'
import type { CallFault } from '../phone-network'
import type { SimulatedPhone } from '../simulated-phone'
import { timerRuns } from '../timer-runs'
import { cancel, look, press } from './caller-acts'
import { actOnDuty, changeDuty, poll, pollAll, snoop } from './duty-acts'
import type { HelpStep, HelpStepKind } from './help-history'
import type { HelpWorld } from './help-world'

const paths = ['sync.push', 'sync.push', 'help.watch', 'help.mine', 'help.one', undefined] as const
const storageFaults: readonly StorageFault[] = ['crash-before', 'crash-after', 'torn', 'full']
const keyParts = ['/letter/', '/posted/', '/answer', 'meta'] as const

const callFault = (world: HelpWorld, { kind, dice }: HelpStep): CallFault | null => {
  const path = pick(paths, dice[2])
  const where = path === undefined ? {} : { path }
  // Mostly seconds, sometimes an hour.
  const delayMs = dice[0] % 5 === 0 ? 3_600_000 : (dice[0] % 40) * 1000
  if (kind === 'lose-request' || kind === 'lose-reply') return { kind, ...where }
  if (kind === 'late-request' || kind === 'twice-request') return { kind, delayMs, ...where }
  if (kind !== 'server-dies') return null
  return { kind, death: deathIn(world, path ?? 'sync.push', dice), ...where }
}

const dieWhileWriting = (phone: SimulatedPhone, dice: HelpStep['dice']): void => {
  const fault = pick(storageFaults, dice[1]) ?? 'torn'
  phone.disk.dyingAt =
    dice[2] % 2 === 0
      ? { fault, atWrite: phone.disk.writes + 1 + (dice[0] % 4) }
      : { fault, keyPart: pick(keyParts, dice[0]) ?? 'letter' }
}

/** Pages that are open ask by themselves; which ones are, changes all the time. */
const openPagesAsk = (world: HelpWorld, { dice }: HelpStep): void => {
  if (dice[3] % 4 === 0) return
  for (const [at, phone] of world.phones.entries()) {
    if (((dice[1] >> at) & 1) === 0) continue
    if (at < 4) look(world, phone)
    else poll(world, phone)
  }
}

const pass = async (world: HelpWorld, step: HelpStep, ms: number): Promise<void> => {
  openPagesAsk(world, step)
  await world.advance(ms)
}

type Act = (world: HelpWorld, phone: SimulatedPhone, step: HelpStep) => Promise<void> | void

const callersOf = ({ phones }: HelpWorld) => phones.slice(0, 3)
const callerOf = (world: HelpWorld, { phone }: HelpStep) => pick(callersOf(world), phone)
const isOutsider = ({ owner }: SimulatedPhone) => owner === 'other' || owner === 'stranger'

const pressOne = async (world: HelpWorld, step: HelpStep, isDrill: boolean): Promise<void> => {
  const phone = callerOf(world, step)
  if (!phone) return
  await press(world, phone, isDrill)
  // As people do, when nothing happens at once.
  if (step.dice[0] % 4 === 0) await press(world, phone, false)
}

const keptTooLong: Act = async (world, _phone, { dice }) => {
  const [first, second] = world.phones
  if (!first || !second) return
  await press(world, first, false)
  await world.advance(3000)
  second.way.faults.push({ kind: 'lose-reply', path: 'sync.push' })
  await press(world, second, false)
  await world.advance(1500)
  second.way.setOnline(false)
  pollAll(world)
  await world.advance(9000)
  for (const phone of world.phones.slice(4, 9))
    actOnDuty(world, { number: 0, kind: 'end', phone: world.phones.indexOf(phone), dice })
  await world.advance(20_000)
  second.way.setOnline(true)
  second.unasked('sync.now', second.app().sync.now())
  await world.advance(5000)
}

const acts: Partial<Record<HelpStepKind, Act>> = {
  press: (world, _phone, step) => pressOne(world, step, false),
  drill: (world, _phone, step) => pressOne(world, step, true),
  'press-on-both': async (world) => {
    for (const phone of world.phones.slice(0, 2)) await press(world, phone, false)
  },
  'kept-too-long': keptTooLong,
  look,
  cancel: async (world, _phone, step) => {
    const phone = callerOf(world, step)
    if (phone) await cancel(phone, step.dice[1])
  },
  poll: (world, phone, { dice }) => {
    poll(world, phone)
    if (isOutsider(phone)) snoop(world, phone, dice)
  },
  'poll-all': async (world) => {
    pollAll(world)
    await world.advance(2000)
  },
  'off-duty': (world, _phone, step) => changeDuty(world, step),
  'on-duty': (world, _phone, step) => changeDuty(world, step),
  timer: (world, _phone, { dice }) => timerRuns(world, dice),
  seconds: (world, _phone, step) => pass(world, step, (1 + (step.dice[0] % 60)) * 1000),
  minutes: (world, _phone, step) => pass(world, step, (1 + (step.dice[0] % 12)) * 60_000),
  hours: (world, _phone, { dice }) => world.advance((1 + (dice[0] % 5)) * 3_600_000),
  sync: (_world, phone) => phone.unasked('sync.now', phone.app().sync.now()),
  offline: (_world, phone) => phone.way.setOnline(false),
  online: (_world, phone) => {
    phone.way.setOnline(true)
    phone.unasked('sync.now', phone.app().sync.now())
  },
  kill: (_world, phone) => phone.kill(),
  'die-while-writing': (_world, phone, { dice }) => dieWhileWriting(phone, dice),
  full: (_world, phone) => phone.disk.setFull(true),
  'room-again': (_world, phone) => phone.disk.setFull(false),
  'skew-clock': (_world, phone, { dice }) =>
    void (phone.skewMs = ((dice[0] % 7) - 3) * (dice[1] % 3 === 0 ? 20 * 3_600_000 : 130_000)),
}

export const takeHelpStep = async (world: HelpWorld, step: HelpStep): Promise<void> => {
  const phone = world.phone(step.phone)
  const fault = callFault(world, step)
  if (fault) phone.way.faults.push(fault)
  const act = acts[step.kind]
  if (act) await act(world, phone, step)
  else if (!fault) {
    // Mostly they have just looked; sometimes they act on what was there before.
    if (step.dice[1] % 3 > 0) pollAll(world)
    await world.advance(1500)
    actOnDuty(world, step)
  }
  await world.advance(0)
}
