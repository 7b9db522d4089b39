/** 核对大致位置: only where street and leader want it; listed and noted on the sheet, and nobody is turned away for it. */
import type { Api } from '../../cloudfunctions/api/api'
import { defaultSettings } from '../../src/domain/settings/default-settings'
import type { PlaceSign, Point } from '../../src/domain/activity/place-check'
import type { MySignUp, PublicActivity } from '../../src/protocol/activity'
import type { HoursSheet } from '../../src/protocol/hours-sheet'
import { answer } from '../support/api/ask'
import { gateScan, scanOf, send } from '../support/api/gate-scans'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift, addVolunteer } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { seedStreet, tenantId } from '../support/api/test-street'
import { doAs, publish, told } from '../support/api/test-volunteers'
import { activityFields } from '../support/api/volunteer-samples'

const point: Point = { latitude: 30.63, longitude: 120.565 }
const elsewhere: Point = { latitude: -33.9, longitude: 18.4 }

describeOnBoth('the coarse place check', (kind) => {
  let server: TestApi
  let api: Api
  beforeAll(async () => {
    server = await openTestApi(kind)
    ;({ api } = server)
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    await emptyDatabase(api)
    await seedStreet(api)
    for (const id of ['v1', 'v2', 'v3', 'v4']) await addVolunteer(api, id)
    await addShift(api, 's1', { seated: ['v1'], point })
  })

  const offer = async (placeCheckKm: number) => {
    const volunteering = { ...defaultSettings.volunteering, placeCheckKm }
    await api.database
      .updateTable('tenant')
      .set({ settings: JSON.stringify({ ...defaultSettings, volunteering }) })
      .where('id', '=', tenantId)
      .execute()
  }
  const checkOf = async (activityId: string) =>
    (await answer<{ activity: PublicActivity }>(api, 'nobody', 'activity.one', { activityId }))
      .activity.placeCheck
  const ownCheck = async () =>
    (await answer<MySignUp[]>(api, 'v1', 'activity.mySignUps', {}))[0]?.placeCheck
  const scanAs = async (member: string, place?: PlaceSign) =>
    send(api, member, { ...gateScan(api, 's1'), ...(place ? { place } : {}) })
  const sheet = async () => {
    const { lines } = await answer<HoursSheet>(api, 'leader', 'attendance.sheet', { shiftId: 's1' })
    return lines.map(({ volunteerId, anomalies, placeUnchecked }) => [
      volunteerId,
      anomalies.includes('far-away'),
      placeUnchecked,
    ])
  }

  it('asks nobody unless the street has switched it on', async () => {
    expect(await checkOf('activity-s1')).toBeNull()
    expect(await ownCheck()).toBeNull()
    expect(await scanAs('v1', 'far')).toEqual(['in'])
    expect(await scanAs('v2')).toEqual(['walk-in'])
    expect(await sheet()).toEqual([
      ['v1', false, false],
      ['v2', false, false],
    ])
    await offer(10)
    const check = { point, withinKm: 10 }
    expect(await checkOf('activity-s1')).toEqual(check)
    expect(await ownCheck()).toEqual(check)
  })

  it('lists who was far away, notes who was not checked, refuses neither', async () => {
    await offer(10)
    expect(await scanAs('v1', 'near')).toEqual(['in'])
    expect(await scanAs('v2', 'far')).toEqual(['walk-in'])
    expect(await scanAs('v3', 'unchecked')).toEqual(['walk-in'])
    expect(await scanAs('v4')).toEqual(['walk-in'])
    expect(await sheet()).toEqual([
      ['v1', false, false],
      ['v2', true, false],
      ['v3', false, true],
      ['v4', false, true],
    ])
    const kept = await api.database.selectFrom('scan').select('place').orderBy('place').execute()
    expect(kept.map(({ place }) => place)).toEqual(['', 'far', 'near', 'unchecked'])
  })

  it('has nothing to ask of a leader who ticks a name', async () => {
    await offer(10)
    const scan = scanOf({ way: 'by-hand', shiftId: 's1', volunteerId: 'v1' })
    expect(await send(api, 'leader', scan)).toEqual(['in'])
    expect(await sheet()).toEqual([['v1', false, false]])
  })

  it('is chosen, moved, kept and given up by the leader', async () => {
    await offer(15)
    await publish(api, 'a', [{ from: '08:00', to: '10:00', quota: 1 }], '2026-03-14')
    expect(await checkOf('a')).toBeNull()
    const change = async (checkedPoint?: Point | null) =>
      told(
        await doAs(api, 'leader', 'activity.change', {
          activityId: 'a',
          fields: { ...activityFields, ...(checkedPoint === undefined ? {} : { checkedPoint }) },
          shifts: [],
        }),
      )
    await change(point)
    expect(await checkOf('a')).toEqual({ point, withinKm: 15 })
    await change(elsewhere)
    await change()
    expect(await checkOf('a')).toEqual({ point: elsewhere, withinKm: 15 })
    await change(null)
    expect(await checkOf('a')).toBeNull()
    expect(await change({ latitude: 91, longitude: 0 })).toContain('rejected')
  })
})
