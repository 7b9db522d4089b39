/** A whole ID number leaves the server with a line in the log and not without; the log and the history are confined. */
import { maxRevealsPerHour } from '../../cloudfunctions/api/privacy/reveal-id-number'
import type { AccessLogLine } from '../../src/protocol/access-log'
import type { FieldHistoryLine } from '../../src/protocol/contract'
import { answer, ask, codeOf } from '../support/api/ask'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly, command, doorOf, idNumbers, openDoor, push } from '../support/api/test-file'
import { seedStreet, type TestMember } from '../support/api/test-street'

describeOnBoth('privacy', (kind) => {
  let server: TestApi
  const { residentId, householdId } = doorOf('a')
  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
    acceptsOnly(
      await push(
        server.api,
        'worker',
        ...openDoor('b1', 'a', idNumbers.one),
        ...openDoor('b3', 'z'),
      ),
    )
  })
  afterAll(() => server.close())

  const reveal = (member: TestMember, input: object = {}) =>
    ask(server.api, member, 'privacy.revealIdNumber', {
      residentId,
      regionId: 'c1',
      reason: '核对低保材料',
      ...input,
    })
  const log = () =>
    answer<AccessLogLine[]>(server.api, 'worker', 'privacy.accessLog', { regionId: 'c1' })

  test('is forbidden without the permission, elsewhere, and for ids that are guessed', async () => {
    const answers = await Promise.all([
      reveal('leader', { regionId: 'g1' }),
      reveal('other', { regionId: 'c2' }),
      reveal('nobody'),
      reveal('worker', { residentId: 'invented' }),
    ])
    expect(answers.map(codeOf)).toEqual(Array(4).fill('forbidden'))
    expect(new Set(answers.map((reply) => JSON.stringify(reply))).size).toBe(1)
    expect(codeOf(await reveal('worker', { reason: '' }))).toBe('invalid')
    expect(codeOf(await reveal('worker', { residentId: doorOf('z').residentId }))).toBe('unusable')
    expect(await log()).toEqual([])
  })

  test('is answered whole and written down with who, when and why', async () => {
    expect(await reveal('worker')).toEqual({ ok: true, output: { idNumber: idNumbers.one } })
    expect(await log()).toEqual([
      {
        atMs: testNowMs,
        memberName: 'worker',
        act: 'reveal-id-number',
        residentId,
        volunteerId: '',
        personName: '李佳珍',
        reason: '核对低保材料',
      },
    ])
  })

  test('stops after so many in an hour, also when they come at once', async () => {
    const replies = await Promise.all(
      Array.from({ length: maxRevealsPerHour + 3 }, () => reveal('worker')),
    )
    expect(replies.filter((reply) => reply.ok)).toHaveLength(maxRevealsPerHour - 1)
    expect(codeOf(await reveal('worker'))).toBe('retry-later')
    expect(await log()).toHaveLength(maxRevealsPerHour)
  })

  test('looking at a phone number offline comes into the same log', async () => {
    acceptsOnly(
      await push(server.api, 'leader', command('access.note', 'b1', { residentId, act: 'dial' })),
    )
    expect((await log()).filter(({ act }) => act === 'dial')).toMatchObject([
      { memberName: '李组长' },
    ])
  })

  test('the history tells who changed what, to those of the region', async () => {
    const edit = command('resident.edit', 'b1', {
      residentId,
      changes: { phone: { from: '13800001234', to: '13900005678' } },
    })
    acceptsOnly(await push(server.api, 'leader', edit))
    const lines = await answer<FieldHistoryLine[]>(server.api, 'leader', 'history.ofHousehold', {
      householdId,
      regionId: 'b1',
    })
    expect(lines).toMatchObject([
      { field: 'phone', from: '13800001234', to: '13900005678', memberName: '李组长' },
    ])
    const remark = (from: string, to: string) =>
      command('resident.edit', 'b1', { residentId, changes: { remark: { from, to } } })
    const three = [remark('', '一'), remark('一', '二'), remark('二', '三')]
    acceptsOnly(await push(server.api, 'leader', ...three))
    const newest = await answer<FieldHistoryLine[]>(server.api, 'leader', 'history.ofHousehold', {
      householdId,
      regionId: 'b1',
    })
    expect(newest.filter(({ field }) => field === 'remark').map(({ to }) => to)).toEqual([
      '三',
      '二',
      '一',
    ])
    for (const [member, regionId] of [
      ['other', 'c2'],
      ['other', 'c1'],
      ['steward', 'b2'],
      ['nobody', 'b1'],
    ] as const)
      expect(
        codeOf(await ask(server.api, member, 'history.ofHousehold', { householdId, regionId })),
      ).toBe('forbidden')
    const guessed = await ask(server.api, 'other', 'history.ofHousehold', {
      householdId,
      regionId: 'c2',
    })
    const invented = await ask(server.api, 'other', 'history.ofHousehold', {
      householdId: 'none',
      regionId: 'c2',
    })
    expect(guessed).toEqual(invented)
  })
})
