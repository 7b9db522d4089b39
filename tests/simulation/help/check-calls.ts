/** Invariants of the calls themselves, from the tables: how they rang, when, and how they ended. */
import { sql } from 'kysely'
import type { HelpEventKind } from '../../../src/domain/help/help-event'
import type { HelpCallState } from '../../../src/domain/help/help-call'
import { idsOnPath } from '../../../cloudfunctions/api/access/on-duty'
import { pathOf, posts } from '../../support/api/test-street'
import { doors, relativesOf } from './found-help'
import { behindMs, type HelpWorld } from './help-world'

export interface EventRow {
  readonly turn: number
  readonly kind: HelpEventKind
  readonly regionId: string
  readonly round: number
  readonly atMs: number
}

export interface CallRow {
  readonly id: string
  readonly registrationId: keyof typeof doors
  readonly state: HelpCallState
  readonly isDrill: boolean
  readonly outcome: string | null
  readonly round: number
  readonly calledAtMs: number
  readonly changedAtMs: number
  readonly eventCount: number
  readonly events: readonly EventRow[]
}

export const readCalls = async ({ server }: HelpWorld): Promise<readonly CallRow[]> => {
  const { rows } = await sql<CallRow>`
    select id, registration_id as "registrationId", state, is_drill as "isDrill", outcome, round,
      called_at_ms as "calledAtMs", changed_at_ms as "changedAtMs", event_count as "eventCount",
      (select json_agg(json_build_object('turn', turn, 'kind', kind, 'regionId', region_id,
        'round', round, 'atMs', at_ms) order by turn)
        from help_event e where e.tenant_id = c.tenant_id and e.call_id = c.id) as events
    from help_call c order by called_at_ms, id`.execute(server.api.database)
  return rows.map((row) => ({ ...row, events: (row.events as typeof row.events | null) ?? [] }))
}

type Check = (world: HelpWorld, call: CallRow) => void

const checkLevels: Check = ({ promises }, { id, registrationId, round: rounds, events }) => {
  const broken = (what: string) => promises.break('levels', `call ${id} ${what}`)
  const ladder = [...idsOnPath(pathOf(doors[registrationId]))].reverse()
  for (let round = 1; round <= rounds; round++) {
    const inRound = events.filter((one) => one.round === round)
    const places = inRound
      .filter(({ kind }) => kind === 'alerted')
      .map(({ regionId }) => ladder.indexOf(regionId))
    if (places.some((place, at) => place <= (places[at - 1] ?? -1)))
      broken(`alerted ${places.join(', ')} in round ${round}`)
    if (inRound.filter(({ kind }) => kind === 'relatives-told').length > 1)
      broken(`told the relatives again in round ${round}`)
  }
}

const checkTimes: Check = ({ promises, lastCheck, clock }, call) => {
  const broken = (what: string) => promises.break('times', `call ${call.id} ${what}`)
  const times = call.events.map(({ atMs }) => atMs)
  if (times.some((atMs, at) => atMs < (times[at - 1] ?? 0))) broken('has times out of order')
  if (times[0] !== call.calledAtMs || times.at(-1) !== call.changedAtMs)
    broken('does not begin and end with its events')
  const known = lastCheck.eventCounts.get(call.id) ?? 0
  for (const { turn, kind, atMs } of call.events.slice(known))
    if (atMs > clock.nowMs || atMs < lastCheck.atMs - behindMs)
      broken(`has ${turn} ${kind} ${clock.nowMs - atMs} ms ago, when it had not been yet`)
}

const checkAsItWas: Check = ({ promises }, call) => {
  const { id, state, outcome, isDrill, events, eventCount, registrationId } = call
  const broken = (what: string) => promises.break('as-it-was', `call ${id} ${what}`)
  if (events.some(({ turn }, at) => turn !== at + 1) || events.length !== eventCount)
    broken(`has ${events.length} of ${eventCount} events`)
  if (state === 'ended' && !promises.endings.get(id)?.has(outcome ?? ''))
    broken(`ended as ${outcome}, which nobody said`)
  const presses = [...promises.arrived].filter(
    ([, press]) => press.registrationId === registrationId,
  )
  const joined = presses.filter(([pressId]) => promises.answeredWith.get(pressId)?.has(id))
  if (isDrill && joined.some(([, press]) => !press.isDrill)) broken('is a drill and was earnest')
  if (!isDrill && presses.every(([, press]) => press.isDrill)) broken('was a drill and is none')
}

