/** What happens at a gate: a leader takes the list along, people scan in and out, phones send their scans when they can. */
import { sql } from 'kysely'
import { volunteerProof } from '../../../cloudfunctions/api/attendance/gate-secrets'
import type { NewScan } from '../../../src/application'
import {
  personalCodeText,
  rotatingCode,
  stepAt,
  wallCodeText,
} from '../../../src/domain/attendance/gate-code'
import type { GateKnown } from '../../../src/domain/attendance/gate-known'
import type { Direction } from '../../../src/domain/attendance/scan'
import { createChance, pick, type Chance } from '../chance'
import type { SimulatedPhone } from '../simulated-phone'
import { tenantId } from '../../support/api/test-street'
import { publish } from './activity-wants'
import { atDesk } from './busy-evening'
import { volunteerIdOf, volunteers } from './found-volunteers'
import { confirmHours } from './hours-wants'
import { signUp } from './place-wants'
import { choose, type Dice } from './wanted'
import type { VolunteerWorld } from './volunteer-world'

const minuteMs = 60_000
const packKey = (shiftId: string): string => `gate/${shiftId}`

/** The phone takes along what it needs to stand there; a list that it has already is renewed. */
export const takeAlong = (phone: SimulatedPhone, shiftId: string): void => {
  const app = phone.app()
  phone.unasked(
    'gate',
    app.server.attendance.gate({ shiftId }).then(
      (pack) => app.answers.keep(packKey(shiftId), pack),
      (error: unknown) => {
        if (!(error instanceof Error && error.name === 'CallFailed')) throw error
      },
    ),
  )
}

const packOf = async (phone: SimulatedPhone, shiftId: string): Promise<GateKnown | null> =>
  (await phone.app().answers.read<GateKnown>(packKey(shiftId)))?.answer ?? null

/** Waits only for the disk; what the screen calls kept has to reach the server. Answers its id, '' where it was not kept. */
const keepScan = async (
  world: VolunteerWorld,
  phone: SimulatedPhone,
  scan: NewScan,
  gate: GateKnown | null,
): Promise<string> => {
  const kept = await phone
    .app()
    .scans.take(scan, gate)
    .catch(() => null)
  if (await phone.buryIfDead()) {
    world.struck.count('killed at a scan')
    return ''
  }
  if (kept === 'storage-full') world.struck.count('storage full at a gate')
  if (kept === 'storage-full' || kept === null || kept.judged) return ''
  const { scanId } = kept.scan
  world.promises.scans.set(scanId, { scanId, phoneId: phone.id, undone: false })
  if (!phone.way.online) world.struck.count('scan kept offline')
  if (phone.skewMs !== 0) world.struck.count('scan kept with a wrong clock')
  return scanId
}

interface AtGate {
  readonly world: VolunteerWorld
  readonly shiftId: string
  readonly direction: Direction
  readonly chance: Chance
}

/** The volunteer's own phone reads the screen of a leader's, or the code on the wall. */
const scanOwn = async ({ world, shiftId, direction, chance }: AtGate, member: string) => {
  const leader = world.gatePhones[chance.below(2)]
  const pack = leader && (await packOf(leader, shiftId))
  if (!pack) return
  const step = stepAt(leader.nowMs)
  const isWall = chance.below(4) === 0
  const code = isWall
    ? wallCodeText(pack.wallCode)
    : rotatingCode(pack.key, { shiftId, direction, step })
  const phone = world.phoneOf(member, chance.below(2))
  await keepScan(world, phone, { way: isWall ? 'wall' : 'rotating', direction, code }, null)
}

/** A leader scans the volunteer's own code, or notes somebody whose phone is empty; it may be the wrong one. */
const scanFor = async ({ world, shiftId, direction, chance }: AtGate, member: string) => {
  const leader = world.gatePhones[chance.below(2)]
  const pack = leader && (await packOf(leader, shiftId))
  if (!pack) return
  const volunteerId = volunteerIdOf(member)
  const proof = volunteerProof(world.server.api.vault, tenantId, volunteerId)
  const scan: NewScan =
    chance.below(3) === 0
      ? { way: 'by-hand', direction, code: '', volunteerId }
      : { way: 'personal', direction, code: personalCodeText(volunteerId, proof) }
  const scanId = await keepScan(world, leader, scan, pack)
  if (scan.way !== 'by-hand' || scanId === '' || chance.below(3) > 0) return
  // By the phone that ticked or by the other leader's, whose word may arrive before the tick.
  const other = world.gatePhones[chance.below(2)] ?? leader
  const back: NewScan = { way: 'take-back', direction, code: scanId, shiftId, volunteerId }
  await keepScan(world, other, back, await packOf(other, shiftId))
}

