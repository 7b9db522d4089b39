/**
 * Volunteers who sign up and cancel at once on two servers over real PostgreSQL, while a leader changes the number of
 * seats: seats taken are seats given and never more than there are, the waiting list keeps its order, nobody is lost.
 */
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Api } from '../../cloudfunctions/api/api'
import { openTestApi, type TestApi } from '../support/api/test-api'
import { acceptsOnly } from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'
import {
  addMembers,
  addVolunteers,
  doAs,
  publish,
  shiftFaults,
  told,
} from '../support/api/test-volunteers'
import { activityFields } from '../support/api/volunteer-samples'
import { seatFaults, watchSeats } from '../support/api/watch-seats'

const members = Array.from({ length: 12 }, (_, index) => `m${index}`)
let server: TestApi
let second: Awaited<ReturnType<TestApi['openAnother']>>

beforeAll(async () => {
  server = await openTestApi('PostgreSQL')
  second = await server.openAnother()
  await watchSeats(server.api.database)
  await seedStreet(server.api)
  await addMembers(server.api, members)
  await addVolunteers(server.api, members)
})
afterAll(async () => {
  await second.close()
  await server.close()
})

const act = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ what: fc.constant('up' as const), who: fc.nat(11), shift: fc.nat(1) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('off' as const), who: fc.nat(11), shift: fc.nat(1) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('seats' as const),
      quota: fc.integer({ min: 1, max: 8 }),
    }),
  },
)
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never

const perform = async (api: Api, activityId: string, step: Act): Promise<string> => {
  if (step.what === 'seats') {
    const shift = { shiftId: `${activityId}.s1`, date: '2026-03-14', from: '08:00', to: '11:00' }
    const args = { activityId, fields: activityFields, shifts: [{ ...shift, quota: step.quota }] }
    return told(await doAs(api, 'leader', 'activity.change', args))
  }
  const name = step.what === 'up' ? 'activity.sign-up' : 'activity.cancel-sign-up'
  const shiftId = `${activityId}.s${step.shift + 1}`
  return told(await doAs(api, members[step.who] ?? '', name, { shiftId }))
}

const outcomes = /^(applied|rejected (not-signed-up|seats-given|shifts-overlap))/

let made = 0

test('whatever happens at once, every seat is somebody’s and nobody is passed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (steps) => {
      const activityId = `race-${++made}`
      await sql`update shift set state = 'cancelled'`.execute(server.api.database)
      await publish(server.api, activityId, [
        { from: '08:00', to: '11:00', quota: 3 },
        { from: '10:00', to: '12:00', quota: 2 },
      ])
      const results = await Promise.all(
        steps.map((step, index) => perform(index % 2 ? server.api : second.api, activityId, step)),
      )
      expect(results.filter((result) => !outcomes.test(result))).toEqual([])
      expect([
        ...(await shiftFaults(server.api)),
        ...(await seatFaults(server.api.database)),
      ]).toEqual([])
      // Nobody holds both shifts, which overlap.
      const both = await sql<{ who: string }>`
        select volunteer_id as who from sign_up where state <> 'cancelled'
          and shift_id in (${`${activityId}.s1`}, ${`${activityId}.s2`})
        group by volunteer_id having count(*) > 1`.execute(server.api.database)
      expect(both.rows).toEqual([])
      // Whoever was told of a place and did not give it back has one.
      const up = steps.flatMap((step) => (step.what === 'up' ? [`v-${members[step.who]}`] : []))
      const off = new Set(
        steps.flatMap((step) => (step.what === 'off' ? [`v-${members[step.who]}`] : [])),
      )
      const { rows } = await sql<{ who: string }>`
        select volunteer_id as who from sign_up
        where state <> 'cancelled' and shift_id like ${`${activityId}.%`}`.execute(
        server.api.database,
      )
      const lost = up.filter((who) => !off.has(who) && !rows.some((row) => row.who === who))
      expect(lost).toEqual([])
    }),
    { numRuns: Number(process.env.RACE_RUNS ?? 12) },
  )
  expect(server.reports).toEqual([])
})

test('twelve want the last seat at the same moment: one has it, eleven wait', async () => {
  await sql`update shift set state = 'cancelled'`.execute(server.api.database)
  await publish(server.api, 'last', [{ from: '08:00', to: '11:00', quota: 1 }])
  const results = await Promise.all(
    members.map(async (member, index) =>
      told(
        await doAs(index % 2 ? server.api : second.api, member, 'activity.sign-up', {
          shiftId: 'last.s1',
        }),
      ),
    ),
  )
  const places = results.map((result) => /"place":(\d+)/.exec(result)?.[1]).map(Number)
  expect(places.sort((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  expect([...(await shiftFaults(server.api)), ...(await seatFaults(server.api.database))]).toEqual(
    [],
  )
})

test('two lists that come free at the same moment seat nobody in both', async () => {
  const [one = '', other = '', waits = ''] = members
  for (let round = 1; round <= 20; round++) {
    await sql`update shift set state = 'cancelled'`.execute(server.api.database)
    const ids = [`p${round}`, `q${round}`] as const
    await publish(server.api, ids[0], [{ from: '08:00', to: '11:00', quota: 1 }])
    await publish(server.api, ids[1], [{ from: '15:00', to: '16:00', quota: 1 }])
    const [p, q] = [`${ids[0]}.s1`, `${ids[1]}.s1`]
    const signUp = (member: string, shiftId: string) =>
      doAs(server.api, member, 'activity.sign-up', { shiftId })
    acceptsOnly([await signUp(one, p), await signUp(other, q)])
    acceptsOnly([await signUp(waits, p), await signUp(waits, q)])
    const moved = { shiftId: q, date: '2026-03-14', from: '09:00', to: '10:00', quota: 1 }
    const args = { activityId: ids[1], fields: activityFields, shifts: [moved] }
    acceptsOnly([await doAs(server.api, 'leader', 'activity.change', args)])
    const giveBack = (api: Api, member: string, shiftId: string) =>
      doAs(api, member, 'activity.cancel-sign-up', { shiftId })
    acceptsOnly(await Promise.all([giveBack(server.api, one, p), giveBack(second.api, other, q)]))
    const { rows } = await sql<{ state: string }>`
      select state from sign_up where volunteer_id = ${`v-${waits}`} and shift_id in (${p}, ${q})
      order by state`.execute(server.api.database)
    expect([round, ...rows.map(({ state }) => state)]).toEqual([round, 'seated', 'waiting'])
  }
  expect(await shiftFaults(server.api)).toEqual([])
  expect(await seatFaults(server.api.database)).toEqual([])
})
