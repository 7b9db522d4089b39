/** What happens to a phone: its signal, its disk, its clock, its session, its way to the server, whoever holds it. */
import type { StorageFault } from '../support/memory-storage'
import { pick } from './chance'
import type { Death } from './faulty-database'
import type { Step, StepKind } from './history'
import type { CallFault } from './phone-network'
import type { PromisedCommand } from './promises'
import type { SimulatedPhone } from './simulated-phone'
import type { World } from './world'

const manners = ['restart', 'told', 'recovers'] as const

/** Any call, or one of a kind that would else seldom be hit. */
const paths = [undefined, 'sync.push', 'sync.push', 'sync.pull', 'file.put'] as const

/** Before or after any statement of a call, as far as the longest of its kind has gone. */
export const deathIn = (
  { server }: Pick<World, 'server'>,
  path: string,
  [place, way]: Step['dice'],
): Death => ({
  manner: pick(manners, way >> 1) ?? 'restart',
  atStatement: place % (server.statementsOf(path) + 1),
  afterIt: way % 2 === 0,
})

const faultOf = (world: World, { kind, dice }: Step): CallFault | null => {
  const path = pick(paths, dice[2])
  const where = path === undefined ? {} : { path }
  const delayMs = (dice[0] % 24) ** 5
  if (kind === 'lose-request' || kind === 'lose-reply') return { kind, ...where }
  if (kind === 'late-request' || kind === 'twice-request') return { kind, delayMs, ...where }
  if (kind !== 'server-dies') return null
  return { kind, death: deathIn(world, path ?? 'sync.push', dice), ...where }
}

const photoFaults = ['lose-request', 'lose-reply', 'server-dies'] as const

/** At the first part of the next upload, the second or the third. */
export const interruptUpload = (world: World, phone: SimulatedPhone, dice: Step['dice']): void => {
  const kind = pick(photoFaults, dice[0]) ?? 'lose-request'
  const where = { path: 'file.put', skip: dice[1] % 3 }
  const death = deathIn(world, where.path, dice)
  phone.way.faults.push(kind === 'server-dies' ? { kind, death, ...where } : { kind, ...where })
}

/** What is written seldom would else hardly ever be the write that breaks. */
const keyParts = [
  '/page/',
  '/scope/',
  '/meta',
  '/access',
  '/outbox/',
  '/refused/',
  '/conflict/',
  '/photo/',
  'phone',
]

const storageFaults: readonly StorageFault[] = [
  'crash-before',
  'crash-after',
  'torn',
  'torn',
  'full',
]

const breakNextWrite = (phone: SimulatedPhone, dice: Step['dice']): void => {
  const fault = pick(storageFaults, dice[1]) ?? 'torn'
  phone.disk.dyingAt =
    dice[2] % 2 === 0
      ? { fault, atWrite: phone.disk.writes + 1 + (dice[0] % 6) }
      : { fault, keyPart: pick(keyParts, dice[0]) ?? '/' }
}

/** Whoever signs out has read what was refused until then: it leaves this phone, and stays on the server. */
const signOut = async (world: World, phone: SimulatedPhone): Promise<void> => {
  const app = phone.app()
  if (!app.snapshot().ready) return
  const read = new Set<PromisedCommand>()
  const look = () => {
    for (const { envelope } of app.snapshot().refused) {
      const promised = world.promises.find(envelope.commandId)
      if (!promised || promised.dismissed) continue
      promised.dismissed = true
      read.add(promised)
    }
  }
  look()
  const lookAway = app.subscribe(look)
  const isDone = await phone.signOut().finally(lookAway)
  if (isDone === false) for (const promised of read) promised.dismissed = false
}

const members = ['worker', 'leader', 'steward', 'micro', 'other'] as const

const signInAsAnother = (phone: SimulatedPhone, dice: Step['dice']): void => {
  const others = members.filter((member) => member !== phone.memberId)
  const [back] = phone.users.filter((member) => member !== phone.memberId)
  // Mostly those who share the phone already: what they wrote before waits there for them.
  const next = (dice[0] % 3 > 0 && back) || pick(others, dice[1])
  if (next) phone.unasked('sign-in', phone.signIn(next))
}

/** Steps that take no time; what they set off goes on by itself. */
export const happenToPhone = (world: World, phone: SimulatedPhone, step: Step): void => {
  const { kind, dice } = step
  const syncNow = () => phone.unasked('sync.now', phone.app().sync.now())
  const happenings: Partial<Record<StepKind, () => void>> = {
    sync: syncNow,
    'to-front': () => phone.app().sync.start(),
    'to-back': () => phone.app().sync.stop(),
    offline: () => phone.way.setOnline(false),
    online: () => phone.way.setOnline(true),
    kill: () => phone.kill(),
    'die-while-writing': () => breakNextWrite(phone, dice),
    full: () => phone.disk.setFull(true),
    'room-again': () => phone.disk.setFull(false),
    'skew-clock': () => void (phone.skewMs = ((dice[0] % 7) - 3) * 20 * 3_600_000),
    'expire-token': () =>
      void (phone.way.token = phone.way.token && world.server.oldTokenOf(phone.memberId)),
    'sign-in': () => phone.unasked('sign-in', phone.signIn(phone.memberId)),
    'sign-out': () => phone.unasked('sign-out', signOut(world, phone)),
    'other-member': () => signInAsAnother(phone, dice),
  }
  happenings[kind]?.()
  const fault = faultOf(world, step)
  if (fault) phone.way.faults.push(fault)
  // A fault that waits for something to happen mostly finds it at once.
  if ((fault ?? kind === 'die-while-writing') && dice[3] % 3 > 0) syncNow()
}
