/** What a volunteer is told between the scan and the leader's confirmation. */
import type { Api } from '../../cloudfunctions/api/api'
import { mostWaiting, type OwnAttendance } from '../../src/protocol/attendance'
import { answer } from '../support/api/ask'
import { gateScan, send } from '../support/api/gate-scans'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift, addVolunteer, shiftTimes } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { officeCommand, push, statusOf } from '../support/api/test-file'
import { seedStreet, tenantId } from '../support/api/test-street'

const minute = 60_000

describeOnBoth('hours that wait for the leader', (kind) => {
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
    for (const id of ['v1', 'v2', 'v3']) await addVolunteer(api, id)
    await addShift(api, 's1', { seated: ['v1', 'v2'] })
  })

  const leave = (member: string) => {
    const leaving = { atMs: testNowMs + 60 * minute, direction: 'out' as const }
    return send({ ...api, nowMs: () => leaving.atMs }, member, gateScan(api, 's1', leaving))
  }
  const confirm = async (volunteerId: string, minutes: number, reason = '') => {
    const later = { ...api, nowMs: () => shiftTimes.endsAtMs + minute }
    const args = { shiftId: 's1', lines: [{ volunteerId, minutes, reason }] }
    expect(
      statusOf((await push(later, 'leader', officeCommand('hours.confirm', 'g1', args)))[0]),
    ).toBe('applied')
  }
  const mine = (member: string) => answer<OwnAttendance>(api, member, 'attendance.mine', {})

  it('stand there with when in and out and whom to ask, until they are confirmed', async () => {
    await send(api, 'v1', gateScan(api, 's1'))
    await leave('v1')
    await leave('v3')
    expect(await mine('v1')).toMatchObject({
      waiting: [
        {
          ...{ shiftId: 's1', activityId: 'activity-s1', title: '清扫楼道', ...shiftTimes },
          ...{ inAtMs: testNowMs, outAtMs: testNowMs + 60 * minute },
          ...{ contactName: '李组长', contactPhone: '' },
        },
      ],
      services: [],
    })
    expect((await mine('v3')).waiting).toMatchObject([
      { inAtMs: null, outAtMs: testNowMs + 60 * minute },
    ])
    // A place on the list is no attendance.
    expect((await mine('v2')).waiting).toEqual([])
    await confirm('v1', 60)
    expect(await mine('v1')).toMatchObject({ waiting: [], services: [{ minutes: 60 }] })
    // Confirmed with nothing is confirmed, too: the volunteer reads why, and may object.
    await confirm('v3', 0, '没看到人')
    expect(await mine('v3')).toMatchObject({ waiting: [], services: [{ minutes: 0 }] })
  })

  it('are none of a cancelled shift, which nobody can confirm', async () => {
    await send(api, 'v1', gateScan(api, 's1'))
    await api.database
      .updateTable('shift')
      .set({ state: 'cancelled', cancelled_reason: '下大雨' })
      .where('id', '=', 's1')
      .execute()
    expect((await mine('v1')).waiting).toEqual([])
  })

  it('are told of the newest, however long nobody confirms', async () => {
    const ids = Array.from({ length: mostWaiting + 1 }, (_, n) => `s-${n}`)
    for (const [n, id] of ids.entries()) {
      const startsAtMs = testNowMs - (n + 2) * 86_400_000
      await addShift(api, id, { startsAtMs, endsAtMs: startsAtMs + 60 * minute })
    }
    await api.database
      .insertInto('attendance')
      .values(
        ids.map((shift_id) => ({
          ...{ tenant_id: tenantId, shift_id, volunteer_id: 'v1', in_at_ms: testNowMs },
          ...{ out_at_ms: null, walk_in: false, late_code: false },
        })),
      )
      .execute()
    const { waiting = [] } = await mine('v1')
    expect(waiting.map(({ shiftId }) => shiftId)).toEqual(ids.slice(0, mostWaiting))
  })
})
