/** The help call on the server: registered, pressed, alerted level by level, acknowledged by one, kept as it was. */
import type { HelpActInput } from '../../src/domain/help/help-commands'
import type { OfficeCommandArgs, OfficeCommandName } from '../../src/domain/office-commands'
import { runTimer } from '../../cloudfunctions/api/timer'
import type { AnsweredCall, HelpCallLine, MyHelpAnswer, WatchAnswer } from '../../src/protocol/help'
import { emptyDatabase } from '../support/api/look-inside'
import { answer, ask, codeOf } from '../support/api/ask'
import { helpDetails } from '../support/api/help-samples'
import { officeCommand, push } from '../support/api/test-file'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { endPost, seedStreet, tenantId } from '../support/api/test-street'

const secondMs = 1000

const addPeople = async ({ api }: TestApi): Promise<void> => {
  await api.database
    .insertInto('member')
    .values(
      ['elder', 'daughter', 'stranger'].map((id) => ({
        ...{ tenant_id: tenantId, id, openid: `openid-${id}`, name: id, demo_hint: null },
        created_at_ms: testNowMs,
      })),
    )
    .execute()
}

describeOnBoth('help calls', (kind) => {
  let server: TestApi
  let nowMs: number

  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    nowMs = testNowMs
    Object.assign(server.api, { nowMs: () => nowMs })
    await seedStreet(server.api)
    await addPeople(server)
    await send('elder', 'home.set', 'b1', {
      homeId: 'home-1',
      details: { forWhom: 'self', door: '1幢101', name: '沈慧琴', phone: '13905730001' },
    })
    await send('micro', 'help.register', 'm1', {
      ...{ registrationId: 'key-1', homeId: 'home-1', details: helpDetails },
    })
  })
  afterAll(() => server.close())

  const send = async <Name extends OfficeCommandName>(
    member: string,
    name: Name,
    regionId: string,
    args: OfficeCommandArgs<Name>,
  ): Promise<string> => {
    const [result] = await push(server.api, member, officeCommand(name, regionId, args))
    if (result?.status !== 'rejected') return result?.status ?? 'none'
    return result.detail === '' ? result.code : `${result.code} ${result.detail}`
  }
  const press = (callId = 'call-1', isDrill = false, pressedAtMs = nowMs) =>
    send('elder', 'help.call', 'b1', {
      ...{ callId, registrationId: 'key-1', pressedAtMs, isDrill },
    })
  const act = (member: string, regionId: string, done: HelpActInput, callId = 'call-1') =>
    send(member, 'help.answer', regionId, { callId, act: done })
  const mine = (member = 'elder') => answer<MyHelpAnswer>(server.api, member, 'help.mine', {})
  const call = async (member = 'elder') => (await mine(member)).mine[0]?.call
  const watch = (member: string, tag = '') =>
    answer<WatchAnswer>(server.api, member, 'help.watch', { tag })
  const rings = async (member: string) => {
    const seen = await watch(member)
    return seen.same ? [] : seen.calls.map(({ id }) => id)
  }
  const returnTo = (post: string) =>
    server.api.database
      .updateTable('post')
      .set({ ended_at_ms: null, ended_by_member_id: null, ended_by_name: '' })
      .where('id', '=', post)
      .execute()
  const happened = async () =>
    (await call())?.events.map((one) => [one.kind, one.regionName || one.byName].join(' ').trim())

  const coming = { kind: 'acknowledge', minutes: 10, words: '' } as const

  test('the nearest on duty is alerted, acknowledges, comes and ends it; the caller sees each', async () => {
    expect(await press()).toBe('applied')
    expect(await rings('steward')).toEqual(['call-1'])
    expect(await rings('micro')).toEqual([])
    expect(await act('steward', 'b1', coming)).toBe('applied')
    expect(await call()).toMatchObject({
      state: 'acknowledged',
      responder: { name: 'steward', minutes: 10 },
    })
    nowMs += 300 * secondMs
    expect(await act('steward', 'b1', { kind: 'arrive', words: '' })).toBe('applied')
    const end = { kind: 'end', outcome: 'helped', words: '扶起来了，没伤着' } as const
    expect(await act('steward', 'b1', end)).toBe('applied')
    expect(await rings('steward')).toEqual([])
    expect(await happened()).toEqual([
      'called',
      'alerted 区域b1',
      'acknowledged steward',
      'arrived steward',
      'ended steward',
    ])
    expect((await call())?.events.at(-1)).toMatchObject({ words: '扶起来了，没伤着' })
    expect(await act('steward', 'b1', end)).toMatch(/^already-done/)
  })

  test('not acknowledged it climbs to the top, each level once, also with timers at once', async () => {
    await press()
    for (let level = 0; level < 6; level += 1) {
      nowMs += 120 * secondMs
      await Promise.all([runTimer(server.api, nowMs), runTimer(server.api, nowMs), rings('other')])
    }
    expect(await happened()).toEqual([
      'called',
      'alerted 区域b1',
      'alerted 区域m1',
      'alerted 区域g1',
      'alerted 区域c1',
      'alerted 区域street',
      'at-top',
    ])
    const times = (await call())?.events.map(({ atMs }) => atMs) ?? []
    expect(times).toEqual([...times].sort((one, other) => one - other))
    for (const member of ['steward', 'micro', 'leader', 'worker', 'admin'])
      expect(await rings(member)).toEqual(['call-1'])
    expect(await rings('other')).toEqual([])
    expect(await act('admin', 'street', coming)).toBe('applied')
    expect(await call()).toMatchObject({ responder: { name: 'admin' } })
  })

  test('a look of the caller, or any phone on duty that asks, is clock enough', async () => {
    await press()
    nowMs += 121 * secondMs
    expect((await call())?.events.map(({ regionName }) => regionName)).toContain('区域m1')
    nowMs += 121 * secondMs
    await watch('other')
    expect(await rings('leader')).toEqual(['call-1'])
  })

  test('where nobody is on duty the level is passed over; where nobody is at all, the next at the top finds it', async () => {
    for (const member of ['steward', 'micro', 'leader', 'worker'] as const)
      await endPost(server.api, member)
    await press()
    expect(await rings('admin')).toEqual(['call-1'])
    await send('elder', 'help.cancel', 'b1', { callId: 'call-1' })
    await endPost(server.api, 'admin')
    await press('call-2')
    expect(await happened()).toEqual(['called', 'at-top'])
    await returnTo('post-leader')
    expect(await rings('leader')).toEqual(['call-2'])
  })

  test('who takes up a post above the top that was reached is alerted when the call is passed on, and is the top', async () => {
    for (const member of ['micro', 'leader', 'worker', 'admin'] as const)
      await endPost(server.api, member)
    await press()
    expect(await happened()).toEqual(['called', 'alerted 区域b1', 'at-top'])
    await act('steward', 'b1', coming)
    await returnTo('post-admin')
    expect(await act('steward', 'b1', { kind: 'pass-on', words: '' })).toBe('applied')
    expect((await happened())?.slice(-4)).toEqual([
      'passed-on steward',
      'alerted 区域b1',
      'alerted 区域street',
      'at-top',
    ])
    expect(await rings('admin')).toEqual(['call-1'])
  })

  test('two who acknowledge at once: one has it, the other is told who', async () => {
    await press()
    const results = await Promise.all([
      act('steward', 'b1', coming),
      act('micro', 'm1', coming),
      act('leader', 'g1', coming),
    ])
    const has = (await call())?.responder?.name ?? ''
    expect(results.filter((one) => one === 'applied')).toHaveLength(1)
    expect(results.filter((one) => one === `help-taken ${has}负责，约 10 分钟到`)).toHaveLength(2)
  })

  test('pressing again joins the open call, from whichever phone and however often', async () => {
    await Promise.all(['a', 'b', 'c'].map((id) => press(id)))
    const open = await server.api.database.selectFrom('help_call').select('id').execute()
    expect(open).toHaveLength(1)
    const said = (await call())?.events.map((one) => one.kind)
    expect(said?.filter((one) => one === 'pressed-again')).toHaveLength(2)
    expect(said?.filter((one) => one === 'called')).toHaveLength(1)
    // Sent once more after the end, because the answer was lost: it was this call, and calls nobody again.
    await send('elder', 'help.cancel', 'b1', { callId: (await call())?.id ?? '' })
    for (const id of ['a', 'b', 'c']) expect(await press(id)).toBe('applied')
    expect(await call()).toMatchObject({ state: 'ended' })
  })

  test('a drill is one until somebody presses in earnest; a call kept without a network says so', async () => {
    await press('call-1', true)
    expect(await call()).toMatchObject({ isDrill: true, isLate: false })
    await press('call-2')
    expect(await call()).toMatchObject({ id: 'call-1', isDrill: false, round: 2 })
    expect(await send('elder', 'help.cancel', 'b1', { callId: 'call-1' })).toBe('applied')
    await press('call-3', false, nowMs - 7200 * secondMs)
    expect(await call()).toMatchObject({ id: 'call-3', isLate: true })
  })

  test('an unchanged answer says only that', async () => {
    expect(await watch('steward', 'none')).toEqual({ same: true, pollSeconds: 10 })
    await press()
    const seen = await watch('steward', 'none')
    if (seen.same) throw new Error('the call was not seen')
    expect(seen).toMatchObject({ pollSeconds: 3, calls: [{ door: '1幢101', name: '沈*琴' }] })
    expect(await watch('steward', seen.tag)).toEqual({ same: true, pollSeconds: 3 })
    await act('steward', 'b1', coming)
    expect(await watch('steward', seen.tag)).toMatchObject({
      same: false,
      calls: [{ responder: { isSelf: true } }],
    })
  })

  test('who has nothing to do with the door presses, sees, answers and ends nothing', async () => {
    const pressed = { callId: 'x', registrationId: 'key-1', pressedAtMs: nowMs, isDrill: false }
    expect(await send('stranger', 'help.call', 'b1', pressed)).toBe('help-not-registered')
    await press()
    expect(await act('other', 'c2', coming)).toBe('help-call-not-found')
    expect(await act('other', 'c1', coming)).toBe('forbidden')
    expect(await act('nobody', 'b1', coming)).toBe('forbidden')
    expect(await send('stranger', 'help.cancel', 'b1', { callId: 'call-1' })).toBe(
      'help-call-not-found',
    )
    for (const member of ['other', 'stranger', 'elder'])
      expect(await answer(server.api, member, 'help.one', { callId: 'call-1' })).toBeNull()
    expect((await mine('stranger')).mine).toEqual([])
    expect(codeOf(await ask(server.api, 'steward', 'help.register', { regionId: 'b1' }))).toBe(
      'forbidden',
    )
    expect(codeOf(await ask(server.api, 'nobody', 'help.calls', { regionId: 'b1' }))).toBe(
      'forbidden',
    )
    const seen = await answer<readonly HelpCallLine[]>(server.api, 'leader', 'help.calls', {
      regionId: 'g1',
    })
    expect(seen.map(({ id }) => id)).toEqual(['call-1'])
  })

  test('who opens a call sees names and phones whole, and the elder sees who looked', async () => {
    await press()
    const seen = await answer<AnsweredCall>(server.api, 'steward', 'help.one', { callId: 'call-1' })
    expect(seen).toMatchObject({ name: '沈慧琴', person: { ...helpDetails, phone: '13905730001' } })
    expect((await mine()).mine[0]?.looks.map(({ memberName }) => memberName)).toEqual(['steward'])
  })

  test('nothing of who it is and what was said lies readable, and no event is changed', async () => {
    await press()
    await act('steward', 'b1', { kind: 'note', words: '老人说胸口闷' })
    for (const table of ['help_registration', 'help_call', 'help_event'] as const) {
      const text = JSON.stringify(await server.api.database.selectFrom(table).selectAll().execute())
      for (const said of ['沈慧琴', '13905730001', '沈小梅', '钥匙在隔壁', '胸口闷', '1幢101'])
        expect(text).not.toContain(said)
    }
    const change = server.api.database.updateTable('help_event').set({ at_ms: 0 }).execute()
    await expect(change).rejects.toThrow('stays as it was')
  })

  test('asked for by the resident, taken up once, and ended only when nobody calls', async () => {
    await send('daughter', 'home.set', 'b1', {
      homeId: 'home-2',
      details: {
        ...{ forWhom: 'elder', door: '1幢102', name: '王阿婆', phone: '13905730002' },
        ...{ relation: '母亲', consentedOn: '2026-03-01' },
      },
    })
    const asked = { registrationId: 'key-2', homeId: 'home-2', details: helpDetails }
    expect(await send('elder', 'help.ask-registration', 'b1', asked)).toBe('home-not-found')
    expect(await send('daughter', 'help.ask-registration', 'b1', asked)).toBe('applied')
    const early = { callId: 'd', registrationId: 'key-2', pressedAtMs: nowMs, isDrill: false }
    expect(await send('daughter', 'help.call', 'b1', early)).toBe('help-not-registered')
    const register = { ...asked, registrationId: 'key-other' }
    expect(await send('micro', 'help.register', 'm1', register)).toBe('applied')
    expect(await send('micro', 'help.register', 'm1', register)).toMatch(/^already-done/)
    expect(await send('daughter', 'help.call', 'b1', early)).toBe('applied')
    const end = { registrationId: 'key-2', reason: '搬走了' }
    expect(await send('micro', 'help.end', 'm1', end)).toMatch(/^invalid/)
    await send('daughter', 'help.cancel', 'b1', { callId: 'd' })
    expect(await send('other', 'help.end', 'c2', end)).toBe('help-registration-not-found')
    expect(await send('micro', 'help.end', 'm1', end)).toBe('applied')
    expect((await mine('daughter')).mine).toEqual([])
  })
})

