/** Old hours of an imported list: posted when a second person has agreed to all of it, once; declined, nothing is lost. */
import { sql } from 'kysely'
import { issueHours, openingBalances } from '../../cloudfunctions/api/time-bank/ledger.repository'
import { openingSubject } from '../../cloudfunctions/api/time-bank/opening.repository'
import type { VolunteerDetails } from '../../src/domain/volunteer/volunteer'
import type { OfficeWaiting } from '../../src/domain/volunteer/office-waiting'
import type { VolunteerRecord } from '../../src/protocol/volunteer'
import type { OpenProposal, Proposals } from '../../src/protocol/time-proposal'
import { answer } from '../support/api/ask'
import { emptyDatabase, everyText } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { actorOf, addSecondWorker, seedStreet } from '../support/api/test-street'
import { doAs, register, told } from '../support/api/test-volunteers'
import { accountOf, expectAudited } from '../support/api/time-bank-people'
import { agreeToLists, finishList, previewList, proceedList } from '../support/api/volunteer-lists'
import { idOf } from '../support/roster-workbook'
import { manyVolunteers, volunteerLine } from '../support/volunteer-workbook'

const qianId = idOf('19620814', 102)
const registered: Partial<VolunteerDetails> = {
  ...{ name: '钱秀英', phone: '14405730001', idNumber: qianId, birthDate: '1962-08-14' },
  ...{ sex: 'female', skills: [], serviceKinds: [], team: '' },
}
const neighbour = {
  ...{ 志愿者姓名: '孙大明', 身份证号: idOf('19650101', 101), 手机: '14405730005' },
  ...{ 义工号: 'TX-0008', 可用余额: '6' },
}
const both = [volunteerLine(), volunteerLine(neighbour)]
const fileName = '巡逻队钱秀英整理.xlsx'

