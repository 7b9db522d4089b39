/** A mediation from a quarrel to the revisit that was promised: who may, who learns what, the paper, the timer. */
import { addDays, chinaDate } from '../../src/domain/calendar'
import type { HomeDetails } from '../../src/domain/home/home'
import type { Party } from '../../src/domain/mediation/mediation'
import type { MediationActInput } from '../../src/domain/mediation/mediation-commands'
import type { OfficeCommandArgs, OfficeCommandName } from '../../src/domain/office-commands'
import {
  lockDueMessages,
  openMessageText,
} from '../../cloudfunctions/api/message/message.repository'
import { sweepMediations } from '../../cloudfunctions/api/mediation/sweep-mediations'
import type { AccessLogLine } from '../../src/protocol/access-log'
import type { MatterView } from '../../src/protocol/matter'
import type { MediationLine, MediationListName, MediationView } from '../../src/protocol/mediation'
import { answer, ask, codeOf } from '../support/api/ask'
import { matterRequest } from '../support/api/matter-samples'
import { memberOf, neighbourInput, partyInput } from '../support/api/mediation-samples'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { officeCommand, openDoor, doorOf, push, acceptsOnly } from '../support/api/test-file'
import { endPost, seedStreet } from '../support/api/test-street'
import { readPdf } from '../support/read-pdf'

const dayMs = 24 * 3_600_000
const today = chinaDate(testNowMs)
const hidden = ['漏水', '沈慧琴', '王建国', '13905730002', '王小军', '两家各出一半', '脾气急']

