/** Volunteer teams: hours that members give lie in the team's account, and go on to the community only. */
import { postTransfers } from '../../cloudfunctions/api/time-bank/ledger.repository'
import { teamAccount, volunteerAccount } from '../../src/domain/time-bank/ledger'
import {
  linesAPage,
  type KeptTeam,
  type LinesPage,
  type TeamAccount,
  type TeamLine,
  type TimeLine,
} from '../../src/protocol/time-bank'
import type { Proposals } from '../../src/protocol/time-proposal'
import { drainContentChecks } from '../../cloudfunctions/api/content-check/drain-content-checks'
import { FakeContentChecker } from '../../cloudfunctions/api/content-check/fake-content-checker'
import { heardTurns, wantTurns } from '../support/api/heard-turns'
import { emptyDatabase } from '../support/api/look-inside'
import { answer, ask, codeOf } from '../support/api/ask'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { actorOf, seedStreet, type TestMember } from '../support/api/test-street'
import {
  addTimeBankPeople,
  expectAudited,
  hoursOf,
  sendTo,
  setRules,
} from '../support/api/time-bank-people'

const numbers = { leader: '1001001', micro: '1001002' }
const month = '2026-03'

describeOnBoth('volunteer teams', (kind) => {
  let server: TestApi

  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addTimeBankPeople(server.api, [
      { member: 'leader', number: numbers.leader, name: '李组长', minutes: 600 },
      { member: 'micro', number: numbers.micro, name: '王小妹', minutes: 300 },
    ])
    const args = { teamId: 't1', name: '银龄服务队', keeperNumber: numbers.leader }
    expect((await sendTo(server.api, 'worker', 'team.found', args)).status).toBe('applied')
  })
  afterEach(() => expectAudited(server.api))
  afterAll(() => server.close())

  const give = async (member: TestMember, minutes: number, teamId = 't1') =>
    (await sendTo(server.api, member, 'team.give', { teamId, minutes, words: '队里用' })).status
  const donate = async (member: TestMember, minutes: number) =>
    (await sendTo(server.api, member, 'team.donate', { teamId: 't1', minutes, words: '' })).status
  const teamOf = (member: TestMember) =>
    answer<TeamAccount | null>(server.api, member, 'timeBank.team', { teamId: 't1', month })
  const kept = () =>
    answer<KeptTeam[]>(server.api, 'worker', 'timeBank.keptTeams', { regionId: 'c1' })

  /** From the newest line to the oldest; `from` and `to`: the first balance and the last. */
  const readOn = async (wanted: {
    readonly path: string
    readonly member: TestMember
    readonly input: object
  }) => {
    const lines: TimeLine[] = []
    let pages = 0
    let next: LinesPage['next'] = null
    do {
      const input = next === null ? wanted.input : { ...wanted.input, after: next }
      const page: LinesPage = await answer(server.api, wanted.member, wanted.path, input)
      lines.push(...page.lines)
      next = page.next
      pages++
    } while (next !== null)
    lines.reverse().reduce((balance, line) => {
      expect(line.balanceAfterMinutes).toBe(balance + line.minutes)
      return line.balanceAfterMinutes
    }, 0)
    const [from, to] = [lines.at(0), lines.at(-1)].map((line) => line?.balanceAfterMinutes)
    return { lines: lines.length, pages, from, to }
  }

  test('members give, the keeper sees who gave and donates; nobody else does', async () => {
    expect(await give('micro', 120)).toBe('applied')
    expect(await give('micro', 200)).toBe('rejected not-enough-hours')
    expect(await give('admin', 10)).toBe('rejected not-a-volunteer')
    expect(await hoursOf(server.api, 'micro')).toEqual([180, 0])
    expect(await teamOf('micro')).toBeNull()
    const { balanceMinutes, lines } = (await teamOf('leader')) ?? {}
    expect(balanceMinutes).toBe(120)
    expect(lines).toMatchObject([{ minutes: 120, otherName: '王小妹', words: '队里用' }])
    expect(await donate('micro', 60)).toBe('rejected not-by-the-rules')
    expect(await donate('leader', 121)).toBe('rejected not-enough-hours')
    expect(await donate('leader', 60)).toBe('applied')
    expect((await teamOf('leader'))?.lines.map(({ minutes }) => minutes)).toEqual([-60, 120])
    const own = await answer<{ lines: { otherName: string }[] }>(
      ...([server.api, 'micro', 'timeBank.statement', { month }] as const),
    )
    expect(own.lines[0]).toMatchObject({ kind: 'gift', minutes: -120, otherName: '银龄服务队' })
  })

  test('a month with many lines is read to its end, each balance following from the one before', async () => {
    const by = actorOf('micro')
    const gifts = Array.from({ length: 2 * linesAPage }, (_, at) => ({
      ...{ id: `many-${at}`, kind: 'gift' as const, phase: 'posted' as const, minutes: 1 },
      ...{ debit: volunteerAccount('v-micro'), credit: teamAccount('t1') },
    }))
    await postTransfers({ database: server.api.database, by, nowMs: testNowMs }, gifts)
    const regionId = 'c1'
    const own = { path: 'timeBank.statement', member: 'micro', input: { month } } as const
    const office = { path: 'timeBank.ofVolunteer', member: 'worker' } as const
    const team = { path: 'timeBank.team', member: 'leader' } as const
    expect([
      await readOn(own),
      await readOn({ ...office, input: { regionId, number: numbers.micro, month } }),
      await readOn({ ...team, input: { teamId: 't1', month } }),
    ]).toEqual([
      // With the hours from before.
      { lines: 2 * linesAPage + 1, pages: 3, from: 300, to: 100 },
      { lines: 2 * linesAPage + 1, pages: 3, from: 300, to: 100 },
      { lines: 2 * linesAPage, pages: 2, from: 1, to: 200 },
    ])
  })

  test('a tenant without donations keeps them in the team too', async () => {
    await give('micro', 60)
    await setRules(server.api, { mayDonate: false })
    expect(await donate('leader', 60)).toBe('rejected not-by-the-rules')
    // What could never leave the team again is not taken.
    expect(await give('micro', 60)).toBe('rejected not-by-the-rules')
  })

  test('a name is there once, a keeper is a verified volunteer, and a team of elsewhere is none', async () => {
    const found = (teamId: string, name: string, keeperNumber: string) =>
      sendTo(server.api, 'worker', 'team.found', { teamId, name, keeperNumber })
    expect((await found('t2', '银龄服务队', numbers.micro)).status).toBe('rejected team-name-taken')
    expect((await found('t1', '别的队', numbers.micro)).status).toBe('rejected id-taken')
    expect((await found('t2', '别的队', '9999999')).status).toBe('rejected volunteer-not-found')
    expect((await found('t2', '红梅队', numbers.micro)).status).toBe('applied')
    const rename = { teamId: 't2', name: '银龄服务队', keeperNumber: numbers.micro }
    expect((await sendTo(server.api, 'worker', 'team.change', rename)).status).toBe(
      'rejected team-name-taken',
    )
    const handOver = { teamId: 't1', name: '银龄一队', keeperNumber: numbers.micro }
    expect((await sendTo(server.api, 'worker', 'team.change', handOver)).status).toBe('applied')
    expect(await kept()).toMatchObject([
      { name: '红梅队', keeperName: '王小妹', balanceMinutes: 0 },
      { name: '银龄一队', keeperName: '王小妹', keeperNumber: numbers.micro },
    ])
    const refused = await ask(server.api, 'micro', 'timeBank.keptTeams', { regionId: 'c1' })
    expect(codeOf(refused)).toBe('forbidden')
  })

  test('hours of a team are put right by others than its keeper, where the team is', async () => {
    await give('micro', 120)
    const { id } = await sendTo(server.api, 'leader', 'team.donate', {
      ...{ teamId: 't1', minutes: 60, words: '' },
    })
    const correct = async (member: TestMember) => {
      const args = { transferId: `team/${id}`, minutes: 0, reason: '多捐了' }
      return (await sendTo(server.api, member, 'correction.propose', args)).status
    }
    expect(await correct('worker')).toBe('applied')
    expect(await correct('admin')).toBe('rejected already-done')
    await addTimeBankPeople(server.api, [
      { member: 'worker', number: '1001004', name: '周干事', minutes: 0 },
    ])
    await sendTo(server.api, 'admin', 'team.change', {
      ...{ teamId: 't1', name: '银龄服务队', keeperNumber: '1001004' },
    })
    expect(await correct('worker')).toBe('rejected needs-another')
  })

  test('who keeps the team is not counted among those who could agree, and the team is named', async () => {
    await give('micro', 120)
    const { id } = await sendTo(server.api, 'leader', 'team.donate', {
      ...{ teamId: 't1', minutes: 60, words: '' },
    })
    const args = { transferId: `team/${id}`, minutes: 0, reason: '多捐了' }
    const proposed = await sendTo(server.api, 'admin', 'correction.propose', args)
    const proposals = () =>
      answer<Proposals>(server.api, 'admin', 'timeBank.proposals', { regionId: 'c1' })
    const named = { fromName: '银龄服务队', toName: '' }
    expect((await proposals()).open).toMatchObject([{ ...named, mayAgree: 1 }])
    await addTimeBankPeople(server.api, [
      { member: 'worker', number: '1001004', name: '周干事', minutes: 0 },
    ])
    await sendTo(server.api, 'admin', 'team.change', {
      ...{ teamId: 't1', name: '银龄服务队', keeperNumber: '1001004' },
    })
    expect((await proposals()).open).toMatchObject([{ ...named, mayAgree: 0 }])
    const decline = { proposalId: proposed.id, reason: '记对了' }
    expect((await sendTo(server.api, 'admin', 'proposal.decline', decline)).status).toBe('applied')
    expect((await proposals()).declined).toMatchObject([named])
  })

  test('no keeper of elsewhere is found by trying numbers, and nothing is put right in an ended team', async () => {
    await addTimeBankPeople(server.api, [
      { member: 'other', number: '2001', name: '别处的人', minutes: 0, regionId: 'c2' },
    ])
    const change = (member: TestMember, keeperNumber: string, name: string) =>
      sendTo(server.api, member, 'team.change', { teamId: 't1', name, keeperNumber })
    expect((await change('worker', '2001', '一队')).status).toBe('rejected volunteer-not-found')
    const args = { teamId: 't1', minutes: 60, words: '' }
    const { id } = await sendTo(server.api, 'micro', 'team.give', args)
    await sendTo(server.api, 'worker', 'team.end', { teamId: 't1', reason: '并入别的队' })
    const more = { transferId: `team/${id}`, minutes: 120, reason: '少记了' }
    expect((await sendTo(server.api, 'worker', 'correction.propose', more)).status).toBe(
      'rejected team-not-found',
    )
  })

  test('what was proposed before a team ended moves nothing any more, and does not wait for ever', async () => {
    const args = { teamId: 't1', minutes: 60, words: '' }
    const { id } = await sendTo(server.api, 'micro', 'team.give', args)
    const less = { transferId: `team/${id}`, minutes: 30, reason: '多给了' }
    const proposed = await sendTo(server.api, 'worker', 'correction.propose', less)
    await sendTo(server.api, 'worker', 'team.end', { teamId: 't1', reason: '并入别的队' })
    const open = async () => {
      const { open: all } = await answer<Proposals>(server.api, 'admin', 'timeBank.proposals', {
        regionId: 'c1',
      })
      return all.length
    }
    const proposalId = proposed.id
    const agreed = await sendTo(server.api, 'admin', 'proposal.approve', { proposalId })
    expect([agreed.status, agreed.detail, await open()]).toEqual([
      ...['rejected team-not-found', '已经解散', 1],
    ])
    const decline = { proposalId, reason: '队已经解散' }
    expect((await sendTo(server.api, 'admin', 'proposal.decline', decline)).status).toBe('applied')
    expect(await open()).toBe(0)
    expect(await hoursOf(server.api, 'micro')).toEqual([240, 0])
  })

  test('who keeps a team is told that it was ended, once', async () => {
    await give('micro', 60)
    const end = { teamId: 't1', reason: '并入别的队' }
    await sendTo(server.api, 'worker', 'team.end', end)
    await sendTo(server.api, 'admin', 'team.end', end)
    const told = await server.api.database
      .selectFrom('message')
      .select(['id', 'member_id'])
      .where('id', 'like', 'team-end%')
      .execute()
    expect(told).toEqual([{ id: 'team-end.t1.leader', member_id: 'leader' }])
  })

  test('so is a worker who ends the team that they keep', async () => {
    const { api } = server
    await addTimeBankPeople(api, [
      { member: 'worker', number: '1001006', name: '周干事', minutes: 0 },
    ])
    const handOver = { teamId: 't1', name: '银龄服务队', keeperNumber: '1001006' }
    await sendTo(api, 'admin', 'team.change', handOver)
    await give('micro', 60)
    await heardTurns(api)
    await wantTurns(api, 'worker')
    await sendTo(api, 'worker', 'team.end', { teamId: 't1', reason: '并入别的队' })
    expect(await heardTurns(api)).toEqual(['openid-worker 服务队解散了，队里的时间捐给了社区'])
  })

  test('who is made the keeper of a team is told, and who was it', async () => {
    const { api } = server
    await wantTurns(api, 'leader', 'leader', 'micro')
    expect(await heardTurns(api)).toEqual(['openid-leader 您是服务队队长了，队里的时间由您捐出'])
    const change = (keeperNumber: string, name = '银龄服务队') =>
      sendTo(api, 'worker', 'team.change', { teamId: 't1', name, keeperNumber })
    await change(numbers.leader, '银龄一队')
    expect(await heardTurns(api)).toEqual([])
    await change(numbers.micro)
    expect(await heardTurns(api)).toEqual([
      'openid-leader 服务队换了队长，队里的时间归新队长管',
      'openid-micro 您是服务队队长了，队里的时间由您捐出',
    ])
  })

  test.each([
    [60, '服务队解散了，队里的时间捐给了社区'],
    [0, '服务队解散了'],
  ])('who keeps a team with %s minutes is told what became of them', async (minutes, words) => {
    if (minutes > 0) await give('micro', minutes)
    await heardTurns(server.api)
    await wantTurns(server.api, 'leader')
    await sendTo(server.api, 'worker', 'team.end', { teamId: 't1', reason: '并入别的队' })
    expect(await heardTurns(server.api)).toEqual([`openid-leader ${words}`])
  })

  test('a name that is no name to read is shown to its keeper and the office only, until another one passes', async () => {
    const { api } = server
    const drain = () =>
      drainContentChecks({ ...api, contentChecker: new FakeContentChecker() }, testNowMs)
    const rename = async (name: string) => {
      const args = { teamId: 't1', name, keeperNumber: numbers.leader }
      return (await sendTo(api, 'worker', 'team.change', args)).status
    }
    const seenBy = async (member: TestMember) =>
      (await answer<TeamLine[]>(api, member, 'timeBank.teams', {})).map(({ name }) => name)
    await drain()
    await give('micro', 60)
    const rude = '不来的滚出去'
    expect(await rename(rude)).toBe('applied')
    // It stands while it is looked at: who wrote it holds a post.
    expect(await seenBy('micro')).toEqual([rude])
    await drain()
    expect([await seenBy('micro'), await seenBy('leader')]).toEqual([[], [rude]])
    const { lines } = await answer<{ lines: { otherName: string }[] }>(
      ...([api, 'micro', 'timeBank.statement', { month }] as const),
    )
    expect(lines[0]?.otherName).toBe('一支服务队')
    const keep = {
      ...({ kind: 'team', subjectId: 't1', writtenAtMs: testNowMs } as const),
      reason: '请好好说话',
    }
    expect((await sendTo(api, 'worker', 'content.keep-held', keep)).status).toBe(
      'rejected needs-another',
    )
    expect((await sendTo(api, 'admin', 'content.keep-held', keep)).status).toBe('applied')
    expect(await kept()).toMatchObject([{ nameHidden: true, hiddenReason: '请好好说话' }])
    expect(await rename('银龄服务队')).toBe('applied')
    expect(await seenBy('micro')).toEqual([])
    await drain()
    expect(await seenBy('micro')).toEqual(['银龄服务队'])
    await sendTo(api, 'worker', 'team.end', { teamId: 't1', reason: '并入别的队' })
    expect(await api.database.selectFrom('content_check').selectAll().execute()).toEqual([])
  })

  test('ending a team gives the rest to the community, once, and takes no more', async () => {
    await give('micro', 90)
    const ended = await Promise.all([
      sendTo(server.api, 'worker', 'team.end', { teamId: 't1', reason: '并入别的队' }),
      sendTo(server.api, 'admin', 'team.end', { teamId: 't1', reason: '并入别的队' }),
      give('micro', 10),
    ])
    const status = ended.map((one) => (typeof one === 'string' ? one : one.status))
    expect(status.slice(0, 2).sort()).toEqual(['applied', 'rejected team-not-found'])
    expect(['applied', 'rejected team-not-found']).toContain(status[2])
    expect(await give('micro', 10)).toBe('rejected team-not-found')
    const teams = await answer<TeamLine[]>(server.api, 'micro', 'timeBank.teams', {})
    expect(teams).toEqual([])
    const { balance } = await server.api.database
      .selectFrom('time_account')
      .select('balance')
      .where('id', '=', 'team:t1')
      .executeTakeFirstOrThrow()
    expect(balance).toBe(0)
  })
})
