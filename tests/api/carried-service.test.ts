/** 原有服务时长: a wrong figure of an older record is put right by a colleague with a reason; what was brought stays. */
import { sql } from 'kysely'
import { keepCarriedService } from '../../cloudfunctions/api/volunteer/carried-service.repository'
import type { ServedHours, VolunteerRecord } from '../../src/protocol/volunteer'
import { answer } from '../support/api/ask'
import { addService } from '../support/api/certificates'
import { emptyDatabase, everyText } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { seedStreet, tenantId } from '../support/api/test-street'
import { addVolunteers, doAs, told } from '../support/api/test-volunteers'

const volunteerId = 'v-nobody'
const brought = { volunteerId, minutes: 7590, asOf: '2026-02-28', enteredByName: '周干事' }

interface Amending {
  readonly member?: string
  readonly regionId?: string
  readonly volunteerId?: string
  readonly reason?: string
}

describeOnBoth('hours of an older record', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addVolunteers(server.api, ['nobody', 'steward'])
    const { database } = server.api
    await database
      .transaction()
      .execute((on) => keepCarriedService(on, { tenantId, atMs: testNowMs }, [brought]))
  })
  afterAll(() => server.close())

  const amend = async (
    minutes: number,
    { member = 'worker', regionId = 'c1', ...part }: Amending = {},
  ) =>
    told(
      await doAs(
        server.api,
        member,
        'volunteer.amend-carried',
        { volunteerId, minutes, reason: '原名册多写了一年', ...part },
        regionId,
      ),
    )
  const carried = async () =>
    (await answer<VolunteerRecord>(server.api, 'nobody', 'volunteer.mine', {})).carried

  test('are put right as often as needed; each line stays with its reason, sealed', async () => {
    expect(await amend(6000)).toBe('applied')
    expect(await amend(6000)).toContain('rejected already-done')
    expect(await amend(6600, { reason: '又核对过，少减了' })).toBe('applied')
    // In the sum as they stand, in no month.
    expect(await answer<ServedHours>(server.api, 'nobody', 'volunteer.served', {})).toEqual({
      ...{ minutes: 6600, carriedMinutes: 6600, times: 0 },
      months: [],
    })
    expect(await carried()).toEqual({
      ...{ minutes: 6600, asOf: '2026-02-28', enteredByName: '周干事' },
      amendments: [
        {
          ...{ wasMinutes: 7590, minutes: 6000, reason: '原名册多写了一年' },
          ...{ byName: 'worker', atMs: testNowMs },
        },
        {
          ...{ wasMinutes: 6000, minutes: 6600, reason: '又核对过，少减了' },
          ...{ byName: 'worker', atMs: testNowMs },
        },
      ],
    })
    expect(await everyText(server.api)).not.toContain('原名册多写了一年')
    const { rows } = await sql`select minutes from carried_service`.execute(server.api.database)
    expect(rows).toEqual([{ minutes: 7590 }])
  })

  test('are summed with no service that they may say already', async () => {
    const { api } = server
    const served = () => answer<ServedHours>(api, 'nobody', 'volunteer.served', {})
    const serve = (id: string, day: string, minutes: number) =>
      addService(api, id, { volunteerId, minutes, startsAtMs: Date.parse(`${day}T09:00:00+08:00`) })
    await serve('s1', '2026-02-28', 590)
    await serve('s2', '2026-03-01', 60)
    expect(await served()).toMatchObject({ minutes: 7650, carriedMinutes: 7000, times: 2 })
    // Where more is recorded here than the older record says, it adds nothing.
    await amend(500)
    expect(await served()).toMatchObject({ minutes: 650, carriedMinutes: 0 })
    expect((await carried())?.minutes).toBe(500)
  })

  test('can be taken back as a whole', async () => {
    expect(await amend(0)).toBe('applied')
    expect(await carried()).toMatchObject({ minutes: 0 })
  })

  test('by nobody who has a share in them, nor from elsewhere, nor where there are none', async () => {
    await server.api.database
      .updateTable('volunteer')
      .set({ member_id: 'worker' })
      .where('id', '=', volunteerId)
      .execute()
    expect(await amend(6000)).toContain('rejected needs-another')
    expect(await amend(6000, { member: 'other', regionId: 'c2' })).toContain(
      'rejected volunteer-not-found',
    )
    expect(await amend(6000, { member: 'leader', regionId: 'g1' })).toContain('rejected forbidden')
    expect(await amend(6000, { volunteerId: 'v-steward' })).toContain(
      'rejected record-line-not-found',
    )
  })

  test('go over to another entry of the same person with all their lines', async () => {
    await amend(6000)
    await sql`update carried_service set volunteer_id = 'v-steward'`.execute(server.api.database)
    const own = await answer<VolunteerRecord>(server.api, 'steward', 'volunteer.mine', {})
    expect(own.carried).toMatchObject({ minutes: 6000, amendments: [{ wasMinutes: 7590 }] })
  })
})
