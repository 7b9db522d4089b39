/** Who said to come and does not: asked by a message and on the own phone, given more time twice, then all are called again. */
import { sql } from 'kysely'
import type { HelpActInput } from '../../src/domain/help/help-commands'
import { defaultSettings } from '../../src/domain/settings/default-settings'
import { defaultHelpCall } from '../../src/domain/settings/help-call-rules'
import type { OfficeCommandArgs, OfficeCommandName } from '../../src/domain/office-commands'
import { runTimer } from '../../cloudfunctions/api/timer'
import type { MyHelpAnswer, WatchAnswer } from '../../src/protocol/help'
import { answer } from '../support/api/ask'
import { helpDetails } from '../support/api/help-samples'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly, doorOf, officeCommand, openDoor, push } from '../support/api/test-file'
import { endPost, seedStreet } from '../support/api/test-street'
import { addMembers } from '../support/api/test-volunteers'

const minuteMs = 60_000
const graceMs = defaultHelpCall.arrivalGraceSeconds * 1000

describeOnBoth('a helper who does not come', (kind) => {
  let server: TestApi
  let nowMs: number

  beforeEach(async () => {
    server = await openTestApi(kind)
    nowMs = testNowMs
    Object.assign(server.api, { nowMs: () => nowMs })
    await seedStreet(server.api)
    await addMembers(server.api, ['elder'])
    const details = {
      forWhom: 'self',
      door: '1幢101',
      name: '沈慧琴',
      phone: '13905730001',
    } as const
    const home = { homeId: 'home-1' }
    await send('elder', 'home.set', 'b1', { ...home, details })
    const key = { registrationId: 'key-1', ...home, details: helpDetails }
    await send('micro', 'help.register', 'm1', key)
    await press('call-1')
  })
  afterEach(() => server.close())

  const send = async <Name extends OfficeCommandName>(
    member: string,
    name: Name,
    regionId: string,
    args: OfficeCommandArgs<Name>,
  ): Promise<string> => {
    const [result] = await push(server.api, member, officeCommand(name, regionId, args))
    return result?.status === 'rejected' ? result.code : (result?.status ?? 'none')
  }
  const press = (callId: string, isDrill = false) =>
    send('elder', 'help.call', 'b1', {
      ...{ callId, registrationId: 'key-1', pressedAtMs: nowMs, isDrill },
    })
  const act = (member: string, regionId: string, done: HelpActInput) =>
    send(member, 'help.answer', regionId, { callId: 'call-1', act: done })
  const call = async () => {
    const { mine } = await answer<MyHelpAnswer>(server.api, 'elder', 'help.mine', {})
    return mine[0]?.call
  }
  const happened = async () =>
    (await call())?.events.map((one) =>
      `${one.round} ${one.kind} ${one.regionName || one.byName}`.trim(),
    ) ?? []
  const later = async (ms: number) => {
    nowMs += ms
    await Promise.all([runTimer(server.api, nowMs), runTimer(server.api, nowMs)])
  }
  const saw = async (member: string) => {
    const seen = await answer<WatchAnswer>(server.api, member, 'help.watch', { tag: '' })
    return seen.same ? undefined : seen.calls[0]
  }
  const remindersTo = async (member: string) => {
    const rows = await server.api.database
      .selectFrom('message')
      .select('id')
      .where('member_id', '=', member)
      .execute()
    return rows.length
  }
  const coming = { kind: 'acknowledge', minutes: 10, words: '' } as const
  const longer = { kind: 'delay', minutes: 5, words: '' } as const

  test('is asked, says how much longer twice, and then the others are called, once however many clocks', async () => {
    await act('steward', 'b1', coming)
    const before = await remindersTo('steward')
    await later(10 * minuteMs)
    expect(await saw('steward')).toMatchObject({
      state: 'acknowledged',
      responder: { isSelf: true, isReminded: true, delaysLeft: 2 },
    })
    expect(await remindersTo('steward')).toBe(before + 1)
    expect(await act('micro', 'm1', longer)).toBe('already-done')
    expect(await act('steward', 'b1', longer)).toBe('applied')
    expect(await call()).toMatchObject({ responder: { minutes: 5, isReminded: false } })
    await later(5 * minuteMs)
    expect(await act('steward', 'b1', longer)).toBe('applied')
    expect(await act('steward', 'b1', longer)).toBe('help-delays-used')
    await later(5 * minuteMs)
    await later(graceMs - 1)
    expect(await call()).toMatchObject({ state: 'acknowledged', round: 1 })
    await later(1)
    expect(await call()).toMatchObject({
      ...{ state: 'calling', round: 2, responder: null, relativesTold: false },
    })
    expect(await happened()).toEqual([
      '1 called',
      '1 alerted 区域b1',
      '1 acknowledged steward',
      '1 reminded steward',
      '1 delayed steward',
      '1 reminded steward',
      '1 delayed steward',
      '1 reminded steward',
      '1 overdue steward',
      '2 alerted 区域b1',
      '2 alerted 区域m1',
    ])
    expect(await saw('micro')).toMatchObject({ id: 'call-1', round: 2, state: 'calling' })
    // There after all, without acknowledging once more; and whoever has it is not replaced by the clock any more.
    expect(await act('steward', 'b1', { kind: 'arrive', words: '' })).toBe('applied')
    await later(600 * minuteMs)
    expect(await call()).toMatchObject({ state: 'arrived', responder: { name: 'steward' } })
    // Nobody has ended it, and the elder needs help once more: all are alerted anew.
    const told = await remindersTo('micro')
    await press('call-2')
    expect(await call()).toMatchObject({ id: 'call-1', state: 'calling', round: 3 })
    expect((await happened()).slice(-4)).toEqual([
      '2 pressed-anew',
      '3 alerted 区域b1',
      '3 alerted 区域m1',
      '3 alerted 区域g1',
    ])
    expect(await remindersTo('micro')).toBe(told + 1)
  })

  test('whose post ended meanwhile keeps no call from others, also while nobody runs a clock', async () => {
    await act('steward', 'b1', coming)
    await endPost(server.api, 'steward')
    nowMs += 10 * minuteMs + 150_000
    // The caller's own look is clock enough; asked late, they have the whole grace to answer.
    expect(await call()).toMatchObject({ state: 'acknowledged', responder: { isReminded: true } })
    nowMs += graceMs + 150_000
    expect(await call()).toMatchObject({ state: 'calling', round: 2 })
    expect((await happened()).slice(-3)).toEqual([
      '1 overdue steward',
      '2 alerted 区域m1',
      '2 alerted 区域g1',
    ])
    expect(await saw('steward')).toBeUndefined()
    expect(await saw('leader')).toMatchObject({ id: 'call-1' })
    expect(await act('leader', 'g1', coming)).toBe('applied')
    expect(await act('leader', 'g1', coming)).toBe('already-done')
    expect(await act('leader', 'g1', { kind: 'pass-on', words: '' })).toBe('applied')
    expect(await call()).toMatchObject({ state: 'calling', round: 3 })
  })

  test('a call that cannot be moved on is reported and hides no other from a phone on duty', async () => {
    await sql`create function refuse_move() returns trigger language plpgsql as $$
      begin raise exception 'stuck'; end $$`.execute(server.api.database)
    await sql`create trigger stuck before insert on help_event
      for each row execute function refuse_move()`.execute(server.api.database)
    nowMs += 3 * minuteMs
    expect(await saw('steward')).toMatchObject({ id: 'call-1' })
    expect(await call()).toMatchObject({ state: 'calling' })
    const [report] = server.reports.splice(0)
    expect(report?.what).toBe('help call call-1 could not be moved on')
  })

  test('who shares the home is told, also when it was confirmed after the key was given', async () => {
    await send('elder', 'help.cancel', 'b1', { callId: 'call-1' })
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b1', 'a')))
    await addMembers(server.api, ['daughter'])
    const details = {
      forWhom: 'self',
      door: '1幢101',
      name: '沈小梅',
      phone: '13905730002',
    } as const
    await send('daughter', 'home.set', 'b1', { homeId: 'home-2', details })
    const { householdId } = doorOf('a')
    for (const homeId of ['home-1', 'home-2'])
      expect(await send('worker', 'home.confirm', 'c1', { homeId, householdId })).toBe('applied')
    await press('call-2')
    await later(defaultHelpCall.escalateAfterSeconds * 1000)
    expect(await happened()).toEqual([
      '1 called',
      '1 alerted 区域b1',
      '1 alerted 区域m1',
      '1 relatives-told',
    ])
    expect(await call()).toMatchObject({ relativesTold: true })
    expect(await remindersTo('daughter')).toBe(1)
    expect(await remindersTo('elder')).toBe(0)
    const hers = await answer<MyHelpAnswer>(server.api, 'daughter', 'help.mine', {})
    expect(hers.mine[0]?.call).toMatchObject({ id: 'call-2', state: 'calling' })
  })

  test('a drill where there are to be none is no alarm; a server behind opens no call before the last', async () => {
    await send('elder', 'help.cancel', 'b1', { callId: 'call-1' })
    const helpCall = { ...defaultHelpCall, drillsAllowed: false }
    await server.api.database
      .updateTable('tenant')
      .set((set) => ({
        settings: JSON.stringify({ ...defaultSettings, helpCall }),
        structure_version: set('structure_version', '+', 1),
      }))
      .execute()
    expect(await press('call-2', true)).toBe('help-no-drills')
    expect(await call()).toMatchObject({ id: 'call-1', state: 'ended' })
    nowMs -= minuteMs
    await press('call-3')
    expect(await call()).toMatchObject({ id: 'call-3', calledAtMs: testNowMs })
    // As such a server wrote it before.
    await server.api.database
      .updateTable('help_call')
      .set({ called_at_ms: nowMs, pressed_at_ms: nowMs })
      .where('id', '=', 'call-3')
      .execute()
    expect(await call()).toMatchObject({ id: 'call-3', state: 'calling' })
  })
})
