/** What the 志愿 tab asks: the own hours by month, and activities of the own region before those of others. */
import type { ActivityPage } from '../../src/protocol/activity'
import type { ServedHours } from '../../src/protocol/volunteer'
import { answer } from '../support/api/ask'
import { addService } from '../support/api/certificates'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift, addVolunteer } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { seedStreet } from '../support/api/test-street'

const hourMs = 3_600_000

describeOnBoth('the tab of volunteers', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
  })

  const served = (member: string) =>
    answer<ServedHours | null>(server.api, member, 'volunteer.served', {})

  test('hours are summed by the month in China, once they are posted', async () => {
    for (const id of ['v1', 'v2']) await addVolunteer(server.api, id)
    expect(await served('nobody')).toBeNull()
    expect(await served('v1')).toEqual({ minutes: 0, times: 0, months: [] })
    // Half past midnight on the first of March in China is still February elsewhere.
    const firstOfMarch = Date.parse('2026-02-28T16:30:00Z')
    await addService(server.api, 's1', { minutes: 60, startsAtMs: firstOfMarch })
    await addService(server.api, 's2', { minutes: 30, startsAtMs: firstOfMarch - hourMs })
    await addService(server.api, 's3', { minutes: 45, startsAtMs: firstOfMarch + 9 * hourMs })
    await addService(server.api, 's4', { minutes: 500, state: 'notice' })
    await addService(server.api, 's5', { minutes: 0 })
    await addService(server.api, 's6', { minutes: 999, volunteerId: 'v2' })
    expect(await served('v1')).toEqual({
      minutes: 135,
      times: 3,
      months: [
        { month: '2026-02', minutes: 30 },
        { month: '2026-03', minutes: 105 },
      ],
    })
  })

  test('activities of the own region come first, then those of its parent, each the soonest first', async () => {
    const places = [
      ['far', 'g3', 1],
      ['parent', 'c1', 2],
      ['sibling', 'g2', 3],
      ['below', 'b1', 4],
      ['own', 'g1', 5],
      ['all', 'street', 6],
    ] as const
    for (const [id, regionId, hours] of places) {
      const startsAtMs = testNowMs + hours * hourMs
      await addShift(server.api, id, { regionId, startsAtMs, endsAtMs: startsAtMs + hourMs })
    }
    const coming = async (input: object) =>
      (await answer<ActivityPage>(server.api, 'nobody', 'activity.coming', input)).activities.map(
        ({ id, isNear }) => `${id.replace('activity-', '')}${isNear ? ' near' : ''}`,
      )
    expect(await coming({ nearRegionId: 'g1' })).toEqual([
      'below near',
      'own near',
      'parent',
      'sibling',
      'far',
      'all',
    ])
    const bySoonest = ['far', 'parent', 'sibling', 'below', 'own', 'all']
    expect(await coming({})).toEqual(bySoonest)
    expect(await coming({ nearRegionId: 'no-such' })).toEqual(bySoonest)
  })
})
