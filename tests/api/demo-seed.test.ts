/** The first start's street: real regions, the roster with its exact counts, people with posts, weeks of visits. */
import { join } from 'node:path'
import { sql } from 'kysely'
import * as v from 'valibot'
import { callAs } from '../../cloudfunctions/api/demo/demo-actions'
import {
  demoCommunityCode,
  demoPeople,
  demoResidentId,
  demoTenantId,
} from '../../cloudfunctions/api/demo/demo-people'
import { readRegions } from '../../cloudfunctions/api/demo/demo-street'
import { seedDemo } from '../../cloudfunctions/api/demo/seed-demo'
import { addDays, chinaDate } from '../../src/domain/calendar'
import { databaseKinds, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'

const dataFolder = join(__dirname, '../../cloudfunctions/api/demo/data')

describe.each(databaseKinds)('the demo street on %s', (kind) => {
  let test: TestApi
  beforeAll(async () => {
    test = await openTestApi(kind)
    expect(await seedDemo(test.api, { dataFolder })).toBe(true)
  })
  afterAll(() => test.close())

  const count = async (table: 'house' | 'household' | 'resident' | 'visit' | 'follow_up') => {
    const row = await test.api.database
      .selectFrom(table)
      .select((of) => of.fn.countAll<number>().as('count'))
      .where('tenant_id', '=', demoTenantId)
      .executeTakeFirstOrThrow()
    return Number(row.count)
  }

  it('has every community and village, and seven grids in 杨家门', async () => {
    const regions = await test.api.database
      .selectFrom('region')
      .select(['level_id', 'name', 'parent_id', 'code'])
      .execute()
    const at = (level: string) => regions.filter(({ level_id }) => level_id === level)
    expect(at('community')).toHaveLength(37)
    expect(at('community').filter(({ name }) => name.endsWith('委会'))).toEqual([])
    expect(at('grid').every(({ parent_id }) => parent_id === demoCommunityCode)).toBe(true)
    expect(at('grid')).toHaveLength(7)
  })

  it('holds the roster: every good row a resident, every ID number sealed', async () => {
    expect(await count('resident')).toBe(3010)
    const residents = await test.api.database
      .selectFrom('resident')
      .select(['id_number_cipher', 'id_number_mask', 'phone_cipher', 'initials'])
      .execute()
    expect(residents.every((row) => row.id_number_cipher.startsWith('g1.'))).toBe(true)
    expect(residents.every((row) => /^33\*+..$/.test(row.id_number_mask))).toBe(true)
    expect(residents.every((row) => !/\d{11}/.test(row.phone_cipher))).toBe(true)
    expect(residents.every((row) => row.initials !== '')).toBe(true)
  })

  it('has a wish that came true, one to claim, one that is gathered, one to check', async () => {
    const wishes = await test.api.database
      .selectFrom('wish')
      .select(['id', 'state', 'pool_pledged as pledged', 'shown_thanks as thanks'])
      .where('tenant_id', '=', demoTenantId)
      .orderBy('id')
      .execute()
    const thanks = '教得很耐心，现在天天能看到外孙了'
    expect(wishes).toEqual([
      { id: 'demo-wish-books', state: 'open', pledged: 12, thanks: '' },
      { id: 'demo-wish-chess', state: 'checking', pledged: null, thanks: '' },
      { id: 'demo-wish-phone', state: 'confirmed', pledged: null, thanks },
      { id: 'demo-wish-radio', state: 'open', pledged: null, thanks: '' },
    ])
  })

  it('tells its residents: pinned, corrected in the open, about an activity, over, and a draft', async () => {
    const shown = async (list: string) => {
      const asked = { regionIds: [residentRegionId], list }
      const { announcements } = v.parse(
        v.object({
          announcements: v.array(
            v.object({ id: v.string(), corrections: v.array(v.object({ words: v.string() })) }),
          ),
        }),
        await callAs(test.api, 'demo-newcomer', 'announcement.shown', asked),
      )
      return announcements.map(({ id, corrections }) => [id, corrections.length])
    }
    const { id: residentRegionId } = await test.api.database
      .selectFrom('region')
      .select('id')
      .where('name', '=', '迎凤二期 7幢')
      .executeTakeFirstOrThrow()
    expect(await shown('standing')).toEqual([
      ['demo-outage', 0],
      ['demo-haircut-told', 0],
      ['demo-charging', 0],
      ['demo-allowance', 1],
    ])
    expect(await shown('past')).toEqual([['demo-road', 0]])
  })

  it('has topics in every phase, counted as its households voted, and one to check', async () => {
    const topics = await test.api.database
      .selectFrom('deliberation_topic')
      .select(['id', 'state', 'content_state as content', 'result_votes as votes'])
      .where('tenant_id', '=', demoTenantId)
      .orderBy('id')
      .execute()
    expect(topics).toEqual([
      { id: 'demo-topic-gate', state: 'voting', content: 'unasked', votes: null },
      { id: 'demo-topic-shed', state: 'collecting', content: 'unasked', votes: null },
      { id: 'demo-topic-swap', state: 'checking', content: 'passed', votes: null },
      { id: 'demo-topic-yard', state: 'published', content: 'unasked', votes: [6, 3, 1] },
    ])
    const opinions = await test.api.database
      .selectFrom('deliberation_opinion')
      .select('state')
      .execute()
    expect(opinions.map(({ state }) => state)).toEqual(Array<string>(8).fill('shown'))
    const counted = await callAs(test.api, demoResidentId, 'deliberation.one', {
      topicId: 'demo-topic-yard',
    })
    expect(counted).toMatchObject({ home: 'entitled', result: { quorumMet: true, chosen: 0 } })
  })

  it('has a mediation with its next session agreed, and one with a revisit promised', async () => {
    const mediations = await test.api.database
      .selectFrom('mediation')
      .select(['id', 'state', 'sessions', 'revisit_on as revisitOn'])
      .where('next_alarm_at_ms', '>', testNowMs)
      .orderBy('id')
      .execute()
    expect(mediations).toEqual([
      {
        ...{ id: 'demo-mediation-dog', state: 'agreed', sessions: 1 },
        revisitOn: addDays(chinaDate(testNowMs), 2),
      },
      { id: 'demo-mediation-parking', state: 'mediating', sessions: 1, revisitOn: null },
    ])
  })

  it('has something promised for today, something overdue, something to come', async () => {
    expect(await count('visit')).toBeGreaterThan(600)
    const promises = await test.api.database
      .selectFrom('follow_up')
      .select('due_on')
      .where('kind', '=', 'promise')
      .where('state', '=', 'open')
      .execute()
    const today = chinaDate(testNowMs)
    const due = promises.map((row) => row.due_on)
    expect(due).toContain(today)
    expect(due.some((day) => day < today)).toBe(true)
    expect(due.some((day) => day > today && day <= addDays(today, 7))).toBe(true)
  })

  it('gives every demo user a phone that can be filled', async () => {
    for (const { id, kindId } of demoPeople) {
      const page = await callAs(test.api, id, 'sync.pull', {
        clientId: 'phone',
        epoch: '',
        accessTag: '',
        cursors: [],
      })
      const { scopes, access } = v.parse(
        v.object({
          scopes: v.array(v.unknown()),
          access: v.object({ posts: v.array(v.unknown()) }),
        }),
        page,
      )
      expect(access.posts).toHaveLength(kindId === '' ? 0 : 1)
      const carries = kindId !== '' && kindId !== 'street-administrator'
      expect(scopes.length > 0).toBe(carries)
    }
  })

  it('has volunteers, a series and a full shift with a waiting list', async () => {
    const coming = await callAs(test.api, 'demo-volunteer-1', 'activity.coming', {})
    const shape = v.object({
      activities: v.array(v.object({ id: v.string(), laterInSeries: v.number() })),
    })
    const { activities } = v.parse(shape, coming)
    expect(activities).toHaveLength(4)
    expect(activities.find(({ id }) => id === 'demo-call-up.1')?.laterInSeries).toBe(17)
    const states = await test.api.database
      .selectFrom('sign_up')
      .select(['state', 'volunteer_id'])
      .where('shift_id', '=', 'demo-stairs.s1')
      .orderBy('turn')
      .execute()
    expect(states.map(({ state }) => state)).toEqual([
      ...Array<string>(4).fill('seated'),
      'waiting',
      'waiting',
    ])
    expect(states[4]?.volunteer_id).toBe('volunteer-demo-volunteer-2')
  })

  it('has the volunteers of an older list, with their hours, whom nobody has claimed yet', async () => {
    const { rows } = await sql<{ number: string; balance: number; carried: number }>`
      select v.number, a.balance::integer as balance, c.minutes as carried
      from volunteer v
      join carried_service c on c.tenant_id = v.tenant_id and c.volunteer_id = v.id
      left join time_account a on a.tenant_id = v.tenant_id and a.owner_id = v.id
      where v.member_id is null and v.state = 'verified' order by v.number`.execute(
      test.api.database,
    )
    expect(rows).toHaveLength(8)
    expect(rows[1]).toEqual({ number: 'YJM-102', balance: 930, carried: 16110 })
    expect(rows[5]).toEqual({ number: 'YJM-106', balance: null, carried: 24060 })
  })

  it('leaves the planner of the database knowing how much there is', async () => {
    const { rows } = await sql<{ known: number }>`
      select reltuples::integer as known from pg_class where relname = 'resident'`.execute(
      test.api.database,
    )
    expect(rows[0]?.known).toBe(await count('resident'))
  })

  it('is left alone at the second start', async () => {
    const before = await count('visit')
    expect(await seedDemo(test.api, { dataFolder })).toBe(false)
    expect(await count('visit')).toBe(before)
  })

  it('is finished when the first start was stopped half-way', async () => {
    const counts = () =>
      Promise.all((['house', 'household', 'resident', 'visit', 'follow_up'] as const).map(count))
    const before = await counts()
    await test.api.database.updateTable('member').set({ demo_hint: null }).execute()
    expect(await seedDemo(test.api, { dataFolder })).toBe(true)
    expect(await counts()).toEqual(before)
  })

  it('reported nothing to the operator', () => expect(test.reports).toEqual([]))
})

it('takes the committee off the names of places', () => {
  const regions = readRegions(
    'code,name,parent\n330483001,梧桐街道,330483\n330483001003,杨家门社区居委会,330483001\n330483001200,城东村村委会,330483001\n',
  )
  expect(regions.map(({ name }) => name)).toEqual(['梧桐街道', '杨家门社区', '城东村'])
})
