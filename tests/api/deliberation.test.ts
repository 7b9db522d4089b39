/**
 * 居民议事厅 from a resident's proposal to its result: checked, said, voted by households, counted once, made a matter; who
 * voted what is nobody's to read, and two of a household who vote at once on two servers have one vote.
 */
import { runTimer } from '../../cloudfunctions/api/timer'
import type { Api } from '../../cloudfunctions/api/api'
import { handleCall } from '../../cloudfunctions/api/call'
import type { OfficeCommandArgs, OfficeCommandName } from '../../src/domain/office-commands'
import type { TopicPage, TopicView } from '../../src/protocol/deliberation'
import { answer, ask, codeOf } from '../support/api/ask'
import { topicFields as fields } from '../support/api/deliberation-samples'
import { everyText } from '../support/api/look-inside'
import { matterRequest } from '../support/api/matter-samples'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import {
  acceptsOnly,
  command,
  doorOf,
  officeCommand,
  openDoor,
  push,
  residentFields,
} from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'
import { addMembers } from '../support/api/test-volunteers'

const dayMs = 24 * 3_600_000
const names = { anna: '沈慧琴', ben: '沈小平', carl: '陈志强', dora: '吴阿珍' } as const

describeOnBoth('residents’ council', (kind) => {
  let server: TestApi
  let nowMs = testNowMs
  const api = (of: Api = server.api): Api => ({ ...of, nowMs: () => nowMs })

  const send = async <Name extends OfficeCommandName>(
    member: string,
    name: Name,
    where: string,
    args: OfficeCommandArgs<Name>,
    of: Api = server.api,
  ): Promise<string> => {
    const [result] = await push(api(of), member, officeCommand(name, where, args))
    return result?.status === 'rejected' ? result.code : (result?.status ?? 'none')
  }
  /** Found among the files behind a door, or only given. */
  const settle = async (member: keyof typeof names, where: string, door: string) => {
    const homeId = `home-${member}`
    const details = { forWhom: 'self', door, name: names[member], phone: '13905730001' } as const
    expect(await send(member, 'home.set', where, { homeId, details })).toBe('applied')
    if (door === '') return
    const { householdId } = doorOf(door)
    const fields = { ...residentFields, name: names[member] }
    const person = { residentId: `person-${member}`, householdId, fields, idNumber: '' }
    await push(api(), 'worker', command('resident.add', where, person))
    expect(await send('worker', 'home.confirm', 'c1', { homeId, householdId })).toBe('applied')
  }

  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
    await addMembers(server.api, Object.keys(names))
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b1', 'a'), ...openDoor('b2', 'b')))
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b4', 'c')))
    await settle('anna', 'b1', 'a')
    await settle('ben', 'b1', 'a')
    await settle('carl', 'b2', 'b')
    const details = {
      forWhom: 'self',
      door: '9幢',
      name: names.dora,
      phone: '13905730001',
    } as const
    await send('dora', 'home.set', 'c2', { homeId: 'home-dora', details })
  })
  afterAll(() => server.close())

  /** PGlite has one process. */
  const openSecond = () =>
    kind === 'PostgreSQL'
      ? server.openAnother()
      : Promise.resolve({ api: server.api, close: () => Promise.resolve() })
  const one = (member: string, topicId = 't') =>
    answer<TopicView | null>(api(), member, 'deliberation.one', { topicId })
  const shown = async (...regionIds: string[]) => {
    const call = { path: 'deliberation.shown', input: { regionIds, list: 'open' } }
    const reply = await handleCall(api(), { ...call, identity: { kind: 'none' } })
    return reply.ok ? (reply.output as TopicPage).topics.map(({ id }) => id) : reply.error.code
  }
  const open = (topicId = 't', where = 'g1', member = 'worker') =>
    send(member, 'deliberation.open', where, { topicId, fields })
  const say = (member: string, opinionId: string, text: string, isAnonymous = false) =>
    send(member, 'deliberation.say', 'g1', { topicId: 't', opinionId, text, isAnonymous })
  const vote = (member: string, option: number, of: Api = server.api) =>
    send(member, 'deliberation.vote', 'g1', { topicId: 't', homeId: `home-${member}`, option }, of)
  const told = async () => {
    const rows = await server.api.database
      .selectFrom('message')
      .select('id')
      .where('id', 'like', 'topic.t.%')
      .orderBy('id')
      .execute()
    return rows.map(({ id }) => id.replace('topic.t.', ''))
  }

  test('is proposed by who lives there, checked, and opened by the office, never before its check', async () => {
    const proposed = { title: fields.title, text: '旧车棚没有电。' }
    const propose = (member: string, where: string, topicId = 't') =>
      send(member, 'deliberation.propose', where, { topicId, ...proposed })
    expect(await propose('anna', 'street')).toBe('region-not-found')
    expect([await propose('dora', 'g1'), await propose('nobody', 'g1')]).toEqual([
      ...['home-not-here', 'home-not-here'],
    ])
    expect(await propose('anna', 'g1')).toBe('applied')
    expect(await propose('carl', 'g1')).toBe('id-taken')
    expect([await one('carl'), await shown('b1')]).toEqual([null, []])
    expect(await one('anna')).toMatchObject({ state: 'checking', content: 'waiting' })
    expect([await open(), await open('t', 'g3', 'admin')]).toEqual(['invalid', 'id-taken'])
    expect(await everyText(server.api)).not.toContain('充电棚')
    await runTimer(api(), nowMs)
    expect(await send('leader', 'deliberation.open', 'g1', { topicId: 't', fields })).toBe(
      'forbidden',
    )
    expect(await open()).toBe('applied')
    expect(await open()).toBe('already-done')
    // The office wrote it anew; what she had written is hers and the office's to read.
    const proposals = [await one('anna'), await one('worker'), await one('carl')]
    expect(proposals.map((view) => view?.proposed)).toEqual([proposed, proposed, null])
    expect([await shown('b1'), await shown('c1'), await shown('b4')]).toEqual([['t'], [], []])
    expect(await told()).toEqual(['1.worker', '2.anna'])
  })

  test('what neighbours say is checked, under a covered name or none; held is told, taken back is gone', async () => {
    expect([await say('dora', 'o0', '好'), await vote('anna', 0)]).toEqual([
      ...['home-not-here', 'phase-over'],
    ])
    expect(await say('anna', 'o1', '电线要埋好')).toBe('applied')
    expect(await say('carl', 'o2', '我家门口太吵', true)).toBe('applied')
    expect(await say('carl', 'o3', '你们滚出去吧')).toBe('applied')
    expect(await say('carl', 'o4', '说过头了')).toBe('applied')
    expect((await one('ben'))?.opinions).toEqual([])
    await runTimer(api(), nowMs)
    const unsay = (member: string, opinionId: string) =>
      send(member, 'deliberation.unsay', 'g1', { topicId: 't', opinionId })
    expect([
      await unsay('ben', 'o4'),
      await unsay('carl', 'o4'),
      await unsay('carl', 'o4'),
    ]).toEqual(['opinion-not-found', 'applied', 'already-done'])
    const seen = (await one('ben'))?.opinions.map(({ id, name }) => [id, name])
    expect(seen?.sort()).toEqual([
      ['o1', '沈*琴'],
      ['o2', ''],
    ])
    const own = (await one('carl'))?.opinions.find(({ id }) => id === 'o3')
    expect(own).toMatchObject({ state: 'held', isOwn: true })
    const o3 = { kind: 'opinion', subjectId: 'o3', writtenAtMs: testNowMs } as const
    const keep = { ...o3, reason: '请好好说' }
    expect(await send('worker', 'content.keep-held', 'c1', keep)).toBe('applied')
    const remove = { topicId: 't', opinionId: 'o2', reason: '说到了别人家' }
    expect(await send('other', 'deliberation.remove', 'c2', remove)).toBe('topic-not-found')
    expect(await send('worker', 'deliberation.remove', 'c1', remove)).toBe('applied')
    expect(await send('worker', 'deliberation.remove', 'c1', remove)).toBe('already-done')
    const states = (await one('carl'))?.opinions.map(({ id, state, reason }) => [id, state, reason])
    expect(states?.sort()).toEqual([
      ['o1', 'shown', ''],
      ['o2', 'removed', '说到了别人家'],
      ['o3', 'kept', '请好好说'],
      ['o4', 'withdrawn', ''],
    ])
    expect((await one('worker'))?.opinions.map(({ id }) => id)).toEqual(['o1'])
    expect(await told()).toEqual(
      expect.arrayContaining(['opinion.o2.removed.carl', 'opinion.o3.held.carl']),
    )
  })

  test('its words and dates are changed once over what was read, and who spoke is told; what is voted on stays', async () => {
    const { title, text, collectUntil, voteUntil } = fields
    expect(await say('ben', 'o5', '多装几个插座')).toBe('applied')
    const seenAtMs = (await one('worker'))?.changedAtMs ?? 0
    const words = { topicId: 't', title, text: `${text}请大家看看。`, collectUntil, voteUntil }
    const change = () => send('worker', 'deliberation.change', 'c1', { ...words, seenAtMs })
    expect([await change(), await change()]).toEqual(['applied', 'already-done'])
    expect(await one('ben')).toMatchObject({ text: words.text, options: fields.options })
    expect((await one('nobody'))?.former).toMatchObject([{ title, text, atMs: nowMs }])
    expect(await everyText(server.api)).not.toContain(text)
    expect(await told()).toEqual(expect.arrayContaining(['3.anna', '3.ben']))
    const other = { ...words, seenAtMs, options: ['甲', '乙'] }
    expect(await send('worker', 'deliberation.change', 'c1', other)).toBe('invalid')
  })

  test('one vote a household, changed until the close by who cast it, seen by who cast it alone', async () => {
    nowMs = testNowMs + 6 * dayMs
    // No timer has come round; the clock decides.
    expect(await say('anna', 'o9', '晚了')).toBe('phase-over')
    expect([await vote('dora', 0), await vote('nobody', 0), await vote('anna', 3)]).toEqual([
      ...['home-not-here', 'home-not-found', 'invalid'],
    ])
    expect([await vote('anna', 0), await vote('ben', 1), await vote('anna', 2)]).toEqual([
      ...['applied', 'household-voted', 'applied'],
    ])
    expect((await one('anna'))?.households).toMatchObject([{ cast: { isOwn: true, option: 2 } }])
    expect((await one('ben'))?.households).toMatchObject([
      { cast: { isOwn: false, option: null, byName: '沈慧琴' } },
    ])
    // Whoever cast it moved out by the files, whatever the phone still says: another of the household votes anew.
    const person = { residentId: 'person-anna', on: '' }
    const out = command('resident.move-out', 'b1', { ...person, whereTo: '' })
    acceptsOnly(await push(server.api, 'worker', out))
    expect([await vote('anna', 1), (await one('anna'))?.home]).toEqual(['home-not-here', 'changed'])
    expect((await one('ben'))?.households).toMatchObject([{ cast: null }])
    expect([await vote('ben', 0), await vote('carl', 0)]).toEqual(['applied', 'applied'])
    const { householdId } = doorOf('a')
    const back = command('resident.return', 'b1', { residentId: 'person-anna', householdId })
    acceptsOnly(await push(server.api, 'worker', back))
    expect(await vote('anna', 1)).toBe('household-voted')
    for (const member of ['worker', 'admin', 'carl']) {
      const view = await one(member)
      expect([view?.voted, view?.entitled, view?.result]).toEqual([2, 2, null])
      for (const name of [names.anna, names.ben]) expect(JSON.stringify(view)).not.toContain(name)
    }
    const rows = await server.api.database.selectFrom('deliberation_ballot').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('option')
  })

  test('is counted once by timers that come together, of those who live there then, and becomes a matter', async () => {
    await runTimer(api(), nowMs)
    expect((await one('ben'))?.state).toBe('voting')
    nowMs = testNowMs + 9 * dayMs
    expect(await vote('carl', 1)).toBe('phase-over')
    const another = await openSecond()
    const timers = [server.api, another.api, server.api]
    await Promise.all(timers.map((of) => runTimer(api(of), nowMs)))
    await another.close()
    const view = await one('nobody')
    expect(view).toMatchObject({ state: 'published', voted: 2, entitled: 2 })
    expect(view?.result).toEqual({
      ...{ votes: [2, 0, 0], voted: 2, entitled: 2, quorumMet: true, chosen: 0 },
    })
    const published = (await told()).filter((id) => id.startsWith('5.'))
    expect(published).toEqual(['5.anna', '5.ben'])
    const link = { topicId: 't', matterId: (await one('worker'))?.newMatterId ?? '' }
    expect([(await one('admin'))?.newMatterId, (await one('carl'))?.newMatterId]).toEqual([
      ...[link.matterId, ''],
    ])
    expect(await send('worker', 'deliberation.link', 'c1', link)).toBe('matter-not-found')
    const request = { ...matterRequest, category: '设施维修', text: fields.title }
    // A resident's own request is not what was decided, whatever its id.
    const guessed = { topicId: 't', matterId: 'guessed' }
    const asked = { matterId: 'guessed', request }
    expect(await send('carl', 'matter.submit', 'b2', asked)).toBe('applied')
    expect(await send('worker', 'deliberation.link', 'c1', guessed)).toBe('matter-not-found')
    const taken = { matterId: link.matterId, channel: 'desk', request } as const
    expect(await send('worker', 'matter.take-down', 'g1', taken)).toBe('applied')
    expect(await send('admin', 'matter.take-down', 'g1', taken)).toBe('id-taken')
    expect(await send('worker', 'deliberation.link', 'c1', link)).toBe('applied')
    expect(await send('worker', 'deliberation.link', 'c1', link)).toBe('already-done')
    expect((await one('carl'))?.matterId).toBe(link.matterId)
    expect(
      codeOf(await ask(api(), 'leader', 'deliberation.desk', { regionId: 'g1', list: 'open' })),
    ).toBe('forbidden')
  })

  test('two of a household on two servers at once: one vote stands, the other is told', async () => {
    nowMs = testNowMs
    await settle('anna', 'b1', 'a')
    const another = await openSecond()
    for (let round = 0; round < 4; round++) {
      const topicId = `race-${round}`
      nowMs = testNowMs
      expect(await open(topicId, 'c1')).toBe('applied')
      nowMs = testNowMs + 6 * dayMs
      const cast = (member: string, option: number, of: Api) =>
        send(member, 'deliberation.vote', 'c1', { topicId, homeId: `home-${member}`, option }, of)
      const outcomes = await Promise.all([
        cast('anna', 0, server.api),
        cast('ben', 1, another.api),
        cast('carl', 2, another.api),
      ])
      expect(outcomes.slice(0, 2).sort()).toEqual(['applied', 'household-voted'])
      const winner = outcomes[0] === 'applied' ? 'anna' : 'ben'
      nowMs = testNowMs + 9 * dayMs
      await Promise.all([server.api, another.api].map((of) => runTimer(api(of), nowMs)))
      const votes = winner === 'anna' ? [1, 0, 1] : [0, 1, 1]
      expect((await one('carl', topicId))?.result).toMatchObject({ votes, voted: 2, entitled: 3 })
    }
    await another.close()
    expect(server.reports).toEqual([])
  })

  test('a post votes as a household without a phone says: seen by the office as such, and the household’s own vote replaces it', async () => {
    nowMs = testNowMs
    expect(await open('p', 'c1')).toBe('applied')
    nowMs = testNowMs + 6 * dayMs
    const voteFor = (member: string, where: string, residentId: string, option = 1) =>
      send(member, 'deliberation.vote-for', where, {
        ...{ topicId: 'p', residentId, option },
        asked: 'door',
      })
    const fields = { ...residentFields, name: '钱阿婆' }
    const { householdId } = doorOf('c')
    const person = { residentId: 'granny', householdId, fields, idNumber: '' }
    acceptsOnly(await push(api(), 'worker', command('resident.add', 'b4', person)))
    const kid = { ...fields, name: '钱小宝', birthDate: '2018-01-01' }
    const child = { ...person, residentId: 'child', fields: kid }
    acceptsOnly(await push(api(), 'worker', command('resident.add', 'b4', child)))
    expect([
      await voteFor('steward', 'b1', 'granny'),
      await voteFor('leader', 'g1', 'granny'),
      await voteFor('worker', 'c1', 'child'),
      await voteFor('worker', 'c1', 'person-carl'),
      await voteFor('worker', 'c1', 'granny', 3),
    ]).toEqual(['forbidden', 'gone', 'invalid', 'household-votes-itself', 'invalid'])
    expect([
      await voteFor('worker', 'c1', 'granny'),
      await voteFor('worker', 'c1', 'granny', 2),
    ]).toEqual(['applied', 'applied'])
    const worker = await one('worker', 'p')
    const line = { byName: 'worker', saidBy: '钱*婆', asked: 'door' }
    expect(worker?.proxies).toMatchObject([true, false].map((stands) => ({ ...line, stands })))
    expect(JSON.stringify(worker?.proxies)).not.toContain('option')
    expect(worker).toMatchObject({ voted: 1, proxyActors: [{ byName: 'worker', households: 1 }] })
    expect(await one('carl', 'p')).toMatchObject({ proxies: [], proxyActors: [] })

    // A daughter takes the phone: she sees what was cast, by whom and as whose word, and casts anew.
    const elder = {
      ...({ forWhom: 'elder', door: '4幢', name: '钱阿婆', phone: '13905730001' } as const),
      ...{ relation: '母亲', consentedOn: '2026-03-01' },
    }
    await send('dora', 'home.set', 'c1', { homeId: 'home-granny', details: elder })
    await send('worker', 'home.confirm', 'c1', { homeId: 'home-granny', householdId })
    const [household] = (await one('dora', 'p'))?.households ?? []
    expect(household?.cast).toMatchObject({
      ...{ isProxied: true, isOwn: false, option: 2, byName: 'worker（代投，当面问过钱*婆）' },
    })
    const own = { topicId: 'p', homeId: 'home-granny', option: 0 }
    expect(await send('dora', 'deliberation.vote', 'c1', own)).toBe('applied')
    expect(await voteFor('worker', 'c1', 'granny')).toBe('household-votes-itself')
    expect((await one('worker', 'p'))?.proxies.map(({ stands }) => stands)).toEqual([false, false])
    expect(await everyText(server.api)).not.toContain('钱*婆')
    // The home of one who has moved out keeps nobody there from the vote.
    const son = { ...person, residentId: 'son', fields: { ...fields, name: '钱大伟' } }
    const away = command('resident.move-out', 'b4', { residentId: 'granny', on: '', whereTo: '' })
    acceptsOnly(await push(api(), 'worker', command('resident.add', 'b4', son), away))
    expect(await voteFor('worker', 'c1', 'son')).toBe('applied')
    nowMs = testNowMs + 9 * dayMs
    await runTimer(api(), nowMs)
    expect((await one('carl', 'p'))?.result).toMatchObject({ votes: [0, 1, 0], voted: 1 })
    expect(await voteFor('worker', 'c1', 'granny')).toBe('phase-over')
  })
})
