/** What a push guarantees: one effect for one id, refusals kept, one culprit refused alone. */
import * as v from 'valibot'
import type { Api } from '../../cloudfunctions/api/api'
import type { CommandArgs } from '../../src/domain/commands'
import { commandIdShape } from '../../src/domain/shapes'
import { everyText, newestVersion, takeLifeEventId } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { actorOf, endPost, seedStreet, tenantId } from '../support/api/test-street'
import {
  acceptsOnly,
  command,
  doorOf,
  envelope,
  idNumbers,
  officeCommand,
  openDoor,
  push,
  residentFields,
  statuses,
  visitArgs,
} from '../support/api/test-file'
import { pushCommands } from '../../cloudfunctions/api/push'

describeOnBoth('push', (kind) => {
  let server: TestApi

  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
    const opened = await push(
      server.api,
      'worker',
      ...openDoor('b1', 'a', idNumbers.one),
      ...openDoor('b3', 'z'),
    )
    acceptsOnly(opened)
  })
  afterAll(() => server.close())

  test('a visit feeds the log, the file and the follow-ups in one command', async () => {
    const { residentId } = doorOf('a')
    const visit = command('visit.record', 'b1', {
      ...visitArgs('a', 'v1'),
      edits: [{ residentId, changes: { employer: { from: '', to: '桐乡毛衫城' } } }],
      followUps: [{ id: 'f1', kind: 'promise', text: '送药', dueOn: '2026-03-12' }],
    })
    expect(statuses(await push(server.api, 'leader', visit))).toEqual(['applied'])
    const resident = await server.api.database
      .selectFrom('resident')
      .select(['employer', 'initials'])
      .where('id', '=', residentId)
      .executeTakeFirst()
    expect(resident).toEqual({ employer: '桐乡毛衫城', initials: 'ljz' })
    const history = await server.api.database
      .selectFrom('field_history')
      .select(['field', 'old_value', 'new_value', 'member_name', 'household_id'])
      .where('record_id', '=', residentId)
      .execute()
    expect(history).toEqual([
      {
        field: 'employer',
        old_value: '""',
        new_value: '"桐乡毛衫城"',
        member_name: '李组长',
        household_id: doorOf('a').householdId,
      },
    ])
    const followUp = await server.api.database.selectFrom('follow_up').select('state').execute()
    expect(followUp).toEqual([{ state: 'open' }])
  })

  test('sending again answers as the first time and changes nothing', async () => {
    const visit = command('visit.record', 'b1', visitArgs('a', 'v2'))
    expect(statuses(await push(server.api, 'leader', visit, visit))).toEqual([
      'applied',
      'replayed',
    ])
    expect(statuses(await push(server.api, 'leader', visit))).toEqual(['replayed'])
    const before = await newestVersion(server.api)
    await push(server.api, 'leader', visit)
    expect(await newestVersion(server.api)).toBe(before)
  })

  test('a refused command stays refused, and its replay says the same', async () => {
    const visit = command('visit.record', 'b1', visitArgs('a', 'v2'))
    expect(statuses(await push(server.api, 'leader', visit))).toEqual(['rejected id-taken'])
    expect(statuses(await push(server.api, 'leader', visit))).toEqual(['rejected id-taken'])
  })

  test('an id of another member is refused without telling what it was', async () => {
    const visit = command('visit.record', 'b1', visitArgs('a', 'v3'))
    await push(server.api, 'leader', visit)
    expect(statuses(await push(server.api, 'micro', visit))).toEqual(['rejected id-taken'])
  })

  test('two people who change one field: the second sees who was first', async () => {
    const { residentId } = doorOf('a')
    const edit = (to: string) =>
      command('resident.edit', 'b1', {
        residentId,
        changes: { phone: { from: '13800001234', to } },
      })
    expect(statuses(await push(server.api, 'leader', edit('13911112222')))).toEqual(['applied'])
    const [second] = await push(server.api, 'micro', edit('13733334444'))
    expect(second).toMatchObject({
      status: 'applied',
      conflicts: [
        {
          field: 'phone',
          from: '13800001234',
          mine: '13733334444',
          theirs: '13911112222',
          theirsByName: '李组长',
        },
      ],
    })
  })

  test('a wrong shape is refused in Chinese', async () => {
    const wrong = envelope({
      name: 'visit.record',
      regionId: 'b1',
      args: { ...visitArgs('a', 'v9'), note: 'x'.repeat(1001) },
    })
    const [result] = await push(server.api, 'leader', wrong)
    expect(result).toMatchObject({
      status: 'rejected',
      code: 'invalid',
      detail: '走访记录 最多 1000 个字',
    })
    const edits = [
      { birthDate: { from: '', to: '2026-02-30' } },
      { name: { from: '李佳珍', to: '  ' } },
      { phone: { from: '', to: '无' } },
    ]
    const results = await push(
      server.api,
      'leader',
      ...edits.map((changes) =>
        command('resident.edit', 'b1', { residentId: doorOf('a').residentId, changes }),
      ),
    )
    expect(results).toMatchObject([
      { detail: '出生日期 日历上没有这一天' },
      { detail: '姓名不能空着' },
      { detail: '电话只写数字' },
    ])
  })

  test('an unknown command and another schema version are refused as unknown', async () => {
    const unknown = envelope({ name: 'no.such', regionId: 'b1', args: {} })
    const newer = { ...command('visit.record', 'b1', visitArgs('a', 'v9')), schemaVersion: 2 }
    expect(statuses(await push(server.api, 'leader', unknown, newer))).toEqual([
      'rejected unknown-command',
      'rejected unknown-command',
    ])
  })

  test('what is refused is kept whole, encrypted, for the community', async () => {
    const visit = command('visit.record', 'b5', { ...visitArgs('a', 'v10'), note: '写了一小时' })
    expect(statuses(await push(server.api, 'leader', visit))).toEqual(['rejected forbidden'])
    const row = await server.api.database
      .selectFrom('refused_command')
      .selectAll()
      .where('command_id', '=', visit.commandId)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ state: 'open', region_id: 'b5', code: 'forbidden' })
    expect(row.envelope_cipher).toMatch(/^g1\./)
    expect(row.envelope_cipher).not.toContain('写了一小时')
    const place = { tenantId, recordId: visit.commandId, field: 'envelope' }
    expect(JSON.parse(server.api.vault.open(place, row.envelope_cipher))).toEqual(visit)
  })

  test('the same ID number is refused, and where it is said only to who may read there', async () => {
    const add = (regionId: string, suffix: string) =>
      command('resident.add', regionId, {
        householdId: doorOf(suffix).householdId,
        residentId: `twin-${suffix}`,
        fields: { ...residentFields, name: '另一人' },
        idNumber: idNumbers.one,
      })
    const [own] = await push(server.api, 'worker', add('b3', 'z'))
    expect(own).toMatchObject({ code: 'same-id-number', detail: '李佳珍(迎凤二期 7幢2单元903)' })
    acceptsOnly(await push(server.api, 'other', ...openDoor('b5', 'far')))
    const [far] = await push(server.api, 'other', add('b5', 'far'))
    expect(far).toMatchObject({ code: 'same-id-number', detail: '' })
  })

  test('a constraint that fails the batch refuses only its culprit', async () => {
    const good = command('visit.record', 'b1', visitArgs('a', 'v20'))
    const also = command('visit.record', 'b1', visitArgs('a', 'v21'))
    // Its line in the timeline has the command's id, and there is such a line already.
    await takeLifeEventId(server.api, 'culprit')
    const { householdId } = doorOf('z')
    const away = { householdId, on: '', whereTo: '' }
    const culprit = command('household.move-out', 'b3', away, 'culprit')
    expect(statuses(await push(server.api, 'worker', good, culprit, also))).toEqual([
      'applied',
      'rejected id-taken',
      'applied',
    ])
    const visits = await server.api.database
      .selectFrom('visit')
      .select('id')
      .where('id', 'in', ['v20', 'v21'])
      .execute()
    expect(visits).toHaveLength(2)
  })

  test('an id outside the own posts looks the same whether it exists or not', async () => {
    const edit = (residentId: string) =>
      command('resident.edit', 'b1', {
        residentId,
        changes: { remark: { from: '', to: '看看' } },
      })
    const guess = await push(server.api, 'micro', edit('person-far'), edit('person-nowhere'))
    expect(statuses(guess)).toEqual(['rejected gone', 'rejected gone'])
    const takeOver = command('house.add', 'b1', {
      houseId: doorOf('far').houseId,
      fields: {
        estate: '偷来的',
        building: '',
        unit: '',
        floor: null,
        room: '',
        use: 'home',
        remark: '',
      },
    })
    expect(statuses(await push(server.api, 'micro', takeOver))).toEqual(['rejected id-taken'])
    const house = await server.api.database
      .selectFrom('house')
      .select(['estate', 'region_id'])
      .where('id', '=', doorOf('far').houseId)
      .executeTakeFirst()
    expect(house).toEqual({ estate: '迎凤二期', region_id: 'b5' })
  })

  test('correcting the file at the door needs the right to write it', async () => {
    const visit = (visitId: string, edits: CommandArgs<'visit.record'>['edits']) =>
      command('visit.record', 'b1', { ...visitArgs('a', visitId), edits })
    const { residentId } = doorOf('a')
    const results = await push(
      server.api,
      'steward',
      visit('v40', []),
      visit('v41', [{ residentId, changes: { remark: { from: '', to: '改掉' } } }]),
    )
    expect(statuses(results)).toEqual(['applied', 'rejected forbidden'])
  })

  test('a number taken off one file is free for another in the same push', async () => {
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b3', 'mixed', idNumbers.other)))
    const correct = (suffix: string, regionId: string, idNumber: string) =>
      command('resident.correct-id-number', regionId, {
        residentId: doorOf(suffix).residentId,
        idNumber,
      })
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b3', 'later')))
    const results = await push(
      server.api,
      'worker',
      correct('mixed', 'b3', ''),
      correct('later', 'b3', idNumbers.other),
    )
    expect(statuses(results)).toEqual(['applied', 'applied'])
    const again = await push(
      server.api,
      'worker',
      correct('later', 'b3', ''),
      correct('mixed', 'b3', idNumbers.other),
      correct('later', 'b3', idNumbers.other),
    )
    expect(statuses(again)).toEqual(['applied', 'applied', 'rejected same-id-number'])
  })

  /** A server that fails whenever it has to seal something of one resident, at a moment of its own. */
  const sickAbout = (residentId: string, afterMs = 0): Api => ({
    ...server.api,
    nowMs: () => server.api.nowMs() + afterMs,
    vault: {
      ...server.api.vault,
      seal: (place, text) => {
        if (place.recordId === residentId) throw new Error('The key store is away')
        return server.api.vault.seal(place, text)
      },
    },
  })

  test('what rests on a command that could not be looked at waits with it', async () => {
    const sick = sickAbout('person-sick')
    const [house, movingIn] = openDoor('b1', 'sick')
    if (!house || !movingIn) throw new Error('A door has two commands')
    const dismiss = officeCommand('refused.dismiss', 'c1', {
      refusedCommandId: v.parse(commandIdShape, 'nobody-knows'),
      reason: '',
    })
    acceptsOnly(await push(server.api, 'worker', house))
    const visit = command('visit.record', 'b1', visitArgs('sick', 'v50'))
    const sent = [movingIn, dismiss, visit]
    expect(statuses(await push(sick, 'worker', ...sent))).toEqual([
      'retry-later',
      'retry-later',
      'retry-later',
    ])
    expect(statuses(await push(server.api, 'worker', ...sent))).toEqual([
      'applied',
      'rejected entry-not-found',
      'applied',
    ])
  })

  test('a command that the server cannot settle for hours is kept for the office, and lets the rest go on', async () => {
    const [house, movingIn, ...rest] = openDoor('b1', 'stuck')
    if (!house || !movingIn) throw new Error('A door has two commands')
    const visit = command('visit.record', 'b1', visitArgs('a', 'v51'))
    const sent = [house, movingIn, ...rest, visit]
    const hours = 3_600_000
    for (const afterMs of [0, 1, 2, 3, 5.9].map((count) => count * hours))
      expect(
        statuses(await push(sickAbout('person-stuck', afterMs), 'worker', ...sent)).at(-1),
      ).toBe('retry-later')
    const results = await push(sickAbout('person-stuck', 6 * hours), 'worker', ...sent)
    expect(statuses(results)).toEqual(['replayed', 'rejected server-fault', 'applied'])
    const adopt = officeCommand('refused.adopt', 'b1', { refusedCommandId: movingIn.commandId })
    expect(statuses(await push(server.api, 'worker', adopt))).toEqual(['applied'])
  })

  test('no personal number stands readable in any column', async () => {
    const text = await everyText(server.api)
    expect(text).toContain('迎凤二期')
    for (const secret of [idNumbers.one, '13800001234', '13911112222', '13733334444'])
      expect(text).not.toContain(secret)
  })

  test('a post that ended a moment ago allows nothing', async () => {
    await endPost(server.api, 'steward')
    const visit = command('visit.record', 'b1', visitArgs('a', 'v30'))
    expect(statuses(await pushCommands(server.api, actorOf('steward'), [visit]))).toEqual([
      'rejected forbidden',
    ])
  })
})
