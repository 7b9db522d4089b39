/** A list of volunteers from the upload to their accounts: told first, carried out once, what was edited since kept. */
import { sql } from 'kysely'
import type { VolunteerDetails } from '../../src/domain/volunteer/volunteer'
import type { VolunteerRecord } from '../../src/protocol/volunteer'
import type { VolunteerRosterPreview } from '../../src/protocol/volunteer-roster'
import { answer, ask, codeOf } from '../support/api/ask'
import { emptyDatabase, everyText } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { seedStreet } from '../support/api/test-street'
import { addMembers, doAs, register, told } from '../support/api/test-volunteers'
import { accountOf, expectAudited, sendTo, setRules } from '../support/api/time-bank-people'
import {
  agreeToLists,
  finishList,
  previewList,
  proceedList,
  uploadList,
} from '../support/api/volunteer-lists'
import { idOf } from '../support/roster-workbook'
import { manyVolunteers, volunteerLine } from '../support/volunteer-workbook'

const qianId = idOf('19620814', 102)
const registered: Partial<VolunteerDetails> = {
  ...{ name: '钱秀英', phone: '14405730001', idNumber: qianId, birthDate: '1962-08-14' },
  ...{ sex: 'female', skills: [], serviceKinds: [], team: '' },
}

describeOnBoth('importing volunteers', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
  })
  afterAll(() => server.close())

  const preview = (lines: Parameters<typeof previewList>[1], where = {}) =>
    previewList(server.api, lines, where)
  const proceed = (importId: string) => proceedList(server.api, { importId })
  /** To the end, and to the colleague who agrees to the hours. */
  const finish = async (one: Pick<VolunteerRosterPreview, 'importId'>, where = {}) => {
    const steps = await finishList(server.api, one, where)
    await agreeToLists(server.api)
    return steps
  }
  const own = (member = 'nobody') =>
    answer<VolunteerRecord | null>(server.api, member, 'volunteer.mine', {})
  const verify = async (volunteerId: string) =>
    told(await doAs(server.api, 'worker', 'volunteer.verify', { volunteerId, idNumber: '' }, 'c1'))
  const volunteers = () =>
    server.api.database
      .selectFrom('volunteer')
      .select(['id', 'number', 'region_id', 'state', 'member_id', 'settled_by_name'])
      .orderBy('number')
      .execute()
  const count = async (table: 'volunteer' | 'time_transfer' | 'listed_hours') => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::integer as n from ${sql.table(table)}`.execute(server.api.database)
    return rows[0]?.n
  }

  test('a list is told first, then its people are on file with their hours, once', async () => {
    const lines = [
      volunteerLine(),
      volunteerLine({ 志愿者姓名: '缺电话', 手机: '', 身份证号: '', 义工号: '' }),
    ]
    const first = await preview(lines)
    expect(first.counts).toMatchObject({
      ...{ rows: 2, newVolunteers: 1, defects: 1, skippedLines: 2 },
      ...{ openings: 1, openingMinutes: 2430, carried: 1, carriedMinutes: 7590 },
    })
    expect(first.asOf).toBe('2026-02-28')
    expect(first.added).toEqual([
      {
        ...{ name: '钱秀英', number: 'TX-0007', regionName: '区域g1' },
        ...{ openingMinutes: 2430, carriedMinutes: 7590 },
      },
    ])
    expect(await count('volunteer')).toBe(0)
    expect((await finish(first)).at(-1)).toMatchObject({ done: 1, total: 1, leftOut: [] })
    expect(await volunteers()).toMatchObject([
      { number: 'TX-0007', region_id: 'g1', state: 'verified', settled_by_name: 'worker' },
    ])
    const text = await everyText(server.api)
    for (const secret of [qianId, '14405730001', '钱秀英']) expect(text).not.toContain(secret)

    const again = await preview(lines.slice(0, 1))
    expect(again.counts).toMatchObject({ newVolunteers: 0, unchangedVolunteers: 1, openings: 0 })
    await finish(again)
    expect([await count('volunteer'), await count('time_transfer')]).toEqual([1, 1])
    await expectAudited(server.api)
    expect(server.reports).toEqual([])
  })

  test('another balance for the same person is a defect, never a second credit', async () => {
    await finish(await preview([volunteerLine()]))
    const more = await preview([volunteerLine({ 可用余额: '60' })])
    expect(more.counts).toMatchObject({ defects: 1, openings: 0 })
    expect(more.defects[0]?.reason).toContain('已有期初余额')
    expect(more.defects[0]?.reason).toContain('40 小时 30 分')
    expect(
      (await preview([volunteerLine({ '累计时长(小时)': 130 })])).defects[0]?.reason,
    ).toContain('已记过原名册上的累计时长')
    expect(await count('time_transfer')).toBe(1)
  })

  test('what was edited since stays and is told, what is free follows the list', async () => {
    await finish(await preview([volunteerLine()]))
    await register(server.api, 'nobody', registered)
    await verify('v-nobody')
    const edit = { requestId: 'r1', changes: { team: '向阳花' }, note: '' }
    await doAs(server.api, 'nobody', 'volunteer.ask-correction', edit)
    await doAs(server.api, 'worker', 'volunteer.accept-correction', { requestId: 'r1' }, 'c1')
    const next = await preview([volunteerLine({ 所属队伍: '巡逻队', '技能/特长': '书法' })])
    expect(next.kept).toMatchObject([{ fields: [{ field: 'team', from: '向阳花', to: '巡逻队' }] }])
    expect(next.changed).toMatchObject([
      { fields: [{ field: 'skills', from: '理发', to: '书法' }] },
    ])
    await finish(next)
    expect((await own())?.details).toMatchObject({ team: '向阳花', skills: ['书法'] })
  })

  test('who gives ID number, telephone and name has the entry once a worker looked; a name alone opens nothing', async () => {
    await finish(await preview([volunteerLine()]))
    const stranger = { ...registered, phone: '13905730009', idNumber: '' }
    await addMembers(server.api, ['ann'])
    expect(told(await register(server.api, 'ann', stranger))).not.toContain('TX-0007')
    expect(await own('ann')).toMatchObject({ state: 'waiting', carried: null })
    expect(told(await register(server.api, 'nobody', registered))).not.toContain('TX-0007')
    expect(await own()).toMatchObject({ state: 'waiting', carried: null })
    expect(await accountOf(server.api, 'nobody')).toMatchObject({ balanceMinutes: 0 })
    expect(await verify('v-nobody')).toContain('"TX-0007"')
    expect(await own()).toMatchObject({
      ...{ state: 'verified', number: 'TX-0007' },
      carried: { minutes: 7590, asOf: '2026-02-28', enteredByName: 'worker' },
      details: { team: '夕阳红巡逻队' },
      service: [],
    })
    expect(await accountOf(server.api, 'nobody')).toMatchObject({ balanceMinutes: 2430 })
    expect(told(await register(server.api, 'steward', registered))).toBe('rejected same-volunteer')
    expect((await volunteers()).map(({ state }) => state).sort()).toEqual([
      'left',
      'verified',
      'waiting',
    ])
  })

  test('who leaves the ID number out waits for the worker, who sees who it may be', async () => {
    await finish(await preview([volunteerLine()]))
    await register(server.api, 'nobody', { ...registered, idNumber: '' })
    expect(await own()).toMatchObject({ state: 'waiting' })
    const one = { volunteerId: 'v-nobody', regionId: 'c1' }
    expect(await answer(server.api, 'worker', 'volunteer.one', one)).toMatchObject({
      sameAs: '钱秀英 TX-0007',
    })
    expect(await verify('v-nobody')).toContain('TX-0007')
    expect(await accountOf(server.api, 'nobody')).toMatchObject({ balanceMinutes: 2430 })
  })

  test('one who left comes back on another phone to the same hours', async () => {
    await finish(await preview([volunteerLine()]))
    await register(server.api, 'nobody', registered)
    await verify('v-nobody')
    await doAs(server.api, 'nobody', 'volunteer.leave', {})
    await register(server.api, 'steward', registered)
    expect(await own('steward')).toMatchObject({ state: 'waiting', carried: null })
    expect(await verify('v-steward')).toContain('"TX-0007"')
    expect(await own()).toBeNull()
    expect(await accountOf(server.api, 'steward')).toMatchObject({ balanceMinutes: 2430 })
  })

  test('two entries with hours become one: the opening is put back and booked anew', async () => {
    await register(server.api, 'nobody', { ...registered, idNumber: '', phone: '13905730009' })
    await doAs(
      server.api,
      'worker',
      'volunteer.verify',
      { volunteerId: 'v-nobody', idNumber: '' },
      'c1',
    )
    await finish(await preview([volunteerLine()]))
    const giver = volunteerLine({
      志愿者姓名: '孙大明',
      身份证号: idOf('19650101', 101),
      手机: '14405730005',
      义工号: 'TX-2',
    })
    await finish(await preview([giver]))
    const gives: Partial<VolunteerDetails> = {
      ...registered,
      name: '孙大明',
      phone: '14405730005',
      idNumber: idOf('19650101', 101),
      birthDate: '1965-01-01',
      sex: 'male',
    }
    await register(server.api, 'steward', gives)
    await verify('v-steward')
    await setRules(server.api, { giftsTo: 'anyone' })
    const { number = '' } = (await own()) ?? {}
    const gift = { toNumber: number, minutes: 60, relation: '', words: '' }
    expect((await sendTo(server.api, 'steward', 'gift.give', gift)).status).toBe('applied')
    await doAs(server.api, 'nobody', 'volunteer.leave', {})
    await register(server.api, 'nobody', { ...registered, phone: '13905730009' })
    // The number that proves it is read from the card.
    const card = { volunteerId: 'v-nobody', idNumber: qianId }
    const joined = await doAs(server.api, 'worker', 'volunteer.verify', card, 'c1')
    expect(told(joined)).toContain('"volunteerId":"v-nobody"')
    expect(await accountOf(server.api, 'nobody')).toMatchObject({ balanceMinutes: 2490 })
    expect((await own())?.carried).toMatchObject({ minutes: 7590 })
    await expectAudited(server.api)
  })

  test('portions that are cut in between are whole, go on, and leave no minute over', async () => {
    const { importId, counts } = await preview(manyVolunteers(250))
    expect(counts).toMatchObject({ newVolunteers: 250, openingMinutes: 250 * 2430 })
    expect(await proceed(importId)).toMatchObject({ done: 100, finished: false })
    // The database goes away after the people are written and before their hours are.
    const { database } = server.api
    await sql`create function cut() returns trigger language plpgsql as
      $$ begin raise exception 'cut' using errcode = '58030'; end $$`.execute(database)
    await sql`create trigger cut before insert on listed_hours execute function cut()`.execute(
      database,
    )
    const cut = await ask(server.api, 'worker', 'volunteerRoster.proceed', {
      importId,
      regionId: 'c1',
    })
    expect(cut.ok).toBe(false)
    await sql`drop function cut cascade`.execute(database)
    server.reports.splice(0)
    expect([await count('volunteer'), await count('listed_hours')]).toEqual([100, 100])
    const [one, two] = await Promise.all([proceed(importId), proceed(importId)])
    expect([one.done, two.done].sort()).toEqual([200, 250])
    expect([await count('volunteer'), await count('listed_hours')]).toEqual([250, 250])
    expect(await agreeToLists(server.api)).toEqual(['applied {"moved":true}'])
    expect(await count('time_transfer')).toBe(250)
    await expectAudited(server.api)
  })

  test('of two who import one person at once, one does', async () => {
    const mine = await preview([volunteerLine({ 所属网格: '' })])
    const theirs = await preview([volunteerLine({ 所属网格: '' })], {
      regionId: 'c2',
      member: 'other',
    })
    const results = await Promise.all([
      finish(mine),
      finish(theirs, { regionId: 'c2', member: 'other' }),
    ])
    expect(results.flat().flatMap(({ leftOut }) => leftOut)).toMatchObject([
      { name: '钱秀英', reason: expect.stringContaining('在别的社区已是志愿者') },
    ])
    expect([await count('volunteer'), await count('time_transfer')]).toEqual([1, 1])
    await expectAudited(server.api)
  })

  test('beyond the cap the rest goes to the pool, and is told before', async () => {
    await setRules(server.api, { personalCapMinutes: 2400 })
    const told = await preview([volunteerLine()])
    expect(told.counts).toMatchObject({ openingMinutes: 2430, toPoolMinutes: 30 })
    expect(told.notes.map(({ text }) => text).join()).toContain('转入社区公益池')
    expect(await finish(told)).toMatchObject([{ waitingMinutes: 2430 }])
    const surpluses = server.api.database.selectFrom('time_transfer').select('minutes')
    expect(await surpluses.where('kind', '=', 'over-cap').execute()).toEqual([{ minutes: 30 }])
    await expectAudited(server.api)
  })

  test('is for who manages volunteers here, and an import of residents does not open it', async () => {
    const { importId } = await preview([volunteerLine()])
    const put = { fileId: 'f', regionId: 'c1', index: 0, partCount: 1, bytes: 'AAAA' }
    for (const member of ['leader', 'other', 'nobody'] as const)
      for (const [path, input] of [
        ['file.put', { ...put, purpose: 'volunteer-roster' }],
        ['volunteerRoster.preview', { fileId: 'f', regionId: 'c1' }],
        ['volunteerRoster.proceed', { importId, regionId: 'c1' }],
        ['volunteerRoster.defects', { importId, regionId: 'c1' }],
      ] as const)
        expect(codeOf(await ask(server.api, member, path, input))).toBe('forbidden')
    for (const path of ['roster.proceed', 'roster.defects'])
      expect(codeOf(await ask(server.api, 'worker', path, { importId, regionId: 'c1' }))).toBe(
        'forbidden',
      )
    const elsewhere = await preview([volunteerLine({ 所属网格: '第七网格' })], { regionId: 'g1' })
    expect(elsewhere.defects[0]?.reason).toContain('这一行写的是第七网格')
  })

  test('a file that is none is refused in Chinese, and the rows to correct come back', async () => {
    const fileId = await uploadList(server.api, Buffer.from('no table'))
    const reply = await ask(server.api, 'worker', 'volunteerRoster.preview', {
      fileId,
      regionId: 'c1',
    })
    expect(reply).toMatchObject({ ok: false, error: { code: 'unusable' } })
    const bad = await preview([
      volunteerLine({ 可用余额: '很多' }),
      volunteerLine({
        志愿者姓名: '好人',
        身份证号: idOf('19650101', 101),
        手机: '14405730005',
        义工号: '',
      }),
    ])
    expect(bad.counts).toMatchObject({ newVolunteers: 1, defects: 1 })
    const file = await answer<{ bytes: string }>(server.api, 'worker', 'volunteerRoster.defects', {
      importId: bad.importId,
      regionId: 'c1',
    })
    const again = await preview(Buffer.from(file.bytes, 'base64'))
    expect(again.counts).toMatchObject({ rows: 1, defects: 1, newVolunteers: 0 })
    expect(again.defects[0]).toMatchObject({
      name: '钱秀英',
      reason: expect.stringContaining('时长认不出来'),
    })
  })
})
