/**
 * Many clients at once on two servers over one database: a seeded mix of everything that volunteers, leaders and the
 * office want, sent again until it is answered, some of it twice at once, while connections are cut and time goes on.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import * as v from 'valibot'
import type { Api } from '../../../cloudfunctions/api/api'
import { gateKey, volunteerProof } from '../../../cloudfunctions/api/attendance/gate-secrets'
import { scanDeskOf } from '../../../cloudfunctions/api/attendance/scan-desk'
import { pushCommands } from '../../../cloudfunctions/api/push'
import { runTimer } from '../../../cloudfunctions/api/timer'
import { personalCodeText, rotatingCode, stepAt } from '../../../src/domain/attendance/gate-code'
import type { JudgedScan, Scan } from '../../../src/domain/attendance/scan'
import { commandIdShape } from '../../../src/domain/shapes'
import type { CommandResult } from '../../../src/protocol/envelope'
import { createChance, type Chance } from '../../simulation/chance'
import { volunteerIdOf, volunteers } from '../../simulation/volunteers/found-volunteers'
import { wants } from '../../simulation/volunteers/take-volunteer-step'
import type { Dice, Wanted } from '../../simulation/volunteers/wanted'
import { scanOf } from './gate-scans'
import { officeCommand } from './test-file'
import { actorOf, tenantId } from './test-street'

const hourMs = 3_600_000
const kinds = Object.values(wants)

export interface Crowd {
  readonly apis: readonly Api[]
  readonly databaseUrl: string
  passTime(ms: number): void
  /** Command → what its sender was told. */
  readonly told: Map<string, CommandResult>
  /** Scan → what its sender was told. */
  readonly judged: Map<string, JudgedScan>
}

/** As a phone does: nothing is known until it is answered. */
const untilAnswered = async <Value>(ask: () => Promise<Value | null>): Promise<Value> => {
  for (let attempt = 1; attempt <= 60; attempt++) {
    const answer = await ask().catch(() => null)
    if (answer !== null) return answer
    await wait(5 * attempt)
  }
  throw new Error('Never answered.')
}

const diceOf = (chance: Chance): Dice => {
  const roll = () => chance.below(1_000_000)
  return [roll(), roll(), roll(), roll()]
}

/** Twice at once, over both servers, one time in four. */
const copies = <Value>(apis: readonly Api[], chance: Chance, send: (api: Api) => Promise<Value>) =>
  Promise.all(
    (chance.below(4) === 0 ? apis : [apis[chance.below(apis.length)]]).flatMap((api) =>
      api ? [send(api)] : [],
    ),
  )

const ask = async (crowd: Crowd, wanted: Wanted, id: string, chance: Chance): Promise<void> => {
  const envelope = {
    ...officeCommand(wanted.name, wanted.regionId, wanted.args),
    commandId: v.parse(commandIdShape, id),
  }
  const results = await copies(crowd.apis, chance, (api) =>
    untilAnswered(async () => {
      const [result] = await pushCommands(api, actorOf(wanted.memberId), [envelope])
      return result && result.status !== 'retry-later' ? result : null
    }),
  )
  const [first] = results
  if (first) crowd.told.set(id, first)
  if (results.some(({ status }) => (status === 'rejected') !== (first?.status === 'rejected')))
    throw new Error(`Of ${id} one copy was refused and another was not.`)
}

/** Some who come to one shift, each at one of the gates, or at both. */
const scanSome = async (crowd: Crowd, id: string, chance: Chance): Promise<void> => {
  const [api] = crowd.apis
  if (!api) return
  const shifts = await untilAnswered(() =>
    api.database.selectFrom('shift').select(['id', 'starts_at_ms']).orderBy('id').execute(),
  )
  const shift = shifts[chance.below(Math.max(1, shifts.length))]
  if (!shift) return
  const scans: Scan[] = volunteers.flatMap((member, at) => {
    if (chance.below(2) === 0) return []
    const volunteerId = volunteerIdOf(member)
    const direction = chance.below(2) === 0 ? ('in' as const) : ('out' as const)
    const scannedAtMs = shift.starts_at_ms + (chance.below(150) - 20) * 60_000
    const code = personalCodeText(volunteerId, volunteerProof(api.vault, tenantId, volunteerId))
    const common = { scanId: `${id}-${at}`, direction, scannedAtMs, shiftId: shift.id }
    return [scanOf({ ...common, way: 'personal', code })]
  })
  const step = stepAt(shift.starts_at_ms)
  const code = rotatingCode(gateKey(api.vault, tenantId, shift.id), {
    ...{ shiftId: shift.id, direction: 'in', step },
  })
  const own = scanOf({ scanId: `${id}-own`, code, scannedAtMs: shift.starts_at_ms })
  const send = (member: string, sent: readonly Scan[]) =>
    copies(crowd.apis, chance, (to) =>
      untilAnswered(() => scanDeskOf(to)({ caller: actorOf(member), scans: sent })),
    )
  const leader = chance.below(2) === 0 ? 'leader' : 'worker'
  const answers = [
    ...(scans.length > 0 ? await send(leader, scans) : []),
    ...(await send(volunteers[chance.below(5)] ?? 'v1', [own])),
  ]
  for (const result of answers.flat()) {
    const before = crowd.judged.get(result.scanId)
    if (before && before.result !== result.result)
      throw new Error(`${result.scanId} was told as ${before.result} and as ${result.result}`)
    crowd.judged.set(result.scanId, result)
  }
}

/** One connection of either server is cut, in whatever it is doing. */
const cutOne = async (databaseUrl: string): Promise<void> => {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() order by xact_start nulls last, random() limit 1`)
  await client.end()
}

const act = async (crowd: Crowd, id: string, chance: Chance): Promise<void> => {
  const [api] = crowd.apis
  const dice = diceOf(chance)
  const die = chance.below(40)
  if (!api) return
  if (die === 0) return cutOne(crowd.databaseUrl)
  if (die === 1) return crowd.passTime(chance.below(40) * hourMs)
  if (die < 5) return runTimer(crowd.apis[die % 2] ?? api, api.nowMs())
  if (die < 10) return scanSome(crowd, id, chance)
  const want = kinds[chance.below(kinds.length)]
  const seen = await untilAnswered(async () => ({
    wanted: await want?.({ api, nowMs: api.nowMs(), dice, unique: id }),
  }))
  if (seen.wanted) await ask(crowd, seen.wanted, id, chance)
}

/** `clients` do so many things each, one after another, all at the same time. */
export const letLoose = async (
  crowd: Crowd,
  { seed, clients, acts }: { readonly seed: number; readonly clients: number; acts: number },
): Promise<void> => {
  const work = async (client: number): Promise<void> => {
    const chance = createChance(seed * 1000 + client)
    for (let done = 0; done < acts; done++) await act(crowd, `s${seed}c${client}-${done}`, chance)
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)))
}
