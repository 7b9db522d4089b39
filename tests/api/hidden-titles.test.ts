/** Words of an activity that the content check hides are in no list of what was served there, and on no paper. */
import { postedServices } from '../../cloudfunctions/api/certificate/certificate.repository'
import { issueHours } from '../../cloudfunctions/api/time-bank/ledger.repository'
import { wordsBeingChecked } from '../../src/domain/activity/activity'
import type { ObjectionLine, OwnAttendance } from '../../src/protocol/attendance'
import type { NoticeLine } from '../../src/protocol/notice'
import type { TimeLine } from '../../src/protocol/time-bank'
import type { VolunteerRecord } from '../../src/protocol/volunteer'
import { answer } from '../support/api/ask'
import { addService } from '../support/api/certificates'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift, addVolunteer } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly, officeCommand, push } from '../support/api/test-file'
import { actorOf, seedStreet, tenantId } from '../support/api/test-street'

interface Titled {
  readonly title: string
}

describeOnBoth('what was served at an activity whose words are hidden', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    const { api } = server
    await emptyDatabase(api)
    await seedStreet(api)
    for (const id of ['v1', 'v2']) await addVolunteer(api, id)
    await addService(api, 's1', { state: 'notice' })
    await addService(api, 's2')
    await addShift(api, 's3', { seated: ['v1'] })
    await api.database
      .insertInto('attendance')
      .values({
        ...{ tenant_id: tenantId, shift_id: 's3', volunteer_id: 'v1', in_at_ms: testNowMs },
        ...{ out_at_ms: null, late_code: false },
      })
      .execute()
    const service = { volunteerId: 'v1', minutes: 90, serviceId: 'service-s2', capMinutes: 0 }
    const posting = { database: api.database, by: actorOf('admin'), nowMs: testNowMs }
    await issueHours(posting, [service])
  })
  afterAll(() => server.close())

  test('is told without them', async () => {
    // Before the notice of s1 is over.
    const api = { ...server.api, nowMs: () => testNowMs - 1000 }
    const objection = { objectionId: 'o1', serviceId: 'service-s1', text: '那天没看到' }
    acceptsOnly(await push(api, 'v2', officeCommand('hours.object', 'g1', objection)))
    const shown = async () => {
      const own = await answer<OwnAttendance>(api, 'v1', 'attendance.mine', {})
      const record = await answer<VolunteerRecord>(api, 'v1', 'volunteer.mine', {})
      const month = { month: '2026-03' }
      const lists: Readonly<Record<string, readonly Titled[]>> = {
        notices: await answer<NoticeLine[]>(api, 'nobody', 'attendance.notices', {}),
        toDecide: await answer<ObjectionLine[]>(api, 'worker', 'attendance.objections', {
          regionId: 'c1',
        }),
        ownObjections: await answer<Titled[]>(api, 'v2', 'attendance.myObjections', {}),
        services: own.services,
        waiting: own.waiting ?? [],
        record: record.service.map(({ activityTitle: title }) => ({ title })),
        account: (
          await answer<{ lines: TimeLine[] }>(api, 'v1', 'timeBank.statement', month)
        ).lines.map(({ what: title }) => ({ title })),
      }
      expect(Object.keys(lists).filter((name) => lists[name]?.length === 0)).toEqual([])
      return [...new Set(Object.values(lists).flatMap((list) => list.map(({ title }) => title)))]
    }
    const period = { volunteerId: 'v1', fromDate: '2026-01-01', toDate: '2026-03-31' }
    const certified = () => postedServices(api.database, tenantId, period)
    expect(await shown()).toEqual(['清扫楼道'])
    expect(await certified()).toMatchObject([{ title: '清扫楼道' }])
    await api.database.updateTable('activity').set({ hidden: true }).execute()
    expect(await shown()).toEqual([wordsBeingChecked.title])
    expect(await certified()).toMatchObject([{ kind: '环境卫生', title: '', minutes: 90 }])
  })
})
