/** Verifying: who of several with one number is the person, in whose community, and who sees a whole phone number. */
import { sql } from 'kysely'
import * as v from 'valibot'
import type { OfficeCommandArgs, OfficeCommandName } from '../../src/domain/office-commands'
import { regionIdShape } from '../../src/domain/shapes'
import type { AccessLogLine } from '../../src/protocol/access-log'
import type { VolunteerPage, VolunteerRecord } from '../../src/protocol/volunteer'
import { answer, ask, codeOf } from '../support/api/ask'
import { addService } from '../support/api/certificates'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { idNumbers } from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'
import { addMembers, doAs, register, told } from '../support/api/test-volunteers'
import { volunteerDetails } from '../support/api/volunteer-samples'

const elder = { birthDate: '1940-03-07', sex: 'female', idNumber: idNumbers.one } as const

describeOnBoth('verifying volunteers', (kind) => {
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

  test('who merely says that a number is his keeps its owner from nothing, and is told in the end', async () => {
    expect(told(await register(server.api, 'nobody', elder))).toContain('applied')
    expect(told(await register(server.api, 'steward', elder, 'c2'))).toContain('applied')
    expect([(await own())?.state, (await own('steward'))?.state]).toEqual(['waiting', 'waiting'])
    const seen = { volunteerId: 'v-steward', regionId: 'c2' }
    expect(await answer(server.api, 'other', 'volunteer.one', seen)).toMatchObject({
      otherClaims: 1,
    })
    const args = { volunteerId: 'v-steward', idNumber: idNumbers.one }
    expect(told(await doAs(server.api, 'other', 'volunteer.verify', args, 'c2'))).toContain(
      'applied',
    )
    expect(await own('steward')).toMatchObject({ state: 'verified' })
    const other = await own()
    expect(other?.state).toBe('declined')
    expect(other?.settledReason).toContain('请带身份证到社区')
    const heard = await server.api.database.selectFrom('message').select('member_id').execute()
    expect(heard.map(({ member_id }) => member_id).sort()).toEqual(['nobody', 'steward'])
    expect(told(await register(server.api, 'nobody', { ...elder, idNumber: '' }))).toContain(
      'applied',
    )
  })

  test('a worker registers at the desk who has no phone: told and agreed, a number at once, nobody twice', async () => {
    const details = { ...volunteerDetails, ...elder, name: '陈阿珍', phone: '' }
    const consent = { told: true, note: '女儿在场' } as const
    const enrol = async (volunteerId: string, part = {}, idSeen = false, member = 'worker') => {
      const args = { volunteerId, details: { ...details, ...part }, consent, idSeen }
      return told(await doAs(server.api, member, 'volunteer.enrol', args, 'c1'))
    }
    expect(await enrol('d1', {}, true, 'leader')).toContain('rejected forbidden')
    // Of two desks at once, one.
    const both = await Promise.all([enrol('d1', {}, true), enrol('d2', {}, true, 'admin')])
    expect(both.sort()).toEqual([
      expect.stringMatching(/^applied .*"state":"verified"/),
      expect.stringMatching(/^rejected already-on-file 陈\*珍，编号尾号 \d{4}$/),
    ])
    const other = { idNumber: '', name: '陈阿根', phone: '13905730009' }
    expect(await enrol('d3', other)).toContain('"state":"waiting"')
    expect(await enrol('d4', { ...other, name: '陈阿福' })).toContain('rejected same-phone 陈*根')
    expect(await enrol('d4', { idNumber: '', birthDate: '2020-01-01' })).toContain(
      'rejected guardian-needed',
    )
    const seen = { volunteerId: 'd3', regionId: 'c1' }
    expect(await answer(server.api, 'worker', 'volunteer.one', seen)).toMatchObject({
      ...{ state: 'waiting', enrolled: { note: '女儿在场' }, own: false },
    })
    expect(await verify('d3')).toMatchObject({ status: 'applied' })
    const log = await answer<AccessLogLine[]>(server.api, 'admin', 'privacy.accessLog', {
      regionId: 'street',
    })
    expect(log.map(({ act, personName, reason }) => `${act} ${personName} ${reason}`)).toEqual(
      expect.arrayContaining(['enrol-volunteer 陈阿根 当面告知，本人同意：女儿在场']),
    )
    const { rows } =
      await sql`select from volunteer where consent_note_cipher like '%女儿%'`.execute(
        server.api.database,
      )
    expect(rows).toEqual([])
  })

  test('registered again after a lost answer, also with other words, it is the same person, and only the same desk hears of it', async () => {
    const details = { ...volunteerDetails, ...elder, name: '陈阿珍', phone: '' }
    const consent = { told: true, note: '' } as const
    const enrol = async (part = {}, member = 'worker', regionId = 'c1') => {
      const args = { volunteerId: 'd1', details: { ...details, ...part }, consent, idSeen: true }
      return told(await doAs(server.api, member, 'volunteer.enrol', args, regionId))
    }
    const first = await enrol()
    const number = /"number":"(\w+)"/.exec(first)?.[1] ?? ''
    const again = (same: boolean) => {
      const stands = { name: '陈*珍', same }
      return `applied ${JSON.stringify({ volunteerId: 'd1', number, state: 'verified', stands })}`
    }
    expect(await enrol()).toBe(again(true))
    expect(await enrol({ idNumber: '' })).toBe(again(false))
    expect(await enrol({ idNumber: '', name: '陈阿根' })).toBe(again(false))
    expect(await enrol({}, 'admin', 'street')).toBe('rejected id-taken')
    const page = await answer<VolunteerPage>(server.api, 'worker', 'volunteer.list', {
      regionId: 'c1',
    })
    expect(page.volunteers.map(({ name }) => name)).toEqual(['陈阿珍'])
  })

  test('who left comes back at the desk, and is shown with the earlier entry before any hours are joined', async () => {
    await register(server.api, 'nobody', elder)
    await verify('v-nobody')
    await doAs(server.api, 'nobody', 'volunteer.leave', {})
    const details = { ...volunteerDetails, ...elder, phone: '' }
    const args = {
      volunteerId: 'd1',
      details,
      consent: { told: true, note: '' },
      idSeen: true,
    } as const
    expect(told(await doAs(server.api, 'worker', 'volunteer.enrol', args, 'c1'))).toContain(
      '"state":"waiting"',
    )
    expect(
      await answer(server.api, 'worker', 'volunteer.one', { volunteerId: 'd1', regionId: 'c1' }),
    ).toMatchObject({ sameAs: '志愿者nobody g10001' })
  })

  test('a worker decides nothing about the own record, and writes nothing into it', async () => {
    const volunteerId = 'v-worker'
    await register(server.api, 'worker')
    const here = (member: 'worker' | 'admin') => (member === 'worker' ? 'c1' : 'street')
    const does = async <Name extends OfficeCommandName>(
      name: Name,
      args: OfficeCommandArgs<Name>,
    ): Promise<void> => {
      for (const [member, expected] of [
        ['worker', 'rejected needs-another 这是您自己的记录'],
        ['admin', 'applied'],
      ] as const)
        expect([name, told(await doAs(server.api, member, name, args, here(member)))]).toEqual([
          name,
          expect.stringContaining(expected),
        ])
    }
    await does('volunteer.verify', { volunteerId, idNumber: '' })
    const changes = { phone: '13905730009' }
    await doAs(server.api, 'worker', 'volunteer.ask-correction', {
      ...{ requestId: 'r1', changes, note: '' },
    })
    await does('volunteer.accept-correction', { requestId: 'r1' })
    const training = { entryId: 'e1', volunteerId, name: '急救', heldOn: '2026-03-01', minutes: 90 }
    await does('volunteer.record-training', training)
    const award = { entryId: 'e2', volunteerId, name: '优秀', grantedOn: '2026-03-01' }
    await does('volunteer.commend', { ...award, grantedBy: '街道' })
    await does('volunteer.appraise', { entryId: 'e3', volunteerId, text: '细心' })
  })

  test('a worker takes over no entry of a roster of another community', async () => {
    await register(server.api, 'nobody', elder, 'c2')
    await server.api.database
      .updateTable('volunteer')
      .set({ member_id: null, state: 'verified', details_verified: true, number: 'OLD-7' })
      .execute()
    await register(server.api, 'steward', elder)
    expect(told(await verify('v-steward'))).toBe('rejected volunteer-elsewhere')
    expect(await own('steward')).toMatchObject({ state: 'waiting' })
    const args = { volunteerId: 'v-steward', idNumber: '' }
    expect(told(await doAs(server.api, 'admin', 'volunteer.verify', args, 'street'))).toContain(
      '"number":"OLD-7"',
    )
  })

  test.each([false, true])(
    'what waits to be corrected goes along to the entry that stays (the later one: %s)',
    async (isLater) => {
      const { api } = server
      await register(api, 'nobody', elder)
      await api.database
        .updateTable('volunteer')
        .set({ member_id: null, state: 'verified', details_verified: true, number: 'OLD-7' })
        .execute()
      const toRegionId = v.parse(regionIdShape, 'c2')
      const move = { requestId: 'r1', volunteerId: 'v-nobody', toRegionId, note: '女儿在场' }
      expect(told(await doAs(api, 'worker', 'volunteer.ask-move-for', move, 'c1'))).toBe('applied')
      await register(api, 'steward', elder)
      const asked = { requestId: 'r2', changes: { team: '绿叶队' }, note: '' }
      expect(told(await doAs(api, 'steward', 'volunteer.ask-correction', asked))).toBe('applied')
      if (isLater) await addService(api, 's1', { volunteerId: 'v-steward' })
      const stays = isLater ? 'v-steward' : 'v-nobody'
      expect(told(await verify('v-steward'))).toContain(`"volunteerId":"${stays}"`)
      const { corrections = [] } = (await own('steward')) ?? {}
      expect(corrections.map((one) => [one.id, one.state, one.changes]).sort()).toEqual([
        ['r1', 'open', {}],
        ['r2', 'open', { team: '绿叶队' }],
      ])
    },
  )

  test('a whole phone number is handed out with its line in the access log, and not without', async () => {
    const politicalStatus = '中共党员'
    await register(server.api, 'nobody', { phone: '13905730001', politicalStatus })
    const where = { volunteerId: 'v-nobody', regionId: 'c1' }
    const seen = await answer<VolunteerRecord>(server.api, 'worker', 'volunteer.one', where)
    expect(seen.details).toMatchObject({ phone: '139******01', politicalStatus: '**' })
    const log = () =>
      answer<AccessLogLine[]>(server.api, 'worker', 'privacy.accessLog', { regionId: 'c1' })
    const phone = (member: 'worker' | 'other' | 'leader', input: object = {}) =>
      ask(server.api, member, 'volunteer.phone', { ...where, reason: '核对登记', ...input })
    expect(codeOf(await phone('worker', { reason: '' }))).toBe('invalid')
    expect(codeOf(await phone('other', { regionId: 'c2' }))).toBe('forbidden')
    expect(codeOf(await phone('leader', { regionId: 'g1' }))).toBe('forbidden')
    expect(codeOf(await phone('worker', { volunteerId: 'no-such' }))).toBe('forbidden')
    expect(await log()).toEqual([])
    expect(await phone('worker')).toEqual({
      ok: true,
      output: { phone: '13905730001', guardianPhone: '' },
    })
    expect(await log()).toMatchObject([
      {
        ...{ act: 'show-phone', memberName: 'worker', reason: '核对登记' },
        ...{ volunteerId: 'v-nobody', residentId: '', personName: '志愿者nobody' },
      },
    ])
    const status = (member: 'worker' | 'other', regionId: string) =>
      ask(server.api, member, 'volunteer.politicalStatus', {
        ...{ volunteerId: 'v-nobody', regionId, reason: '核对登记' },
      })
    expect(codeOf(await status('other', 'c2'))).toBe('forbidden')
    expect(await status('worker', 'c1')).toEqual({ ok: true, output: { politicalStatus } })
    const found = async (find: string) =>
      (
        await answer<VolunteerPage>(server.api, 'worker', 'volunteer.list', {
          ...{ regionId: 'c1', find },
        })
      ).volunteers.map(({ id }) => id)
    // Opening every name of the region takes its time, in which nothing is held.
    const transaction = jest.spyOn(server.api.database, 'transaction')
    expect(await found('志愿者')).toEqual(['v-nobody'])
    expect(await found('13905730001')).toEqual(['v-nobody'])
    expect(transaction).not.toHaveBeenCalled()
    transaction.mockRestore()
    expect((await log()).map(({ act }) => act).sort()).toEqual([
      ...['find-by-phone', 'show-phone', 'show-political-status'],
    ])
  })

  test('of two who show the same number at once, one takes over what a roster brought', async () => {
    await register(server.api, 'nobody', elder)
    await server.api.database
      .updateTable('volunteer')
      .set({ member_id: null, state: 'verified', details_verified: true, number: 'OLD-7' })
      .execute()
    await addMembers(server.api, ['ann'])
    for (const member of ['steward', 'ann'])
      await register(server.api, member, { ...elder, idNumber: '' })
    // Held until both have looked who has this number.
    const sent = await server.api.database.transaction().execute(async (transaction) => {
      await sql`select from volunteer where id = 'v-nobody' for update`.execute(transaction)
      const both = Promise.all(['v-steward', 'v-ann'].map((id) => verify(id, idNumbers.one)))
      await new Promise((resolve) => setTimeout(resolve, 300))
      return { both }
    })
    const results = await sent.both
    expect(results.map(told).sort()).toEqual([
      'applied {"volunteerId":"v-nobody","number":"OLD-7"}',
      'rejected same-volunteer',
    ])
    const both = await server.api.database
      .selectFrom('volunteer')
      .select('state')
      .where('member_id', 'in', ['steward', 'ann'])
      .execute()
    expect(both.map(({ state }) => state).sort()).toEqual(['verified', 'waiting'])
  })
})
