/** 时长公示 at the size of a street: by community, by whole number, page by page, and by an index of what is open. */
import { sql } from 'kysely'
import type { Api } from '../../cloudfunctions/api/api'
import { listNotices } from '../../cloudfunctions/api/attendance/services.repository'
import { noticesPerAnswer, type NoticeLine } from '../../src/protocol/notice'
import { answer } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { plansOf } from '../support/api/plans-of'
import { addShift, addVolunteer } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { seedStreet, tenantId } from '../support/api/test-street'

const dayMs = 86_400_000

describeOnBoth('the public notice', (kind) => {
  let server: TestApi
  let api: Api
  beforeAll(async () => {
    server = await openTestApi(kind)
    ;({ api } = server)
  })
  beforeEach(async () => {
    await emptyDatabase(api)
    await seedStreet(api)
    for (const id of ['v1', 'v2']) await addVolunteer(api, id)
  })
  afterAll(() => server.close())

  /** So many shifts in a region, each with one service of the volunteer; a later one was confirmed later. */
  const serve = async (
    volunteerId: string,
    regionId: string,
    { times = 1, state = 'notice', title = `活动在${regionId}` } = {},
  ): Promise<void> => {
    const of = `${volunteerId}-${regionId}-${state}`
    await addShift(api, of, { regionId })
    await sql`update activity set title = ${title} where id = ${`activity-${of}`}`.execute(
      api.database,
    )
    await sql`insert into shift (tenant_id, id, activity_id, starts_at_ms, ends_at_ms, quota, state)
      select s.tenant_id, s.id || '-' || n, s.activity_id, s.starts_at_ms, s.ends_at_ms, 1, 'open'
      from shift s, generate_series(1, ${times}::integer) n where s.id = ${of}`.execute(
      api.database,
    )
    await sql`insert into service (tenant_id, id, shift_id, volunteer_id, region_id, minutes, proposed_minutes, anomalies,
        reason_cipher, state, confirmed_by_member_id, confirmed_by_name, confirmed_at_ms, notice_until_ms, posted_at_ms)
      select ${tenantId}, 'x-' || ${of} || '-' || n, ${of} || '-' || n, ${volunteerId}, ${regionId}, 60, 60, '[]', '',
        ${state}, 'leader', '李组长', ${testNowMs}::bigint + n, ${testNowMs + 7 * dayMs}::bigint,
        case when ${state} = 'posted' then ${testNowMs}::bigint end
      from generate_series(1, ${times}::integer) n`.execute(api.database)
  }
  const notices = (which: object) =>
    answer<NoticeLine[]>(api, 'nobody', 'attendance.notices', which)
  const told = async (which: object) =>
    (await notices(which))
      .map(({ number, title, regionName }) => [number, title, regionName])
      .sort()

  test('is told of a community, named by it, also where somebody belongs to a grid of it', async () => {
    for (const region of ['g1', 'g3', 'street']) await serve('v1', region)
    await serve('v2', 'g2')
    const [inFirst, inSecond, ofStreet] = [
      ['Nv1', '活动在g1', '区域c1'],
      ['Nv1', '活动在g3', '区域c2'],
      ['Nv1', '活动在street', '区域street'],
    ]
    const neighbour = ['Nv2', '活动在g2', '区域c1']
    const all = [inFirst, inSecond, ofStreet, neighbour]
    expect(await told({})).toEqual(all)
    expect(await told({ regionId: 'street' })).toEqual(all)
    for (const regionId of ['c1', 'g1', 'b4'])
      expect(await told({ regionId })).toEqual([inFirst, neighbour])
    expect(await told({ regionId: 'c2' })).toEqual([inSecond])
    expect(await told({ regionId: 'elsewhere' })).toEqual([])
  })

  test('finds whoever has exactly this number, wherever they served', async () => {
    for (const region of ['g1', 'g3']) await serve('v1', region)
    await serve('v2', 'g1')
    expect((await told({ number: ' Nv1 ' })).map(([, title]) => title)).toEqual([
      '活动在g1',
      '活动在g3',
    ])
    for (const number of ['Nv', 'v1', 'Nv%', 'Nv_', '义工v1', '13800000000'])
      expect(await told({ number })).toEqual([])
  })

  test('goes on page by page in one community, past what others have between', async () => {
    await serve('v1', 'g1', { times: noticesPerAnswer + 20 })
    await serve('v2', 'g3', { times: noticesPerAnswer + 20 })
    const first = await notices({ regionId: 'c1' })
    const second = await notices({ regionId: 'c1', after: first.at(-1)?.serviceId })
    expect([first.length, second.length]).toEqual([noticesPerAnswer, 20])
    const lines = [...first, ...second]
    expect(new Set(lines.map(({ serviceId }) => serviceId)).size).toBe(noticesPerAnswer + 20)
    expect(new Set(lines.map(({ regionName }) => regionName))).toEqual(new Set(['区域c1']))
  })

  test('keeps the words of a hidden activity', async () => {
    await serve('v1', 'g1', { title: '没看过的话' })
    await api.database.updateTable('activity').set({ hidden: true }).execute()
    for (const which of [{}, { regionId: 'c1' }, { number: 'Nv1' }])
      expect(JSON.stringify(await notices(which))).not.toContain('没看过的话')
  })

  test('reads what is open, not all that was ever served', async () => {
    await serve('v1', 'g1', { times: 3000, state: 'posted' })
    await serve('v1', 'g1', { times: 5 })
    await serve('v2', 'g1', { times: 5, state: 'objected' })
    await sql`analyze`.execute(api.database)
    for (const path of ['/', '/street/c1/'])
      expect(
        await plansOf(api.database, (database) =>
          listNotices({ ...api, database }, tenantId, {
            ...{ nowMs: testNowMs, after: '', path, number: '' },
          }),
        ),
      ).toContain('service_shown')
    expect(await notices({})).toHaveLength(10)
  })
})
