/** What happens to phones, to the way to the server and to the server itself, while volunteers and leaders go on. */
import type { StorageFault } from '../../support/memory-storage'
import { pick } from '../chance'
import { deathIn } from '../phone-acts'
import type { CallFault } from '../phone-network'
import type { SimulatedPhone } from '../simulated-phone'
import { timerRuns } from '../timer-runs'
import type { VolunteerStep } from './volunteer-history'
import type { VolunteerWorld } from './volunteer-world'
import type { Dice } from './wanted'

const paths = ['sync.push', 'sync.push', 'attendance.scan', 'attendance.gate', undefined] as const

const storageFaults: readonly StorageFault[] = ['crash-before', 'crash-after', 'torn', 'full']

/** At the next scan that is kept, or judged, mostly. */
const breakNextWrite = (phone: SimulatedPhone, dice: Dice): void => {
  const fault = pick(storageFaults, dice[1]) ?? 'torn'
  phone.disk.dyingAt =
    dice[2] % 4 === 0
      ? { fault, atWrite: phone.disk.writes + 1 + (dice[0] % 5) }
      : { fault, keyPart: '/scan/' }
}

const callFault = (world: VolunteerWorld, { kind, dice }: VolunteerStep): CallFault | null => {
  const path = pick(paths, dice[2])
  const where = path === undefined ? {} : { path }
  const delayMs = (dice[0] % 24) ** 5
  if (kind === 'lose-request' || kind === 'lose-reply') return { kind, ...where }
  if (kind === 'late-request' || kind === 'twice-request') return { kind, delayMs, ...where }
  if (kind !== 'server-dies') return null
  if (path === 'attendance.scan') world.struck.count('server ended over scans')
  return { kind, death: deathIn(world, path ?? 'sync.push', dice), ...where }
}

/** Answers whether the step was one of these. */
export const happen = (world: VolunteerWorld, phone: SimulatedPhone, step: VolunteerStep): void => {
  const { kind, dice } = step
  const syncNow = () => phone.unasked('sync.now', phone.app().sync.now())
  if (kind === 'sync') syncNow()
  if (kind === 'offline') phone.way.setOnline(false)
  if (kind === 'online') {
    phone.way.setOnline(true)
    syncNow()
  }
  if (kind === 'kill') phone.kill()
  if (kind === 'die-while-writing') breakNextWrite(phone, dice)
  if (kind === 'full') phone.disk.setFull(dice[0] % 2 === 0)
  // Minutes, as clocks are wrong; sometimes days.
  if (kind === 'skew-clock')
    phone.skewMs = ((dice[0] % 7) - 3) * (dice[1] % 3 === 0 ? 20 * 3_600_000 : 130_000)
  const fault = callFault(world, step)
  if (fault) phone.way.faults.push(fault)
}

export const daysPass = async (world: VolunteerWorld, days: number, dice: Dice): Promise<void> => {
  await world.advance(days * 86_400_000)
  world.signInAgain()
  await timerRuns(world, dice)
}

export const backUp = async (world: VolunteerWorld): Promise<void> => {
  await world.server.tables.keepAs('backup')
  world.isBackedUp = true
}

/** The disk of the server is lost and its last backup comes back; what phones were told since holds no more. */
export const restore = async (world: VolunteerWorld): Promise<void> => {
  const { server, promises, struck } = world
  const { database } = server.api
  const scanIds = async () =>
    new Set((await database.selectFrom('scan').select('id').execute()).map(({ id }) => id))
  const before = await scanIds()
  await server.tables.restore(world.isBackedUp ? 'backup' : 'founded')
  const after = await scanIds()
  await database.updateTable('tenant').set({ epoch: world.newEpoch() }).execute()
  server.lookAgain()
  promises.restoredAtMs = world.clock.nowMs
  for (const scan of promises.scans.values())
    if (before.has(scan.scanId) && !after.has(scan.scanId)) scan.undone = true
  struck.count('restored from a backup')
}
