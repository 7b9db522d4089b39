/** Moving house within the street: asked for by the volunteer, granted where they move to, and everything goes on there. */
import * as v from 'valibot'
import type { AccessLogLine } from '../../src/protocol/access-log'
import type { OfficeCertificate } from '../../src/protocol/certificate'
import type { OpenProposal, Proposals } from '../../src/protocol/time-proposal'
import type { OfficeVolunteer, VolunteerPage, VolunteerRecord } from '../../src/protocol/volunteer'
import { regionIdShape } from '../../src/domain/shapes'
import { answer, ask, codeOf } from '../support/api/ask'
import { addService, askFor, issue } from '../support/api/certificates'
import { heardTurns, wantTurns } from '../support/api/heard-turns'
import { emptyDatabase } from '../support/api/look-inside'
import { addVolunteer } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { idNumbers } from '../support/api/test-file'
import { seedStreet, tenantId } from '../support/api/test-street'
import { addVolunteers, doAs, register, told } from '../support/api/test-volunteers'
import {
  addTimeBankPeople,
  expectAudited,
  hoursOf,
  setRules,
} from '../support/api/time-bank-people'

const region = (id: string) => v.parse(regionIdShape, id)
const toC2 = { requestId: 'r1', changes: {}, note: '', toRegionId: region('c2') }

