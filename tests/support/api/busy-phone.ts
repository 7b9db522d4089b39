/**
 * A phone that works against real servers over HTTP: the real store and sync engine, on a clock whose pauses are cut
 * short. It remembers what it called saved, and every answer that was not a success.
 */
import * as v from 'valibot'
import type { Application } from '../../../src/application'
import { regionIdShape, type RegionId } from '../../../src/domain/shapes'
import type { Network, TransportReply } from '../../../src/ports'
import { createPhoneApplication } from '../../../src/sync/phone-application'
import { createFixtureDevice } from '../fixture-device'
import { doorOf, visitArgs } from './test-file'
import type { TestMember } from './test-street'

export interface Failure {
  readonly status: number
  readonly body: string
}

export interface BusyPhone {
  readonly region: RegionId
  /** Also the suffix of the door (see openDoor) whose resident is this phone's own. */
  readonly id: string
  readonly app: Application
  /** Ids of the visits that were called saved. */
  readonly visitIds: readonly string[]
  /** Every text that the remark of this phone's own resident was given, in order. */
  readonly remarks: readonly string[]
  readonly failures: readonly Failure[]
  /** Calls that got no answer at all. */
  unanswered(): number
  /** Saves a visit at one of the doors, and now and then a new remark of its own resident. */
  work(): Promise<void>
  /** Nothing waits, and the last round went well. */
  isAtRest(): boolean
}

/** The longest pause after failures, five minutes, becomes three seconds. */
const haste = 100
const callLimitMs = 10_000
const region = v.parse(regionIdShape, 'b1')

interface Way {
  readonly member: TestMember
  /** Where servers are now; a dead one may stand among them, as behind a balancer that has not noticed. */
  readonly servers: () => readonly string[]
}

const networkOf = ({ member, servers }: Way, failures: Failure[], noAnswer: () => void) => {
  let calls = 0
  const post = async (url: string, input: unknown): Promise<TransportReply> => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'x-wx-openid': `openid-${member}`, 'x-wx-source': 'wx_client' },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(callLimitMs),
    })
    const body = await answer.text()
    if (!answer.ok) failures.push({ status: answer.status, body })
    return { kind: 'answer', body: JSON.parse(body) as unknown }
  }
  const network: Network = {
    maxRequestBytes: 100 * 1024,
    isOnline: () => Promise.resolve(true),
    onChange: () => () => undefined,
    call: (path, input) => {
      const all = servers()
      const server = all[calls++ % all.length] ?? ''
      return post(`${server}/api/${path}`, input).catch((): TransportReply => {
        noAnswer()
        return { kind: 'unreachable' }
      })
    },
  }
  return network
}

export const createBusyPhone = (id: string, doors: readonly string[], way: Way): BusyPhone => {
  const failures: Failure[] = []
  const visitIds: string[] = []
  const remarks: string[] = []
  let noAnswers = 0
  let ids = 0
  const app = createPhoneApplication(
    createFixtureDevice({
      identifiers: { newId: () => `${id}-${String(++ids).padStart(6, '0')}` },
      network: networkOf(way, failures, () => noAnswers++),
      clock: {
        nowMs: () => Date.now(),
        later: (delayMs, action) => {
          const timer = setTimeout(action, delayMs / haste)
          return () => clearTimeout(timer)
        },
      },
    }),
  )
  const { residentId } = doorOf(id)
  const saved = <Outcome extends { readonly ok: boolean }>(outcome: Outcome): void => {
    if (!outcome.ok) throw new Error(`${id} could not save: ${JSON.stringify(outcome)}`)
  }
  return {
    id,
    region,
    app,
    visitIds,
    remarks,
    failures,
    unanswered: () => noAnswers,
    async work() {
      const count = visitIds.length + 1
      const visitId = `visit-${id}-${count}`
      const door = doors[count % doors.length] ?? id
      saved(await app.execute('visit.record', region, visitArgs(door, visitId)))
      visitIds.push(visitId)
      if (count % 3 !== 0) return
      const remark = `第 ${count} 次`
      const changes = { remark: { from: remarks.at(-1) ?? '', to: remark } }
      saved(await app.execute('resident.edit', region, { residentId, changes }))
      remarks.push(remark)
    },
    isAtRest: () => {
      const { pending, sync } = app.snapshot()
      return pending.length === 0 && sync.kind === 'idle'
    },
  }
}
