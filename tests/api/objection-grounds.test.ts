/** What a worker who decides an objection to hours is told: the scans, who confirmed with which words, and whom to ask. */
import { sealPhone } from '../../cloudfunctions/api/activity/activity.repository'
import type { Api } from '../../cloudfunctions/api/api'
import type { ObjectionLine } from '../../src/protocol/attendance'
import type { NoticeLine } from '../../src/protocol/notice'
import { answer } from '../support/api/ask'
import { gateScan, scanOf, send } from '../support/api/gate-scans'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift, addVolunteer, shiftTimes } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly, officeCommand, push } from '../support/api/test-file'
import { seedStreet, tenantId } from '../support/api/test-street'

describeOnBoth('what an objection is decided by', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  afterAll(() => server.close())

  test('is told with it, also of whom no gate saw', async () => {
    const { api } = server
    await emptyDatabase(api)
    await seedStreet(api)
    for (const id of ['v1', 'v2']) await addVolunteer(api, id)
    await addShift(api, 's1', { seated: ['v1', 'v2'] })
    const id = 'activity-s1'
    await api.database
      .updateTable('activity')
      .set({ contact_phone_cipher: sealPhone(api.vault, tenantId, id, '057388000001') })
      .where('id', '=', id)
      .execute()
    await send(api, 'v1', gateScan(api, 's1'))
    const tick = { way: 'by-hand', shiftId: 's1', volunteerId: 'v1' } as const
    const cameAtMs = testNowMs - 60_000
    await send(api, 'leader', scanOf({ ...tick, scannedAtMs: cameAtMs }))
    const later: Api = { ...api, nowMs: () => shiftTimes.endsAtMs + 60_000 }
    const lines = [
      { volunteerId: 'v1', minutes: 90, reason: '问过大家，十一点半走的' },
      { volunteerId: 'v2', minutes: 60, reason: '没带手机' },
    ]
    const confirm = officeCommand('hours.confirm', 'g1', { shiftId: 's1', lines })
    acceptsOnly(await push(later, 'leader', confirm))
    for (const { serviceId } of await answer<NoticeLine[]>(later, 'v2', 'attendance.notices', {})) {
      const objection = { objectionId: `o-${serviceId}`, serviceId, text: '没看到他' }
      acceptsOnly(await push(later, 'v2', officeCommand('hours.object', 'g1', objection)))
    }
    const open = await answer<ObjectionLine[]>(later, 'worker', 'attendance.objections', {
      regionId: 'c1',
    })
    const both = {
      ...{ endsAtMs: shiftTimes.endsAtMs, outAtMs: null, contactName: '李组长' },
      ...{ contactPhone: '057388000001', confirmedByName: '李组长' },
    }
    const byMinutes = [...open].sort((one, other) => other.minutes - one.minutes)
    expect(byMinutes).toMatchObject([
      {
        ...both,
        ...{ minutes: 90, inAtMs: cameAtMs, byHand: ['in'], scannedMinutes: 121 },
        ...{ anomalies: ['forgotten-check-out'], leaderReason: '问过大家，十一点半走的' },
      },
      {
        ...both,
        ...{ minutes: 60, inAtMs: null, byHand: [], scannedMinutes: 0 },
        ...{ anomalies: ['added-by-hand'], leaderReason: '没带手机' },
      },
    ])
  })
})