describeOnBoth('a volunteer who moves house', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    const { api } = server
    await emptyDatabase(api)
    await seedStreet(api)
    const c3 = { id: 'c3', name: '区域c3', code: 'c3', path: '/street/c3/', scope_id: 'c3' }
    await api.database
      .insertInto('region')
      .values({
        ...c3,
        tenant_id: tenantId,
        parent_id: 'street',
        level_id: 'community',
        ordinal: 9,
      })
      .execute()
    // A third community's worker.
    await api.database
      .updateTable('post')
      .set({ region_id: 'c3', kind_id: 'community-worker' })
      .where('id', '=', 'post-steward')
      .execute()
  })
  afterAll(() => server.close())

  const own = () => answer<VolunteerRecord>(server.api, 'nobody', 'volunteer.mine', {})
  const askMove = async (part: object = {}, member = 'nobody') =>
    told(await doAs(server.api, member, 'volunteer.ask-correction', { ...toC2, ...part }))
  const accept = async (member: string, regionId: string, part: object = {}) =>
    told(
      await doAs(
        ...([server.api, member, 'volunteer.accept-correction'] as const),
        ...([{ requestId: 'r1', ...part }, regionId] as const),
      ),
    )
  const decline = async (member: string, regionId: string) => {
    const args = { requestId: 'r1', reason: '没有住到这里' }
    return told(await doAs(server.api, member, 'volunteer.decline-correction', args, regionId))
  }
  const look = async (member: string, regionId: string, volunteerId = 'v-nobody') =>
    codeOf(await ask(server.api, member, 'volunteer.one', { volunteerId, regionId }))
  const file = (member: string, regionId: string, volunteerId = 'v-nobody') =>
    answer<OfficeVolunteer>(server.api, member, 'volunteer.one', { volunteerId, regionId })
  const list = (member: string, regionId: string, which: object = {}) =>
    answer<VolunteerPage>(server.api, member, 'volunteer.list', { regionId, ...which })
  const seen = ({ volunteers }: VolunteerPage) =>
    volunteers.map(({ id, openCorrections, comes }) => [id, openCorrections, comes])

  test('asked for again after a lost answer, it does not wait for itself', async () => {
    await addVolunteers(server.api, ['nobody'])
    expect(await askMove({ note: '搬家' })).toBe('applied')
    expect(await askMove({ note: '搬家了' })).toBe('rejected id-taken')
    expect(await askMove({ requestId: 'r2' })).toContain('rejected invalid 前面要求迁去的社区')
    expect((await own()).corrections).toMatchObject([{ id: 'r1', note: '搬家' }])
  })

  test('is taken in where they move to, and by nobody else; the old community is told', async () => {
    await addVolunteers(server.api, ['nobody'])
    const before = await own()
    expect(await look('other', 'c2')).toBe('forbidden')
    expect(await askMove({ changes: { phone: '13905730099', team: '新队' }, note: '搬家' })).toBe(
      'applied',
    )
    expect((await own()).corrections).toMatchObject([
      { state: 'open', moveTo: { id: 'c2', name: '区域c2' } },
    ])
    // On the desk of the new community only; the old one reads that it is on its way.
    expect(seen(await list('other', 'c2', { correcting: true }))).toEqual([['v-nobody', 1, true]])
    expect(seen(await list('worker', 'c1', { correcting: true }))).toEqual([])
    expect(seen(await list('worker', 'c1'))).toEqual([['v-nobody', 0, false]])
    expect(seen(await list('steward', 'c3', { correcting: true }))).toEqual([])
    expect(await file('worker', 'c1')).toMatchObject({ moves: 'out' })
    expect(await file('admin', 'street')).toMatchObject({ moves: 'within' })
    expect(await look('steward', 'c3')).toBe('forbidden')
    for (const [member, regionId] of [
      ['worker', 'c1'],
      ['steward', 'c3'],
    ] as const)
      for (const decide of [accept, decline])
        expect(await decide(member, regionId)).toBe('rejected request-not-found')
    expect(await accept('nobody', 'c2')).toBe('rejected forbidden')
    expect(await accept('leader', 'g1')).toBe('rejected forbidden')

    // What was told before asked for no consent.
    await heardTurns(server.api)
    await wantTurns(server.api, 'nobody')
    expect(await accept('other', 'c2')).toBe('applied')
    expect(await heardTurns(server.api)).toEqual(['openid-nobody 已迁到新社区，编号和时长都在'])
    const { number, registeredAtMs, state } = before
    expect(await own()).toMatchObject({
      ...{ number, registeredAtMs, state, regionId: 'c2', regionName: '区域c2' },
      details: { phone: '13905730099', team: '新队' },
      corrections: [{ state: 'accepted', settledByName: 'other' }],
    })
    // At once, and all of it.
    expect(await look('worker', 'c1')).toBe('forbidden')
    expect(seen(await list('other', 'c2'))).toEqual([['v-nobody', 0, false]])
    const appraisal = { entryId: 'e1', volunteerId: 'v-nobody', text: '做事细心' }
    for (const [member, regionId, result] of [
      ['worker', 'c1', 'rejected volunteer-not-found'],
      ['other', 'c2', 'applied'],
    ] as const)
      expect(told(await doAs(server.api, member, 'volunteer.appraise', appraisal, regionId))).toBe(
        result,
      )
    const gone = { number, name: '志愿者nobody', toRegionName: '区域c2', takenInByName: 'other' }
    const { volunteers, moved } = await list('worker', 'c1')
    expect([volunteers, moved]).toEqual([[], [{ ...gone, id: 'r1', movedAtMs: testNowMs }]])
    expect((await list('worker', 'c1', { find: '志愿者n' })).moved).toMatchObject([gone])
    for (const which of [{ find: '李四' }, { state: 'waiting' }, { correcting: true }])
      expect((await list('worker', 'c1', which)).moved).toEqual([])
    for (const [member, regionId] of [
      ['other', 'c2'],
      ['steward', 'c3'],
      ['admin', 'street'],
    ] as const)
      expect((await list(member, regionId)).moved).toEqual([])
  })

  test('shows the new community who they are, and no more before it has taken them in', async () => {
    const { api } = server
    await addVolunteers(api, ['nobody'])
    await addService(api, 's1', { volunteerId: 'v-nobody' })
    const appraisal = { entryId: 'e1', volunteerId: 'v-nobody', text: '做事细心' }
    await doAs(api, 'worker', 'volunteer.appraise', appraisal, 'c1')
    await doAs(api, 'nobody', 'volunteer.ask-correction', {
      ...{ requestId: 'r0', changes: {}, note: '五月的培训没记上' },
    })
    await askMove()
    const coming = await file('other', 'c2')
    expect(coming).toMatchObject({
      ...{ moves: 'in', entries: [], service: [], serviceSum: { minutes: 0 } },
      details: { name: '志愿者nobody', phone: '139******01', team: '', skills: [] },
    })
    expect(coming.corrections.map(({ id }) => id)).toEqual(['r1'])
    const where = { volunteerId: 'v-nobody', regionId: 'c2', reason: '核对迁入' }
    expect(codeOf(await ask(api, 'other', 'volunteer.politicalStatus', where))).toBe('forbidden')
    expect(await answer(api, 'other', 'volunteer.phone', where)).toMatchObject({
      phone: '13905730001',
    })
    const log = await answer<AccessLogLine[]>(api, 'worker', 'privacy.accessLog', {
      regionId: 'c1',
    })
    expect(log).toMatchObject([{ act: 'show-phone', reason: '核对迁入' }])
    await heardTurns(api)
    await wantTurns(api, 'nobody')
    expect(await decline('other', 'c2')).toBe('applied')
    expect(await heardTurns(api)).toEqual(['openid-nobody 要求的更正没有办，打开看原因'])
    expect(await own()).toMatchObject({
      regionId: 'g1',
      corrections: [{ id: 'r0' }, { state: 'declined', settledReason: '没有住到这里' }],
    })
    expect(await look('other', 'c2')).toBe('forbidden')
    expect((await list('worker', 'c1')).moved).toEqual([])
    // What was asked besides stays with the old community, as the volunteer does.
    expect(seen(await list('worker', 'c1', { correcting: true }))).toEqual([['v-nobody', 1, false]])
  })

  test('one move waits at a time, of a verified volunteer, to a place that there is', async () => {
    await register(server.api, 'nobody')
    expect(await askMove()).toBe('rejected not-verified')
    await doAs(
      server.api,
      'worker',
      'volunteer.verify',
      { volunteerId: 'v-nobody', idNumber: '' },
      'c1',
    )
    expect(await askMove({ toRegionId: region('none') })).toBe('rejected region-not-found')
    expect(await askMove({ toRegionId: region('g1') })).toBe('rejected invalid 本来就在这个社区')
    expect(await askMove()).toBe('applied')
    expect(await askMove({ requestId: 'r2', toRegionId: region('c3') })).toMatch(
      /^rejected invalid 前面/,
    )
    // Who leaves registers anew wherever they live: nothing that they asked before moves them later.
    await doAs(server.api, 'nobody', 'volunteer.leave', {})
    expect((await own()).corrections).toMatchObject([
      { state: 'declined', settledReason: '登记已经结束' },
    ])
    expect(await askMove({ requestId: 'r2' })).toMatch(/^rejected invalid 这份登记不在用/)
    expect(await accept('other', 'c2')).toBe('rejected already-done')
  })

  test('is taken back by who asked while nobody has decided, and another may be asked for', async () => {
    const { api } = server
    await addVolunteers(api, ['nobody'])
    await addVolunteer(api, 'd1', { memberId: null })
    const takeBack = async (member: string, requestId = 'r1') =>
      told(await doAs(api, member, 'volunteer.take-back-correction', { requestId }))
    expect(await takeBack('nobody')).toBe('rejected request-not-found')
    expect(await askMove()).toBe('applied')
    for (const member of ['worker', 'other', 'leader'])
      expect(await takeBack(member)).toBe('rejected request-not-found')
    expect(await takeBack('nobody')).toBe('applied')
    expect(await takeBack('nobody')).toBe('rejected already-done')
    expect((await own()).corrections).toMatchObject([{ state: 'declined', takenBack: true }])
    expect(await accept('other', 'c2')).toBe('rejected already-done')
    expect(await look('other', 'c2')).toBe('forbidden')
    const toC3 = { requestId: 'r2', toRegionId: region('c3') }
    expect(await askMove(toC3)).toBe('applied')
    expect(await accept('steward', 'c3', { requestId: 'r2' })).toBe('applied')
    expect(await takeBack('nobody', 'r2')).toBe('rejected already-done')
    expect((await own()).regionId).toBe('c3')
    // At the desk, where the old community decides nothing about it.
    const asked = { requestId: 'r3', volunteerId: 'd1', toRegionId: region('c2'), note: '女儿在场' }
    expect(told(await doAs(api, 'worker', 'volunteer.ask-move-for', asked, 'c1'))).toBe('applied')
    expect(await takeBack('admin', 'r3')).toBe('rejected request-not-found')
    expect(await takeBack('worker', 'r3')).toBe('applied')
    expect(await file('worker', 'c1', 'd1')).toMatchObject({ moves: '' })
  })

  test('nobody takes in themselves, and another ID number needs the card there as well', async () => {
    await addVolunteers(server.api, ['other', 'nobody'])
    expect(await askMove({}, 'other')).toBe('applied')
    for (const decide of [accept, decline])
      expect(await decide('other', 'c2')).toMatch(/^rejected needs-another/)
    expect(await accept('admin', 'street')).toBe('applied')
    const { birthDate, sex } = { birthDate: '1940-03-07', sex: 'female' } as const
    const changes = { idNumber: idNumbers.one, birthDate, sex }
    expect(await askMove({ requestId: 'r2', changes })).toBe('applied')
    const card = { requestId: 'r2', answer: '看了户口本' }
    expect(await accept('other', 'c2', card)).toBe('rejected card-differs')
    expect((await own()).regionId).toBe('g1')
    expect(await accept('other', 'c2', { ...card, idNumber: idNumbers.one })).toBe('applied')
    expect((await own()).regionId).toBe('c2')
  })

  test('what waits is found where it is decided; hours, teams and certificates go on', async () => {
    const { api } = server
    const number = '1001009'
    await addTimeBankPeople(api, [
      { member: 'nobody', number, name: '沈慧琴', minutes: 300, birthDate: '1940-03-07' },
      { member: 'leader', number: '1001001', name: '李组长', minutes: 0 },
    ])
    await setRules(api, { giftsTo: 'anyone' })
    const at = async (
      ...[member, name, args, regionId]: Parameters<typeof doAs> extends [unknown, ...infer Rest]
        ? Rest
        : never
    ) => told(await doAs(api, member, name, args, regionId))
    const team = { teamId: 't1', name: '银龄服务队', keeperNumber: number }
    expect(await at('worker', 'team.found', team, 'c1')).toBe('applied')
    const give = { toNumber: '1001001', minutes: 60, relation: '', words: '' }
    expect(await at('nobody', 'gift.give', give, 'g1')).toMatch(/^applied/)
    const { id: giftId } = await api.database
      .selectFrom('time_transfer')
      .select('id')
      .where('kind', '=', 'gift')
      .executeTakeFirstOrThrow()
    await addService(api, 's1', { volunteerId: 'v-nobody' })
    expect(await askFor(api, 'nobody')).toBe('applied')
    // Of somebody who had left, and has come back since.
    const stands = (state: 'left' | 'verified') =>
      api.database.updateTable('volunteer').set({ state }).where('id', '=', 'v-nobody').execute()
    await stands('left')
    const estate = { fromNumber: number, toNumber: '', reason: '老人过世' }
    expect(await at('worker', 'inheritance.propose', estate, 'c1')).toBe('applied')
    await stands('verified')
    const right = { transferId: giftId, minutes: 30, reason: '写错了' }
    expect(await at('worker', 'correction.propose', right, 'c1')).toBe('applied')
    const open = async (member: string, regionId: string) =>
      (await answer<Proposals>(api, member, 'timeBank.proposals', { regionId })).open
    const kinds = async (member: string, regionId: string) =>
      (await open(member, regionId)).map(({ kind: what }) => what).sort()
    expect(await kinds('worker', 'c1')).toEqual(['correction', 'inheritance'])

    expect(await askMove()).toBe('applied')
    expect(await accept('other', 'c2')).toBe('applied')

    // The correction concerns one of each community: only who covers both may see it through.
    expect(await kinds('worker', 'c1')).toEqual([])
    expect(await kinds('other', 'c2')).toEqual(['inheritance'])
    expect(await kinds('admin', 'street')).toEqual(['correction', 'inheritance'])
    const all = await open('admin', 'street')
    const inheritance = all.find(({ kind: what }) => what === 'inheritance')
    const correction = all.find(({ kind: what }) => what === 'correction')
    const approve = (member: string, one: OpenProposal | undefined, regionId: string) =>
      at(member, 'proposal.approve', { proposalId: one?.id ?? '' }, regionId)
    expect(await approve('other', correction, 'c2')).toBe('rejected proposal-not-found')
    expect(await approve('admin', correction, 'street')).toMatch(/^applied.*true/)
    const back = { proposalId: inheritance?.id ?? '', reason: '人回来了' }
    expect(await at('other', 'proposal.decline', back, 'c2')).toBe('applied')
    expect(await hoursOf(api, 'nobody')).toEqual([270, 0])
    const papers = async (member: string, regionId: string) =>
      (await answer<OfficeCertificate[]>(api, member, 'certificate.list', { regionId })).length
    expect([await papers('worker', 'c1'), await papers('other', 'c2')]).toEqual([0, 1])
    expect(await issue(api)).toBe('rejected certificate-not-found')
    expect(await issue(api, { member: 'other', regionId: 'c2' })).toBe('applied')
    // The team stays where it is, with its keeper.
    expect(await at('worker', 'team.change', { ...team, name: '银龄队' }, 'c1')).toBe('applied')
    await expectAudited(api)
  })

  test('for somebody without a phone their worker asks, and another one takes them in', async () => {
    const { api } = server
    await addVolunteer(api, 'd1', { memberId: null, name: '陈阿珍' })
    await addVolunteers(api, ['nobody'])
    const args = { requestId: 'r1', volunteerId: 'd1', toRegionId: region('c2'), note: '女儿在场' }
    const askMoveFor = async (member: string, regionId: string, part = {}) =>
      told(await doAs(api, member, 'volunteer.ask-move-for', { ...args, ...part }, regionId))
    expect(await askMoveFor('leader', 'g1')).toBe('rejected forbidden')
    // Nobody pulls a file over to themselves.
    expect(await askMoveFor('other', 'c2')).toBe('rejected volunteer-not-found')
    expect(await askMoveFor('worker', 'c1', { volunteerId: 'v-nobody' })).toMatch(
      /^rejected invalid 本人有微信/,
    )
    expect(await askMoveFor('admin', 'street')).toBe('applied')
    // Sent again, because its answer was lost, it does not wait for itself.
    expect(await askMoveFor('admin', 'street', { requestId: 'r2' })).toBe('applied')
    expect(await askMoveFor('worker', 'c1', { note: '儿子在场' })).toMatch(/^rejected invalid 前面/)
    expect((await file('other', 'c2', 'd1')).corrections).toMatchObject([
      { askedByName: 'admin', note: '女儿在场' },
    ])
    expect(await accept('admin', 'street')).toMatch(/^rejected needs-another/)
    expect(await accept('other', 'c2')).toBe('applied')
    expect(await look('other', 'c2', 'd1')).toBe('ok')
    expect(await look('worker', 'c1', 'd1')).toBe('forbidden')
  })
})
