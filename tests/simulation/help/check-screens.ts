/** Invariants of what phones said: what was pressed, what was shown of a call, and to whom. */
import { sql } from 'kysely'
import {
  listEvents,
  type StoredEvent,
} from '../../../cloudfunctions/api/help/help-event.repository'
import { standingWords } from '../../../src/packages/help/standing-words'
import { tenantId } from '../../support/api/test-street'
import { readCalls } from './check-calls'
import { doors, relativesOf } from './found-help'
import type { Claim } from './help-promises'
import type { HelpWorld } from './help-world'

/** Who had it after these events, as a reader of them would say. */
const holderAfter = (events: readonly StoredEvent[]): string => {
  const last = [...events]
    .reverse()
    .find(({ kind }) =>
      [
        ...['called', 'acknowledged', 'delayed'],
        ...['overdue', 'passed-on', 'pressed-anew', 'arrived'],
      ].includes(kind),
    )
  return last && ['acknowledged', 'delayed', 'arrived'].includes(last.kind) ? last.byName : ''
}

const checkClaim = (
  { promises }: HelpWorld,
  { phoneId, view }: Claim,
  stored: readonly StoredEvent[],
): void => {
  const [large, small] = standingWords(view)
  const broken = (what: string) =>
    promises.break('told', `${phoneId} says of ${view.id}: ${large} ${small} – ${what}`)
  const events = stored.slice(0, view.events.length)
  const isSame = view.events.every(({ kind, atMs, byName }, at) => {
    const there = events[at]
    return there?.kind === kind && there.atMs === atMs && there.byName === byName
  })
  if (!isSame) broken('that is not what happened')
  if (view.state === 'ended') {
    if (events.at(-1)?.kind !== 'ended') broken('it had not ended')
    return
  }
  const holder = holderAfter(events)
  const named = /^(?:正在催)?(.+?)(?:马上来|已经到了)?$/.exec(large)?.[1] ?? ''
  if ((holder === '' ? '正在叫人' : holder) !== named) broken(`it was ${holder || 'nobody'}`)
  const minutes = Number(/^大约 (\d+) 分钟到（/.exec(small)?.[1] ?? 0)
  const isSaid = promises.said.some((one) => one.callId === view.id && one.minutes === minutes)
  if (minutes > 0 && !isSaid) broken('nobody said so')
  const [first, round] = [view.events[0], view.round]
  if (!first || events.some((one) => one.round > round)) broken('another round had begun')
}

const checkClaims = async (world: HelpWorld): Promise<void> => {
  const { vault, database } = world.server.api
  const byCall = new Map<string, readonly StoredEvent[]>()
  for (const { id } of await readCalls(world))
    byCall.set(id, await listEvents({ database, vault, tenantId }, id))
  for (const claim of world.promises.claims)
    checkClaim(world, claim, byCall.get(claim.view.id) ?? [])
}

const checkPresses = async (world: HelpWorld): Promise<void> => {
  const { promises, phones, struck } = world
  const rows = await world.server.api.database.selectFrom('help_press').select('id').execute()
  const came = new Set(rows.map(({ id }) => id))
  for (const { pressId, phoneId, told } of promises.presses) {
    if (told !== 'sent' && told !== 'kept') continue
    if (told === 'kept' && came.has(pressId)) struck.count('call kept and sent later')
    const letters =
      phones
        .find(({ id }) => id === phoneId)
        ?.app()
        .snapshot().letters ?? []
    const isReadable = letters.some(
      ({ envelope, state }) =>
        (envelope.args as { callId?: string }).callId === pressId && state.kind === 'refused',
    )
    if (!came.has(pressId) && !isReadable)
      promises.break('pressed', `${phoneId} called ${pressId} ${told}, and it never came`)
  }
}

interface Told {
  readonly memberId: string
  readonly callId: string
  readonly atMs: number
}

const checkSights = async (world: HelpWorld): Promise<void> => {
  const calls = new Map((await readCalls(world)).map((call) => [call.id, call]))
  const messages = await sql<Told>`
    select member_id as "memberId", split_part(id, '.', 2) as "callId", written_at_ms as "atMs"
    from message where template = 'help-call'`.execute(world.server.api.database)
  const sightings = [
    ...world.promises.sightings,
    ...messages.rows.map(({ memberId, callId, atMs }) => ({
      ...{ memberId, callId, how: 'a message', answeredAtMs: atMs },
      // Who is asked where they are may have left their post since.
      askedAtMs: calls.get(callId)?.calledAtMs ?? atMs,
    })),
  ]
  for (const { memberId, callId, how, askedAtMs, answeredAtMs } of sightings) {
    const key = calls.get(callId)?.registrationId
    const isFamily = key && (relativesOf[key] as readonly string[]).includes(memberId)
    const wasOnDuty = key && world.hadDuty(memberId, doors[key], [askedAtMs, answeredAtMs])
    if (!isFamily && !wasOnDuty)
      world.promises.break('sight-of-call', `${memberId} learnt of ${callId} by ${how}`)
  }
}

/** At the end: a claim is held against what is there then, because events stay as they were. */
export const checkScreens = async (world: HelpWorld): Promise<void> => {
  await checkClaims(world)
  await checkPresses(world)
  await checkSights(world)
}