describe('help calls over a restart', () => {
  test('what one server alerted another goes on with, and nothing twice', async () => {
    const server = await openTestApi('PostgreSQL')
    try {
      let nowMs = testNowMs
      await seedStreet(server.api)
      await addPeople(server)
      const home = {
        homeId: 'home-1',
        details: { forWhom: 'self', door: '1幢101', name: '沈慧琴', phone: '13905730001' },
      } as const
      await push(server.api, 'elder', officeCommand('home.set', 'b1', home))
      const key = { registrationId: 'key-1', homeId: 'home-1', details: helpDetails }
      await push(server.api, 'micro', officeCommand('help.register', 'm1', key))
      const pressed = { callId: 'c', registrationId: 'key-1', pressedAtMs: nowMs, isDrill: false }
      await push(server.api, 'elder', officeCommand('help.call', 'b1', pressed))
      const second = await server.openAnother()
      for (const api of [server.api, second.api]) Object.assign(api, { nowMs: () => nowMs })
      for (let level = 0; level < 5; level += 1) {
        nowMs += 121 * secondMs
        await Promise.all([server.api, second.api].map((api) => runTimer(api, nowMs)))
      }
      await second.close()
      const rows = await server.api.database
        .selectFrom('help_event')
        .select(['kind', 'region_id'])
        .where('kind', '=', 'alerted')
        .orderBy('turn')
        .execute()
      expect(rows.map((row) => row.region_id)).toEqual(['b1', 'm1', 'g1', 'c1', 'street'])
      expect(server.reports).toEqual([])
    } finally {
      await server.close()
    }
  })
})