describeOnBoth('the hours of a list', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addSecondWorker(server.api)
  })
  afterEach(async () => {
    await expectAudited(server.api)
    expect(server.reports).toEqual([])
  })
  afterAll(() => server.close())

  const bring = async (lines: Parameters<typeof previewList>[1] = both, member = 'worker') => {
    const where = { member, fileName }
    return finishList(server.api, await previewList(server.api, lines, where), where)
  }
  const proposals = (member: string) =>
    answer<Proposals>(server.api, member, 'timeBank.proposals', { regionId: 'c1' })
  const onlyOne = async (member = 'other'): Promise<OpenProposal> => {
    const { open } = await proposals(member)
    const [list] = open
    if (!list || open.length > 1) throw new Error(`${open.length} wait`)
    return list
  }
  const approve = async (member: string, proposalId: string, minutes?: number, regionId = 'c1') =>
    told(
      await doAs(
        server.api,
        member,
        'proposal.approve',
        { proposalId, inPortions: true, ...(minutes === undefined ? {} : { minutes }) },
        regionId,
      ),
    )
  const decline = async (member: string, proposalId: string) => {
    const args = { proposalId, reason: '钱秀英多写了一位' }
    return told(await doAs(server.api, member, 'proposal.decline', args, 'c1'))
  }
  /** `idNumber`: as the worker reads it from the card. */
  const verify = async (volunteerId: string, idNumber = '') =>
    told(await doAs(server.api, 'worker', 'volunteer.verify', { volunteerId, idNumber }, 'c1'))
  const posted = async () => {
    const transfers = server.api.database.selectFrom('time_transfer').select(['kind', 'minutes'])
    return (await transfers.orderBy('minutes').execute()).map((one) => `${one.kind} ${one.minutes}`)
  }
  const posting = () => ({
    ...{ database: server.api.database, by: actorOf('admin'), nowMs: testNowMs },
  })
  const agreed = 'applied {"moved":true}'

  test('wait for a second person, who is shown what the list brings', async () => {
    const { api } = server
    expect(await bring()).toMatchObject([{ finished: true, waitingMinutes: 2790, leftOut: [] }])
    expect(await posted()).toEqual([])
    const { id, ...list } = await onlyOne()
    expect(list).toMatchObject({
      ...{ kind: 'opening', proposedByName: 'worker', mine: 'nothing', reason: '' },
      list: { fileName, people: 2, minutes: 2790, mostName: '钱秀英', mostMinutes: 2430 },
      // The second worker and the street's administrator.
      ...{ approvals: 0, approvalsNeeded: 1, mayAgree: 2 },
    })
    expect(await everyText(api)).not.toContain('钱秀英')
    const count = async (member: string) =>
      (await answer<OfficeWaiting>(api, member, 'volunteer.waiting', {})).proposals
    expect([await count('other'), await count('worker')]).toEqual([1, 0])

    expect(await approve('worker', id, 2790)).toContain('rejected needs-another')
    expect(await approve('leader', id, 2790)).toBe('rejected forbidden')
    // A worker of another community has no say; nor does one who has not seen the sum.
    expect(await approve('other', id, 2790, 'c2')).toBe('rejected proposal-not-found')
    expect(await approve('other', id)).toBe('rejected list-changed')
    expect(await approve('other', id, 2430)).toBe('rejected list-changed')
    expect(await posted()).toEqual([])
    expect(await approve('other', id, 2790)).toBe(agreed)
    expect(await approve('admin', id, 2790)).toBe('rejected already-done 已经办好')
    expect(await posted()).toEqual(['opening 360', 'opening 2430'])
    expect((await proposals('other')).open).toEqual([])
    expect(await bring()).toMatchObject([{ waitingMinutes: 0 }])
  })

  test('are posted once when two agree at once', async () => {
    await bring()
    const { id } = await onlyOne()
    const answers = await Promise.all([approve('other', id, 2790), approve('admin', id, 2790)])
    expect(answers.sort()).toEqual([agreed, 'rejected already-done 已经办好'])
    expect(await posted()).toEqual(['opening 360', 'opening 2430'])
  })

  test('are not posted when somebody declines: the people stay, who brought it reads why', async () => {
    await bring()
    const { id } = await onlyOne()
    expect(await decline('other', id)).toBe('applied')
    expect(await approve('admin', id, 2790)).toBe('rejected already-done 有人没有同意')
    expect(await posted()).toEqual([])
    expect((await proposals('worker')).declined).toMatchObject([
      { kind: 'opening', reason: '钱秀英多写了一位', list: { fileName, people: 2 } },
    ])
    // The list put right is a new one, and the people are the same.
    const right = [volunteerLine({ 可用余额: '4' }), volunteerLine(neighbour)]
    const preview = await previewList(server.api, right)
    expect(preview.counts).toMatchObject({ newVolunteers: 0, openingMinutes: 600, defects: 0 })
    await finishList(server.api, preview)
    expect((await onlyOne()).list?.fileName).toBe('')
    expect(await agreeToLists(server.api)).toEqual([agreed])
    expect(await posted()).toEqual(['opening 240', 'opening 360'])
  })

  test('that come after somebody looked are looked at anew, those after the approval by themselves', async () => {
    const preview = await previewList(server.api, manyVolunteers(250))
    await proceedList(server.api, preview)
    const { id } = await onlyOne()
    const seen = 100 * 2430
    expect(await proceedList(server.api, preview)).toMatchObject({ waitingMinutes: 2 * seen })
    expect(await approve('other', id, seen)).toBe('rejected list-changed')
    expect(await approve('other', id, 2 * seen)).toBe(agreed)
    await finishList(server.api, preview)
    const rest = await onlyOne()
    expect([rest.id === id, rest.list?.people]).toEqual([false, 50])
    expect(await approve('other', rest.id, 50 * 2430)).toBe(agreed)
    expect(await posted()).toHaveLength(250)
  })

  test('none of a list are posted when one cannot be, and it says whose', async () => {
    await bring()
    const { id: volunteerId } = await server.api.database
      .selectFrom('volunteer')
      .select('id')
      .where('number', '=', 'TX-0008')
      .executeTakeFirstOrThrow()
    const serviceId = openingSubject(volunteerId)
    await openingBalances(posting(), [{ volunteerId, minutes: 5, serviceId, capMinutes: 0 }])
    const { id } = await onlyOne()
    expect(await approve('other', id, 2790)).toBe('rejected list-changed 编号 TX-0008 已有期初余额')
    expect(await posted()).toEqual(['opening 5'])
    expect(await decline('worker', id)).toBe('applied')
  })

  /** As if the list had brought as many more, one minute each, who come before the others. */
  const grow = async (proposalId: string, more: number) => {
    const { database } = server.api
    const of = (columns: string) => sql.raw(columns)
    await sql`insert into volunteer (${of('tenant_id, id, number, region_id, state, details_cipher, details_verified, registered_at_ms')})
      select v.tenant_id, '00m' || n, 'M' || n, v.region_id, v.state, v.details_cipher, v.details_verified, v.registered_at_ms
      from volunteer v, generate_series(1, ${more}::integer) n where v.number = 'TX-0008'`.execute(
      database,
    )
    await sql`insert into listed_hours (tenant_id, proposal_id, volunteer_id, minutes, as_of_date)
      select p.tenant_id, p.id, '00m' || n, 1, '2026-03-01'
      from time_proposal p, generate_series(1, ${more}::integer) n where p.id = ${proposalId}`.execute(
      database,
    )
  }

  test('of thousands are posted in portions, by whoever goes on, and nobody’s twice', async () => {
    await bring()
    const { id } = await onlyOne()
    await grow(id, 1_200)
    const goOn = 'applied {"moved":false,"agreed":true}'
    expect(await approve('other', id, 2790 + 1_200)).toBe(goOn)
    expect(await posted()).toHaveLength(500)
    expect((await onlyOne()).list).toMatchObject({ people: 1_202, settled: 500 })
    // What is agreed to is not declined any more; who is not through yet is no other list's.
    expect(await decline('admin', id)).toBe('rejected already-done 同事已经同意，正在记进账户')
    const other = await previewList(server.api, [volunteerLine({ 可用余额: '60' })])
    expect(other.defects[0]?.reason).toMatch(/还等同事同意/)
    const count = async (member: string) =>
      (await answer<OfficeWaiting>(server.api, member, 'volunteer.waiting', {})).proposals
    expect([await count('other'), await count('worker')]).toEqual([1, 1])
    expect(await approve('other', id, undefined, 'c2')).toBe('rejected proposal-not-found')
    // What came since is told of at the end, and stays.
    const late = { volunteerId: '00m999', serviceId: openingSubject('00m999'), minutes: 5 }
    await openingBalances(posting(), [{ ...late, capMinutes: 0 }])
    // Whoever brought it may go on, too, and two at once are one after the other.
    const answers = await Promise.all([approve('admin', id), approve('worker', id)])
    expect(answers.sort()).toEqual([goOn, 'applied {"moved":true,"leftOut":["M999"]}'])
    expect(await approve('admin', id)).toBe('rejected already-done 已经办好')
    expect(await posted()).toHaveLength(1_202)
    // In the name of who agreed, whoever went on.
    const { rows } = await sql<{ by: string }>`select distinct by_member_id as by from time_transfer
      where kind = 'opening' and id <> 'opening/' || ${late.serviceId}`.execute(server.api.database)
    expect(rows).toEqual([{ by: 'other' }])
    expect((await proposals('other')).open).toEqual([])
  })

  test('a phone that does not go on by itself has all of them posted at once', async () => {
    await bring()
    const { id: proposalId } = await onlyOne()
    await grow(proposalId, 600)
    const args = { proposalId, minutes: 2790 + 600 }
    expect(told(await doAs(server.api, 'other', 'proposal.approve', args, 'c1'))).toBe(agreed)
    expect(await posted()).toHaveLength(602)
  })

  test('are one person’s once while they wait, too, and go with the person', async () => {
    const { api } = server
    await bring()
    const again = await previewList(api, both)
    expect(again.counts).toMatchObject({ unchangedVolunteers: 2, openings: 0 })
    const other = await previewList(api, [volunteerLine({ 可用余额: '60' })])
    expect(other.defects[0]?.reason).toMatch(/还等同事同意.*等同意的是 40 小时 30 分/)
    // Whoever was on the list signs in: nothing is redeemed before the colleague agreed.
    await register(api, 'nobody', registered)
    expect(await verify('v-nobody')).toContain('TX-0007')
    expect(await accountOf(api, 'nobody')).toMatchObject({ balanceMinutes: 0 })
    expect(await agreeToLists(api)).toEqual([agreed])
    expect(await accountOf(api, 'nobody')).toMatchObject({ balanceMinutes: 2430 })
  })

  /** Verified without an ID number, so that the list does not know them; with hours that come of this. */
  const serves = async (credit: typeof issueHours, serviceId: string) => {
    await register(server.api, 'nobody', { ...registered, idNumber: '', phone: '13905730009' })
    await verify('v-nobody')
    const hours = { volunteerId: 'v-nobody', minutes: 30, serviceId, capMinutes: 0 }
    await credit(posting(), [hours])
  }
  /** With the ID number by which the list's entry is found. */
  const comesBack = async () => {
    await doAs(server.api, 'nobody', 'volunteer.leave', {})
    await register(server.api, 'nobody', { ...registered, phone: '13905730009' })
    return verify('v-nobody', qianId)
  }

  test('follow into an entry that has hours of its own', async () => {
    await serves(issueHours, 's1')
    await bring()
    expect(await comesBack()).toContain('"volunteerId":"v-nobody"')
    expect(await agreeToLists(server.api)).toEqual([agreed])
    expect(await accountOf(server.api, 'nobody')).toMatchObject({ balanceMinutes: 2460 })
  })

  test('hold up what would leave no place for them: another opening balance, an inheritance', async () => {
    const { api } = server
    await serves(openingBalances, openingSubject('v-nobody'))
    await bring()
    expect(await comesBack()).toBe('rejected listed-hours-wait')
    const gone = api.database.updateTable('volunteer').set({ state: 'left' })
    await gone.where('number', '=', 'TX-0008').execute()
    const estate = { fromNumber: 'TX-0008', toNumber: '', reason: '过世' }
    const inherited = await doAs(api, 'worker', 'inheritance.propose', estate, 'c1')
    expect(told(inherited)).toBe('rejected listed-hours-wait')
  })

  test('that cannot be booked on the other entry stay where they are', async () => {
    const { api } = server
    await serves(issueHours, 's1')
    const { number = '' } =
      (await answer<VolunteerRecord | null>(api, 'nobody', 'volunteer.mine', {})) ?? {}
    const end = { volunteerId: 'v-nobody', reason: '搬走' }
    await doAs(api, 'worker', 'volunteer.end', end, 'c1')
    const estate = { fromNumber: number, toNumber: '', reason: '搬走' }
    await doAs(api, 'worker', 'inheritance.propose', estate, 'c1')
    const { id } = await onlyOne()
    for (const member of ['admin', 'other'] as const) await approve(member, id)
    // An opening balance of theirs, which the pool got because the account is closed.
    const serviceId = openingSubject('v-nobody')
    const brought = { volunteerId: 'v-nobody', minutes: 2430, serviceId, capMinutes: 0 }
    await openingBalances(posting(), [brought])
    await bring()
    await agreeToLists(api)
    await register(api, 'nobody', { ...registered, phone: '13905730009' })
    expect(await verify('v-nobody', qianId)).toBe('rejected hours-on-both')
    const listed = await api.database
      .selectFrom('volunteer as v')
      .innerJoin('time_account as a', 'a.owner_id', 'v.id')
      .select('a.balance')
      .where('v.number', '=', 'TX-0007')
      .execute()
    expect(listed).toEqual([{ balance: 2430 }])
  })
})