describeOnBoth('mediations', (kind) => {
  let server: TestApi
  /** One street for all, another mediation for each. */
  let mediationId = 'd0'

  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
  })
  beforeEach(() => {
    mediationId = `d${Number(mediationId.slice(1)) + 1}`
  })
  afterAll(() => server.close())

  const send = async <Name extends OfficeCommandName>(
    member: string,
    name: Name,
    regionId: string,
    args: OfficeCommandArgs<Name>,
  ): Promise<string> => {
    const [result] = await push(server.api, member, officeCommand(name, regionId, args))
    return result?.status === 'rejected' ? result.code : (result?.status ?? 'none')
  }
  const open = (
    member: string,
    regionId: string,
    change: Partial<OfficeCommandArgs<'mediation.open'>> = {},
  ) =>
    send(member, 'mediation.open', regionId, {
      ...{ mediationId, matterId: '', kind: '邻里', brief: '楼上漏水，争了三次' },
      ...{ mediatorIds: [memberOf(member)], parties: [partyInput('p1'), neighbourInput] },
      ...change,
    })
  const act = (member: string, regionId: string, one: MediationActInput) =>
    send(member, 'mediation.handle', regionId, { mediationId, act: one })
  const one = (member: string) =>
    answer<MediationView | null>(server.api, member, 'mediation.one', { mediationId })
  const list = async (member: string, regionId: string, name: MediationListName) =>
    (
      await answer<readonly MediationLine[]>(server.api, member, 'mediation.list', {
        ...{ regionId, list: name },
      })
    ).map(({ id }) => id)
  const agree = (
    change: Partial<Extract<MediationActInput, { kind: 'agree' }>> = {},
  ): Extract<MediationActInput, { kind: 'agree' }> => ({
    kind: 'agree',
    ...{ form: 'written', facts: '楼上漏水，淋坏了天花板。', performBy: '' },
    ...{ terms: '修卫生间的钱两家各出一半。', performance: '请人修好后一起付。' },
    ...{ agreedOn: today, revisitOn: addDays(today, 20) },
    ...change,
  })
  /** Both have agreed and met once. */
  const meet = async (member: string, regionId: string, parties = ['p1', 'party-2']) => {
    for (const partyId of parties)
      expect(
        await act(member, regionId, { kind: 'consent', partyId, agreed: true, words: '' }),
      ).toBe('applied')
    const held: MediationActInput = {
      kind: 'hold',
      ...{ atMs: testNowMs - 3_600_000, place: '社区调解室', presentIds: parties },
      ...{ alsoPresent: '楼长', words: '都说愿意修', privateWords: '王家脾气急，先单独谈' },
    }
    expect(await act(member, regionId, held)).toBe('applied')
  }

  test('a matter goes to mediation, ends in a signed paper, and the resident reads how it goes, not what was said', async () => {
    const submit = { matterId: 'm', request: matterRequest }
    expect(await send('nobody', 'matter.submit', 'b1', submit)).toBe('applied')
    const taken = { matterId: 'm', parties: [neighbourInput] }
    expect(await open('leader', 'g1', taken)).toBe('invalid')
    const accept = { matterId: 'm', act: { kind: 'accept' as const, words: '' }, photoIds: [] }
    expect(await send('micro', 'matter.handle', 'm1', accept)).toBe('applied')
    expect(await open('leader', 'g1', taken)).toBe('applied')
    expect(await open('micro', 'm1', { ...taken, mediationId: 'e' })).toBe('already-done')
    const of = { matterId: 'm' }
    const line = await answer<MediationLine>(server.api, 'worker', 'mediation.ofMatter', of)
    expect(line).toMatchObject({ id: mediationId, parties: ['沈*琴', '王*国'], isMine: false })
    expect(await act('leader', 'g1', agree())).toBe('consent-missing')
    await meet('leader', 'g1', [`${mediationId}.1`, 'party-2'])
    expect(await act('leader', 'g1', agree({ agreedOn: addDays(today, 1) }))).toBe('invalid')
    expect(await act('leader', 'g1', agree())).toBe('applied')
    expect(await list('leader', 'g1', 'mine')).toEqual([mediationId])
    expect(await act('leader', 'g1', { kind: 'sign', signedOn: today })).toBe('applied')
    expect(await one('leader')).toMatchObject({
      ...{ state: 'agreed', confirmUntil: addDays(today, 30), revisitOn: addDays(today, 20) },
    })
    const matter = { matterId: 'm' }
    const seen = await answer<MatterView>(server.api, 'nobody', 'matter.one', matter)
    expect(seen.steps.filter(({ kind: step }) => step === 'mediation')).toHaveLength(4)
    const told = JSON.stringify(seen.steps)
    expect(told).toContain('双方签了协议，已经生效。')
    for (const words of hidden.filter((word) => !matterRequest.text.includes(word)))
      expect(told).not.toContain(words)
    expect(await list('worker', 'c1', 'revisits')).toEqual([mediationId])
  })

  test('somebody of the files is found there, by who may read them; who lives with a party does not mediate', async () => {
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b1', 'a')))
    const { residentId } = doorOf('a')
    const known = partyInput('p1', { residentId })
    expect(await open('micro', 'm1', { parties: [known, neighbourInput] })).toBe('applied')
    expect((await one('micro'))?.people[0]).toMatchObject({ isOnFile: true, phone: '139******01' })
    const stranger = { ...known, id: 'p3', residentId: 'person-none' }
    expect(await act('micro', 'm1', { kind: 'set-party', party: stranger })).toBe('invalid')
    const home = {
      forWhom: 'self',
      door: '1幢1单元101',
      name: '李组长',
      phone: '13905730009',
    } as const
    expect(await send('leader', 'home.set', 'b1', { homeId: 'h', details: home })).toBe('applied')
    const confirmed = { homeId: 'h', householdId: doorOf('a').householdId }
    expect(await send('worker', 'home.confirm', 'c1', confirmed)).toBe('applied')
    const assign: MediationActInput = {
      kind: 'assign',
      mediatorIds: [memberOf('leader')],
      words: '',
    }
    expect(await act('micro', 'm1', assign)).toBe('mediator-involved')
  })

  test('no agreement: they are told of other ways; the paper is for its mediators and says what the law names', async () => {
    await open('leader', 'g1')
    await meet('leader', 'g1')
    const paperOf = (member: string) => ask(server.api, member, 'mediation.paper', { mediationId })
    expect(codeOf(await paperOf('leader'))).toBe('unusable')
    await act('leader', 'g1', agree({ performBy: addDays(today, 10) }))
    expect(codeOf(await paperOf('worker'))).toBe('forbidden')
    const { bytes, fileName } = await answer<{ bytes: string; fileName: string }>(
      ...([server.api, 'leader', 'mediation.paper', { mediationId }] as const),
    )
    expect(fileName).toBe(`人民调解协议书 ${today.slice(0, 4)}-0003.pdf`)
    const { text, pages } = readPdf(Buffer.from(bytes, 'base64'))
    expect(pages).toBe(1)
    for (const words of [
      ...['人调字第 3 号', '甲方', '姓名：沈慧琴', '年龄：68', '13905730002', '代理人：王小军'],
      ...['楼上漏水，淋坏了天花板。', '修卫生间的钱两家各出一半。', '李组长', '本协议一式 3 份'],
      ...['三十日内', '不收任何费用', '测试街道人民调解委员会印章'],
    ])
      expect(text).toContain(words)
    const why = '一家不肯出钱'
    const fail: MediationActInput = { kind: 'fail', toldWays: ['court', 'arbitration'], words: why }
    expect(await act('leader', 'g1', fail)).toBe('applied')
    expect(await act('leader', 'g1', agree())).toBe('already-done')
    expect(await one('leader')).toMatchObject({ state: 'failed', agreement: null, revisitOn: '' })
    expect(await list('leader', 'g1', 'ended')).toEqual([mediationId])
    for (const table of ['mediation', 'mediation_step', 'message'] as const) {
      const rows = JSON.stringify(await server.api.database.selectFrom(table).selectAll().execute())
      for (const words of [...hidden, why]) expect(rows).not.toContain(words)
    }
  })

  test('the timer reminds of the revisit once on its day, tells the office above, and two who revisit make one', async () => {
    await open('leader', 'g1')
    await meet('leader', 'g1')
    await act('leader', 'g1', agree({ form: 'oral', revisitOn: addDays(today, 3) }))
    const messages = async () =>
      (
        await server.api.database
          .selectFrom('message')
          .select('member_id as to')
          .where('id', 'like', `mediation.${mediationId}.%`)
          .orderBy('id')
          .execute()
      ).map(({ to }) => to)
    await sweepMediations(server.api, testNowMs + dayMs)
    expect(await messages()).toEqual([])
    for (let timers = 0; timers < 2; timers++)
      await Promise.all([
        sweepMediations(server.api, testNowMs + 4 * dayMs),
        sweepMediations(server.api, testNowMs + 4 * dayMs),
      ])
    expect(await messages()).toEqual(['leader'])
    await sweepMediations(server.api, testNowMs + 12 * dayMs)
    expect((await messages()).sort()).toEqual(['leader', 'leader', 'worker'])
    const revisit: Extract<MediationActInput, { kind: 'revisit' }> = {
      kind: 'revisit',
      ...{ on: today, kept: 'broken', words: '还没修', nextOn: '', toldCourt: false },
    }
    expect(await act('leader', 'g1', revisit)).toBe('invalid')
    const again = { ...revisit, nextOn: addDays(today, 30) }
    expect(await act('leader', 'g1', again)).toBe('applied')
    const done: MediationActInput = { ...revisit, kept: 'kept' }
    expect(await act('leader', 'g1', done)).toBe('applied')
    expect(await one('leader')).toMatchObject({ kept: 'kept', revisits: 2, revisitOn: '' })
    const asked = { kind: 'confirmation', on: today, words: '' } as const
    expect(await act('leader', 'g1', asked)).toBe('applied')
    expect(await list('leader', 'g1', 'mine')).not.toContain(mediationId)
  })

  test('a mediator is neutral, is on post there, and hands it on; the rest is told nothing that was said', async () => {
    expect(await open('nobody', 'g1')).toBe('forbidden')
    expect(await open('steward', 'b1')).toBe('forbidden')
    expect(await open('leader', 'g1', { mediatorIds: [memberOf('other')] })).toBe(
      'mediator-not-here',
    )
    const namesake = partyInput('p1', { name: 'worker' })
    const mediators = [memberOf('leader'), memberOf('worker')]
    expect(await open('leader', 'g1', { parties: [namesake], mediatorIds: mediators })).toBe(
      'mediator-involved',
    )
    expect(await open('leader', 'g1')).toBe('applied')
    await meet('leader', 'g1')
    expect(await act('worker', 'c1', { kind: 'note', words: '看看' })).toBe('not-its-mediator')
    expect(await act('other', 'c2', { kind: 'note', words: '看看' })).toBe('mediation-not-found')
    expect(await one('other')).toBeNull()
    const above = JSON.stringify(await one('worker'))
    for (const words of hidden) expect(above).not.toContain(words)
    const reveal = { mediationId, partyId: 'party-2' }
    expect(codeOf(await ask(server.api, 'worker', 'mediation.party', reveal))).toBe('forbidden')
    // The leader's post ends: the community gives it to somebody who is there.
    await endPost(server.api, 'leader')
    expect(codeOf(await ask(server.api, 'leader', 'mediation.party', reveal))).toBe('forbidden')
    const assign: MediationActInput = {
      kind: 'assign',
      mediatorIds: [memberOf('worker')],
      words: '换岗',
    }
    expect(await act('worker', 'c1', assign)).toBe('applied')
    const steps = (await one('worker'))?.steps
    expect(JSON.stringify(steps)).toContain('都说愿意修')
    // What the first mediator wrote for himself stays his.
    expect(JSON.stringify(steps)).not.toContain('脾气急')
    const party = await answer<Party>(server.api, 'worker', 'mediation.party', reveal)
    expect(party).toMatchObject({ name: '王建国', phone: '13905730002' })
    const log = await answer<readonly AccessLogLine[]>(server.api, 'worker', 'privacy.accessLog', {
      regionId: 'c1',
    })
    const entry = { act: 'show-party', personName: `调解 ${today.slice(0, 4)}-0005` }
    expect(log).toContainEqual(expect.objectContaining(entry))
    // So is that the worker took it over, and with it everything that was said.
    expect(log).toContainEqual(expect.objectContaining({ ...entry, reason: '自己接手调解' }))
  })

  test('only who handles a matter takes it to mediation, and who lives with the asker does not mediate', async () => {
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b1', 'n')))
    const { householdId } = doorOf('n')
    const home = {
      forWhom: 'self',
      door: '1幢1单元102',
      name: '沈慧琴',
      phone: '13905730001',
    } as const
    const lives = async (member: string, details: HomeDetails) => {
      const set = { homeId: `${member}.n`, details }
      expect(await send(member, 'home.set', 'b1', set)).toBe('applied')
      const confirmed = { homeId: set.homeId, householdId }
      expect(await send('worker', 'home.confirm', 'c1', confirmed)).toBe('applied')
    }
    await lives('nobody', home)
    await lives('micro', home)
    const matterId = 'm2'
    const submit = { matterId, request: matterRequest }
    expect(await send('nobody', 'matter.submit', 'b1', submit)).toBe('applied')
    // Past the micro-grid, whose leader has nothing to do with it from now on.
    const up = { matterId, act: { kind: 'hand-up' as const, words: '社区来办' }, photoIds: [] }
    expect(await send('worker', 'matter.handle', 'c1', up)).toBe('applied')
    const taken = { matterId, parties: [neighbourInput] }
    expect(await open('micro', 'm1', { ...taken, mediatorIds: [memberOf('worker')] })).toBe(
      'matter-not-found',
    )
    const together = { ...taken, mediatorIds: [memberOf('micro')] }
    expect(await open('worker', 'c1', together)).toBe('mediator-involved')
    expect(await open('worker', 'c1', taken)).toBe('applied')
    // Written anew, the asker still lives there.
    const party = partyInput(`${mediationId}.1`)
    expect(await act('worker', 'c1', { kind: 'set-party', party })).toBe('applied')
    const assign: MediationActInput = {
      kind: 'assign',
      mediatorIds: [memberOf('micro')],
      words: '',
    }
    expect(await act('worker', 'c1', assign)).toBe('mediator-involved')
    expect(await open('micro', 'm1', { ...taken, mediationId: 'e' })).toBe('matter-not-found')
    // Of the mother who is helped it is her home.
    await lives('nobody', { ...home, forWhom: 'elder', relation: '母亲', consentedOn: today })
    const helped = { name: '沈母', relation: '母亲', consent: 'said' } as const
    const help = { matterId: 'm3', request: { ...matterRequest, helped } }
    expect(await send('nobody', 'matter.submit', 'b1', help)).toBe('applied')
    const accept = { matterId: 'm3', act: { kind: 'accept' as const, words: '' }, photoIds: [] }
    expect(await send('micro', 'matter.handle', 'm1', accept)).toBe('applied')
    const ofMother = { ...together, mediationId: 'e', matterId: 'm3' }
    expect(await open('micro', 'm1', ofMother)).toBe('mediator-involved')
  })

  test('who is taken off is told, and a session of the same day is told by its date', async () => {
    const both = { mediatorIds: [memberOf('worker'), memberOf('micro')] }
    expect(await open('worker', 'm1', both)).toBe('applied')
    await meet('worker', 'm1')
    const plan = { kind: 'plan', atMs: testNowMs + 3_600_000, place: '调解室' } as const
    expect(await act('worker', 'm1', plan)).toBe('applied')
    await sweepMediations(server.api, testNowMs)
    const assign: MediationActInput = {
      kind: 'assign',
      mediatorIds: [memberOf('worker')],
      words: '',
    }
    expect(await act('worker', 'm1', assign)).toBe('applied')
    const { database, vault } = server.api
    const due = await database
      .transaction()
      .execute((transaction) => lockDueMessages(transaction, testNowMs + dayMs, { most: 500 }))
    const remarks = due
      .filter(({ id, memberId }) => id.includes(`.${mediationId}.`) && memberId === 'micro')
      .map((message) => openMessageText(vault, message).remark)
    const [year, month, day] = chinaDate(plan.atMs).split('-').map(Number)
    expect(remarks).toEqual([
      '请您来调解',
      `${year}年${month}月${day}日约好了调解`,
      '已经换了调解员，您不用再跟了',
    ])
  })
})