/** A press that joins a call tells nobody by itself: it may be no more than noted only where others do something. */
const checkHeard: Check = ({ promises }, { id, registrationId, isDrill, events }) => {
  const broken = (what: string) => promises.break('heard', `call ${id} ${what}`)
  const drills = [...promises.arrived.values()].filter(
    (press) => press.isDrill && press.registrationId === registrationId,
  )
  const standing = ['called', 'acknowledged', 'overdue', 'passed-on', 'pressed-anew', 'arrived']
  const inVain = events.filter(({ kind }, at) => {
    const last = events.slice(0, at).filter((one) => standing.includes(one.kind))
    return kind === 'pressed-again' && last.at(-1)?.kind === 'arrived'
  })
  if (inVain.length > drills.length) broken('was pressed again when somebody had been there')
  const anew = events.filter(({ kind }) => kind === 'pressed-anew')
  if (promises.arrived.get(id)?.isDrill && !isDrill && anew.length === 0)
    broken('became earnest, and nobody was told')
  for (const { turn } of anew)
    if (!['alerted', 'at-top', 'relatives-told'].includes(events[turn]?.kind ?? ''))
      broken('was pressed anew, and nobody was alerted')
}

const checkOneCall: Check = ({ promises }, { id, events }) => {
  const broken = (what: string) => promises.break('one-call', what)
  if (events.filter(({ kind }) => kind === 'called').length !== 1) broken(`call ${id} began twice`)
  if (!promises.presses.some(({ pressId }) => pressId === id))
    broken(`call ${id} was pressed by nobody`)
}

const checkOverlaps = ({ promises }: HelpWorld, calls: readonly CallRow[]): void => {
  for (const one of calls)
    for (const next of calls)
      if (
        one.registrationId === next.registrationId &&
        one.calledAtMs < next.calledAtMs &&
        (one.state !== 'ended' || one.changedAtMs > next.calledAtMs)
      )
        promises.break('one-call', `call ${next.id} began while ${one.id} was open`)
  for (const [pressId, given] of promises.answeredWith)
    if (given.size > 1)
      promises.break('one-call', `press ${pressId} came to ${[...given].join(' and ')}`)
}

/** After every step. */
export const checkCalls = async (world: HelpWorld): Promise<void> => {
  const calls = await readCalls(world)
  for (const call of calls)
    for (const check of [checkLevels, checkTimes, checkAsItWas, checkHeard, checkOneCall])
      check(world, call)
  checkOverlaps(world, calls)
  world.lastCheck = {
    atMs: world.clock.nowMs,
    eventCounts: new Map(calls.map(({ id, events }) => [id, events.length])),
  }
}

/** When nobody has done anything for hours and a clock has come by once. */
export const checkAnswered = async (world: HelpWorld): Promise<void> => {
  for (const call of await readCalls(world)) {
    const { id, state, events, round, registrationId } = call
    const broken = (what: string) => world.promises.break('answered', `call ${id} ${what}`)
    if (state === 'acknowledged') broken('waits for somebody who does not come')
    if (state !== 'calling') continue
    const inRound = events.filter((one) => one.round === round)
    const has = (kind: HelpEventKind, regionId = '') =>
      inRound.some((one) => one.kind === kind && one.regionId === regionId)
    if (!has('at-top')) broken('is not at the top')
    const hasRelatives = relativesOf[registrationId].length > 1
    if (has('relatives-told') !== hasRelatives) broken('told no relatives, or said so of nobody')
    const beganAtMs = inRound[0]?.atMs ?? call.calledAtMs
    for (const [memberId, [, regionId]] of Object.entries(posts))
      if (
        pathOf(doors[registrationId]).startsWith(pathOf(regionId)) &&
        world.isOnDuty(memberId, beganAtMs) &&
        !has('alerted', regionId)
      )
        broken(`has not come to ${memberId}`)
  }
}
