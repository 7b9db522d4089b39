/** Registering, verifying, leaving, correcting: accepted, replayed, refused, forbidden; nothing of a person lies open. */
import { read } from '@e965/xlsx'
import type { VolunteerPage, VolunteerRecord } from '../../src/protocol/volunteer'
import { answer, ask, codeOf } from '../support/api/ask'
import { emptyDatabase, everyText } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { idNumbers, officeCommand, push, statuses } from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'
import { addMembers, addVolunteers, doAs, register, told } from '../support/api/test-volunteers'
import { volunteerDetails } from '../support/api/volunteer-samples'

const elder = { birthDate: '1940-03-07', sex: 'female', idNumber: idNumbers.one } as const

describeOnBoth('volunteers', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
  })
  afterAll(() => server.close())

  const own = (member: 'nobody' | 'steward' = 'nobody') =>
    answer<VolunteerRecord | null>(server.api, member, 'volunteer.mine', {})
  const verify = (volunteerId: string, idNumber = '') =>
    doAs(server.api, 'worker', 'volunteer.verify', { volunteerId, idNumber }, 'c1')

  test('somebody without a post registers, is verified, and is known by number', async () => {
    expect(await own()).toBeNull()
    const registered = await register(server.api, 'nobody', elder)
    expect(told(registered)).toBe('applied {"volunteerId":"v-nobody","number":"g10001"}')
    expect(await own()).toMatchObject({
      state: 'waiting',
      number: 'g10001',
      regionName: '区域g1',
      details: { name: '志愿者nobody', idNumber: '33**************29' },
    })
    expect(told(await register(server.api, 'nobody'))).toBe('rejected already-volunteer')
    expect(told(await verify('v-nobody'))).toBe(
      'applied {"volunteerId":"v-nobody","number":"g10001"}',
    )
    expect(await own()).toMatchObject({ state: 'verified' })
    expect(told(await verify('v-nobody'))).toBe('rejected already-done')
    expect(told(await register(server.api, 'steward'))).toContain('"number":"g10002"')
  })

  test('a registration that is sent again is the same one', async () => {
    const sent = officeCommand('volunteer.register', 'g1', {
      volunteerId: 'v-1',
      details: volunteerDetails,
    })
    const results = [
      ...(await push(server.api, 'nobody', sent)),
      ...(await push(server.api, 'nobody', sent)),
    ]
    expect(statuses(results)).toEqual(['applied', 'replayed'])
    expect(results[1]).toMatchObject({ answer: { volunteerId: 'v-1', number: 'g10001' } })
  })

  test.each([
    ['in no region', {}, 'no-such', 'rejected region-not-found'],
    [
      'a child alone',
      { birthDate: '2015-01-01' },
      'g1',
      'rejected guardian-needed 不满 14 岁，还缺监护人姓名',
    ],
    [
      'a wrong number',
      { idNumber: '330483194003070028' },
      'g1',
      'rejected invalid-id-number 最后一位对不上',
    ],
  ])('%s cannot register', async (_name, part, regionId, expected) => {
    expect(told(await register(server.api, 'nobody', part, regionId))).toBe(expected)
  })

  test('one person is found twice by the ID number', async () => {
    await register(server.api, 'nobody', elder)
    await register(server.api, 'steward', { ...elder, idNumber: '' })
    expect(told(await verify('v-nobody'))).toContain('applied')
    expect(told(await verify('v-steward', idNumbers.one))).toBe('rejected same-volunteer')
    await addMembers(server.api, ['ann'])
    expect(told(await register(server.api, 'ann', elder))).toBe('rejected same-volunteer')
  })

  test('somebody from a roster is taken over when the worker sees that it is the same person', async () => {
    await register(server.api, 'nobody', elder)
    await server.api.database
      .updateTable('volunteer')
      .set({ member_id: null, state: 'verified', details_verified: true, number: 'OLD-7' })
      .execute()
    expect(told(await register(server.api, 'steward', elder))).toContain('applied')
    const seen = await answer<{ sameAs: string }>(server.api, 'worker', 'volunteer.one', {
      volunteerId: 'v-steward',
      regionId: 'c1',
    })
    expect(seen.sameAs).toBe('志愿者nobody OLD-7')
    expect(told(await verify('v-steward'))).toContain('"number":"OLD-7"')
    expect(await own('steward')).toMatchObject({ number: 'OLD-7', state: 'verified' })
  })

  test('who is declined learns why and may register again under the same number', async () => {
    await register(server.api, 'nobody')
    const decline = { volunteerId: 'v-nobody', reason: '电话打不通' }
    expect(told(await doAs(server.api, 'worker', 'volunteer.decline', decline, 'c1'))).toBe(
      'applied',
    )
    expect(await own()).toMatchObject({ state: 'declined', settledReason: '电话打不通' })
    expect(told(await register(server.api, 'nobody', {}, 'c2'))).toContain('"number":"g10001"')
    expect(await own()).toMatchObject({ state: 'waiting', regionId: 'c2', settledReason: '' })
  })

  test('who leaves is none any more', async () => {
    await addVolunteers(server.api, ['nobody'])
    expect(told(await doAs(server.api, 'nobody', 'volunteer.leave', {}))).toBe('applied')
    expect(told(await doAs(server.api, 'nobody', 'volunteer.leave', {}))).toBe(
      'rejected not-a-volunteer',
    )
  })

  test('a worker of another community decides nothing and sees nothing', async () => {
    await register(server.api, 'nobody')
    const args = { volunteerId: 'v-nobody', idNumber: '' }
    expect(told(await doAs(server.api, 'other', 'volunteer.verify', args, 'c1'))).toBe(
      'rejected forbidden',
    )
    expect(told(await doAs(server.api, 'other', 'volunteer.verify', args, 'c2'))).toBe(
      'rejected volunteer-not-found',
    )
    const one = { volunteerId: 'v-nobody' }
    expect(
      codeOf(await ask(server.api, 'other', 'volunteer.one', { ...one, regionId: 'c2' })),
    ).toBe('forbidden')
    expect(codeOf(await ask(server.api, 'leader', 'volunteer.list', { regionId: 'g1' }))).toBe(
      'forbidden',
    )
  })

  test('a correction is asked for, accepted or declined, and seen by the volunteer', async () => {
    await addVolunteers(server.api, ['nobody'])
    const correct = (requestId: string, changes: object, note = '') =>
      doAs(server.api, 'nobody', 'volunteer.ask-correction', { requestId, changes, note })
    expect(told(await correct('r0', {}))).toBe('rejected invalid 请写明要更正什么')
    expect(told(await correct('r1', { phone: '13905730099', idNumber: '' }))).toBe('applied')
    expect(told(await correct('r2', {}, '五月的培训没记上'))).toBe('applied')
    const birthDate = '2015-01-01'
    expect(told(await correct('r3', { birthDate }))).toContain('guardian-needed')
    const guardian = {
      ...{ name: '陈桂英', phone: '13905730009', relation: '母亲', consentedOn: '2026-03-09' },
    }
    expect(told(await correct('r3', { birthDate, guardian }))).toBe('applied')
    expect(told(await correct('r4', {}, '地址不对'))).toBe('applied')
    const seen = { volunteerId: 'v-nobody', regionId: 'c1' }
    const { corrections } = await answer<VolunteerRecord>(
      ...([server.api, 'worker', 'volunteer.one', seen] as const),
    )
    expect(corrections.find(({ id }) => id === 'r3')?.changes.guardian?.phone).toBe('139******09')
    const list = { regionId: 'c1', correcting: true }
    const page = await answer<VolunteerPage>(server.api, 'worker', 'volunteer.list', list)
    expect(page.volunteers).toMatchObject([{ id: 'v-nobody', openCorrections: 4 }])

    const settle = (name: 'volunteer.accept-correction', requestId: string, words = {}) =>
      doAs(server.api, 'worker', name, { requestId, ...words }, 'c1')
    expect(told(await settle('volunteer.accept-correction', 'r4'))).toBe(
      'rejected invalid 请写明您办了什么',
    )
    const [answered, seen3] = [{ answer: '地址归户籍管，已转告' }, { answer: '看了户口本' }]
    expect(told(await settle('volunteer.accept-correction', 'r4', answered))).toBe('applied')
    expect(told(await settle('volunteer.accept-correction', 'r3', seen3))).toBe('applied')
    expect((await own())?.details).toMatchObject({ birthDate, guardian })
    expect(told(await settle('volunteer.accept-correction', 'r1'))).toBe('applied')
    expect(told(await settle('volunteer.accept-correction', 'r1'))).toBe('rejected already-done')
    expect(told(await settle('volunteer.accept-correction', 'r9'))).toBe(
      'rejected request-not-found',
    )
    const decline = { requestId: 'r2', reason: '名单上没有' }
    expect(
      told(await doAs(server.api, 'worker', 'volunteer.decline-correction', decline, 'c1')),
    ).toBe('applied')

    const record = await own()
    expect(record?.details.phone).toBe('13905730099')
    const settled = record?.corrections.map(({ state, settledReason }) => state + settledReason)
    const agreed = ['accepted', `accepted${answered.answer}`, `accepted${seen3.answer}`]
    expect(settled?.sort()).toEqual([...agreed, 'declined名单上没有'])
    const find = { regionId: 'c1', find: '13905730099' }
    expect(
      (await answer<VolunteerPage>(server.api, 'worker', 'volunteer.list', find)).volunteers,
    ).toMatchObject([{ phoneMask: '139******99', state: 'verified' }])
    const byName = { regionId: 'c1', find: record?.details.name.slice(0, 3) ?? '' }
    expect(
      (await answer<VolunteerPage>(server.api, 'worker', 'volunteer.list', byName)).volunteers,
    ).toMatchObject([{ id: 'v-nobody' }])
  })

  test('nobody asks for more than can be answered', async () => {
    await addVolunteers(server.api, ['nobody'])
    const results: string[] = []
    for (const requestId of ['r1', 'r2', 'r3', 'r4', 'r5', 'r6']) {
      const args = { requestId, changes: {}, note: '请看' }
      results.push(told(await doAs(server.api, 'nobody', 'volunteer.ask-correction', args)))
    }
    expect(results.at(-2)).toBe('applied')
    expect(results.at(-1)).toBe('rejected invalid 前面的更正还没有办完，请先等一等')
  })

  test('the record holds trainings, commendations and appraisals, and goes out as a file', async () => {
    await register(server.api, 'nobody', { ...elder, name: '=1+1' })
    await verify('v-nobody')
    const volunteerId = 'v-nobody'
    const enter = (results: Promise<{ readonly status: string }>) =>
      expect(results).resolves.toMatchObject({ status: 'applied' })
    await enter(
      doAs(
        server.api,
        'worker',
        'volunteer.record-training',
        { entryId: 'e1', volunteerId, name: '急救', heldOn: '2026-03-01', minutes: 90 },
        'c1',
      ),
    )
    await enter(
      doAs(
        server.api,
        'worker',
        'volunteer.commend',
        {
          entryId: 'e2',
          volunteerId,
          name: '优秀志愿者',
          grantedOn: '2026-02-01',
          grantedBy: '街道',
        },
        'c1',
      ),
    )
    await enter(
      doAs(
        server.api,
        'worker',
        'volunteer.appraise',
        { entryId: 'e3', volunteerId, text: '细心' },
        'c1',
      ),
    )
    const again = { entryId: 'e3', volunteerId, text: '细心' }
    expect(told(await doAs(server.api, 'worker', 'volunteer.appraise', again, 'c1'))).toBe(
      'rejected id-taken',
    )
    const entries = (await own())?.entries.map(
      ({ kind: what, text, onDate }) => `${what} ${text} ${onDate}`,
    )
    expect(entries).toEqual([
      'appraisal 细心 2026-03-10',
      'training 急救 2026-03-01',
      'commendation 优秀志愿者 2026-02-01',
    ])

    const amend = (member: 'worker' | 'other', entryId: string, args: object) =>
      doAs(
        ...([server.api, member, 'volunteer.amend-entry'] as const),
        { entryId, amendsId: 'e1', right: null, reason: '记错了', ...args },
        member === 'worker' ? 'c1' : 'c2',
      )
    const right = { text: '急救培训', onDate: '2026-03-02', minutes: 60, givenBy: '' }
    expect(told(await amend('other', 'e4', { right }))).toBe('rejected record-line-not-found')
    expect(told(await amend('worker', 'e4', { right: { ...right, minutes: 0 } }))).toContain(
      'rejected invalid',
    )
    expect(told(await amend('worker', 'e4', { right }))).toBe('applied')
    expect(told(await amend('worker', 'e5', { right }))).toContain('rejected already-done')
    expect(told(await amend('worker', 'e6', { amendsId: 'e2' }))).toBe('applied')
    expect(told(await amend('worker', 'e7', { amendsId: 'e6' }))).toContain('already-done')
    const ended = (await own())?.entries.map(({ id, ended: how }) => [id, how?.how, how?.reason])
    expect(ended).toEqual([
      ['e3', undefined, undefined],
      ['e4', undefined, undefined],
      ['e1', 'amended', '记错了'],
      ['e2', 'withdrawn', '记错了'],
    ])

    const file = await answer<{ fileName: string; bytes: string }>(
      server.api,
      'nobody',
      'volunteer.exportMine',
      {},
    )
    expect(file.fileName).toBe('我的志愿记录-2026-03-10.xlsx')
    const book = read(file.bytes, { type: 'base64', cellFormula: true })
    expect(book.SheetNames.join()).toMatch(/^基本信息,服务情况,培训,表彰奖励,评价/)
    const [trainings, commendations] = ['培训', '表彰奖励'].map((sheet) =>
      JSON.stringify(book.Sheets[sheet]),
    )
    expect([trainings?.includes('急救培训'), trainings?.includes('2026-03-01')]).toEqual([
      ...[true, false],
    ])
    expect(commendations).not.toContain('优秀志愿者')
    const basics = JSON.stringify(book.Sheets['基本信息'])
    expect(basics).toContain('33**************29')
    expect(basics).not.toContain('"f":')
    expect(codeOf(await ask(server.api, 'steward', 'volunteer.exportMine', {}))).toBe('unusable')
  })

  test('lists come in pages, with masks', async () => {
    const members = Array.from({ length: 53 }, (_, index) => `m${index}`)
    await addMembers(server.api, members)
    for (const member of members) await register(server.api, member, {}, 'c1')
    const first = await answer<VolunteerPage>(server.api, 'worker', 'volunteer.list', {
      regionId: 'c1',
      state: 'waiting',
    })
    const after = first.volunteers.at(-1)?.id
    const rest = await answer<VolunteerPage>(server.api, 'worker', 'volunteer.list', {
      regionId: 'c1',
      after,
    })
    expect([first.more, first.volunteers.length, rest.more, rest.volunteers.length]).toEqual([
      true,
      50,
      false,
      3,
    ])
    const ids = [...first.volunteers, ...rest.volunteers].map(({ id }) => id)
    expect(new Set(ids).size).toBe(53)
    expect(first.volunteers.every(({ phoneMask }) => phoneMask === '139******01')).toBe(true)
  })

  test('nothing of a person lies readable in the database', async () => {
    await register(server.api, 'nobody', elder)
    const args = {
      requestId: 'r1',
      changes: { phone: '13911112222', politicalStatus: '中共党员' },
      note: '',
    }
    await doAs(server.api, 'nobody', 'volunteer.ask-correction', args)
    const everything = await everyText(server.api)
    for (const secret of [
      elder.idNumber,
      '13905730001',
      '13911112222',
      '志愿者nobody',
      '中共党员',
      '1940-03-07',
    ])
      expect([secret, everything.includes(secret)]).toEqual([secret, false])
  })
})
