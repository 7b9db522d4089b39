/** What the 志愿 tab asks: the own hours by month, and activities of the own region before those of others. */
import type { ComingPage } from '../../src/protocol/activity'
import type { ServedHours } from '../../src/protocol/volunteer'
import { addDays, chinaDate } from '../../src/domain/calendar'
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
    expect(await served('v1')).toEqual({
      ...{ minutes: 0, carriedMinutes: 0, times: 0 },
      months: [],
    })
    // Half past midnight on the first of March in China is still February elsewhere.
    const firstOfMarch = Date.parse('2026-02-28T16:30:00Z')
    await addService(server.api, 's1', { minutes: 60, startsAtMs: firstOfMarch })
    await addService(server.api, 's2', { minutes: 30, startsAtMs: firstOfMarch - hourMs })
    await addService(server.api, 's3', { minutes: 45, startsAtMs: firstOfMarch + 9 * hourMs })
    await addService(server.api, 's4', { minutes: 500, state: 'notice' })
    await addService(server.api, 's5', { minutes: 0 })
    await addService(server.api, 's6', { minutes: 999, volunteerId: 'v2' })
    expect(await served('v1')).toEqual({
      ...{ minutes: 135, carriedMinutes: 0, times: 3 },
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
      (await answer<ComingPage>(server.api, 'nobody', 'activity.coming', input)).activities.map(
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

  test('all that is to come can be read page by page, and by kind and day', async () => {
    const dayMs = 24 * hourMs
    // Some begin at the same moment: none of them is left out or shown twice.
    for (let turn = 0; turn < 45; turn++) {
      const startsAtMs = testNowMs + dayMs + Math.floor(turn / 3) * hourMs
      const regionId = turn % 2 === 0 ? 'g1' : 'g3'
      await addShift(server.api, `n${turn}`, {
        regionId,
        startsAtMs,
        endsAtMs: startsAtMs + hourMs,
      })
    }
    const file = server.api.database
    await file
      .updateTable('activity')
      .set({ service_kind: '扫雪' })
      .where('id', 'in', ['activity-n3', 'activity-n44'])
      .execute()
    const coming = (input: object) =>
      answer<ComingPage>(server.api, 'nobody', 'activity.coming', { nearRegionId: 'g1', ...input })
    const pages = [await coming({})]
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
      pages.push(await coming({ after: next }))
    const ids = pages.flatMap(({ activities }) => activities.map(({ id }) => id))
    expect([ids.length, new Set(ids).size]).toEqual([45, 45])
    const nears = pages.flatMap(({ activities }) => activities.map(({ isNear }) => isNear))
    expect(nears.lastIndexOf(true)).toBe(22)
    expect(pages.map(({ serviceKinds }) => serviceKinds.length)).toEqual([2, 0, 0])
    const snow = await coming({ serviceKind: '扫雪' })
    expect(snow.activities.map(({ id }) => id)).toEqual(['activity-n44', 'activity-n3'])
    expect(snow.serviceKinds).toEqual(pages[0]?.serviceKinds)
    const day = chinaDate(testNowMs + dayMs)
    const ofDay = (input: object) => coming({ serviceKind: '扫雪', ...input })
    const [today, tomorrow] = [await ofDay({ date: day }), await ofDay({ date: addDays(day, 1) })]
    expect([today, tomorrow].map(({ activities }) => activities.length)).toEqual([1, 1])
  })
})