/** Everybody comes with this chance in a hundred; one in four is scanned twice, perhaps at the other gate. */
const letThrough = async (at: AtGate, percent: number): Promise<void> => {
  for (const member of volunteers) {
    if (at.chance.below(100) >= percent) continue
    const times = at.chance.below(4) === 0 ? 2 : 1
    if (times === 2) at.world.struck.count('scanned at two gates')
    for (let time = 0; time < times; time++) {
      const scan = member === 'worker' || at.chance.below(2) === 0 ? scanFor : scanOwn
      await scan(at, member)
      if (at.chance.below(3) === 0) await at.world.advance(at.chance.below(300) * 1000)
    }
  }
}

/** In any order, some of them twice at once; whoever is killed sends on when the app is opened again. */
export const sendAll = async (world: VolunteerWorld, chance: Chance): Promise<void> => {
  const order = [...world.phones].sort(() => chance.below(3) - 1)
  for (const phone of order) {
    if (chance.below(6) === 0) phone.kill()
    phone.way.setOnline(true)
    if (chance.below(4) === 0) {
      phone.way.faults.push({ kind: 'twice-request', delayMs: 300, path: 'attendance.scan' })
      world.struck.count('scan sent again')
    }
    phone.unasked('sync.now', phone.app().sync.now())
    if (chance.below(3) > 0) await world.advance(chance.below(20) * 100)
  }
  await world.advance(25_000)
}

const untilMs = async (world: VolunteerWorld, atMs: number): Promise<void> =>
  world.advance(Math.max(0, atMs - world.clock.nowMs))

/** Where nothing is ahead, the leader publishes something, and three sign up for it. */
const publishSomething = async (world: VolunteerWorld, dice: Dice): Promise<void> => {
  const published = await publish(world.around(dice))
  if (published) await atDesk(world, published)
  for (let count = 0; count < 3; count++) {
    const place = await signUp(world.around([0, dice[1] + count, 0, 1]))
    if (place) await atDesk(world, place)
  }
}

/** A shift from the hour before it to the hour after it, with or without a signal at the gate. */
export const shiftAtGate = async (world: VolunteerWorld, dice: Dice): Promise<void> => {
  const nextShift = () =>
    choose<{ id: string; startsAtMs: number; endsAtMs: number }>(
      world.around(dice),
      dice[0],
      sql`select id, starts_at_ms as "startsAtMs", ends_at_ms as "endsAtMs" from shift
        where starts_at_ms > ${world.clock.nowMs} and state = 'open' order by starts_at_ms, id limit 2`,
    )
  if (!(await nextShift())) await publishSomething(world, dice)
  const shift = await nextShift()
  if (!shift) return
  const chance = createChance(dice[1])
  for (const phone of world.gatePhones) takeAlong(phone, shift.id)
  await world.advance(25_000)
  await untilMs(world, shift.startsAtMs - chance.below(70) * minuteMs)
  for (const phone of world.gatePhones) if (chance.below(3) === 0) takeAlong(phone, shift.id)
  await world.advance(3000)
  for (const phone of world.phones) if (chance.below(2) === 0) phone.way.setOnline(false)
  const at = { world, shiftId: shift.id, chance }
  await letThrough({ ...at, direction: 'in' }, 75)
  await untilMs(world, shift.startsAtMs + chance.below(90) * minuteMs)
  if (chance.below(2) === 0) await sendAll(world, chance)
  await letThrough({ ...at, direction: pick(['in', 'out'] as const, dice[2]) ?? 'in' }, 20)
  await untilMs(world, shift.endsAtMs - 20 * minuteMs + chance.below(90) * minuteMs)
  await letThrough({ ...at, direction: 'out' }, 60)
  if (chance.below(3) > 0) await sendAll(world, chance)
  await untilMs(world, shift.endsAtMs + 60_000)
  const sheet = chance.below(3) > 0 ? await confirmHours(world.around([0, dice[1], 1, 1])) : null
  if (sheet) world.tap(sheet, dice)
  await world.advance(5000)
}
