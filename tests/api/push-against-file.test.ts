/** What a push finds out against what is on file: who was first in a field, and what an ID number says of its holder. */
import * as v from 'valibot'
import { regionIdShape } from '../../src/domain/shapes'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { actorOf, seedStreet } from '../support/api/test-street'
import {
  acceptsOnly,
  command,
  doorOf,
  idNumbers,
  openDoor,
  push,
  statuses,
  visitArgs,
} from '../support/api/test-file'

describeOnBoth('push against the file', (kind) => {
  let server: TestApi

  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b1', 'a', idNumbers.one)))
  })
  afterAll(() => server.close())

  test('a conflict names who was first when the command ran, not what the same push changed later', async () => {
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b1', 'first')))
    const { residentId } = doorOf('first')
    const edit = (from: string, to: string) =>
      command('resident.edit', 'b1', { residentId, changes: { remark: { from, to } } })
    acceptsOnly(await push(server.api, 'leader', edit('', '组长写的')))
    const results = await push(
      server.api,
      'micro',
      edit('', '我写的'),
      edit('组长写的', '看过再写的'),
      edit('', '又写'),
    )
    const { memberName } = actorOf('micro')
    expect(results).toMatchObject([
      { conflicts: [{ theirs: '组长写的', theirsByName: '李组长' }] },
      { conflicts: [] },
      { conflicts: [{ theirs: '看过再写的', theirsByName: memberName }] },
    ])
  })

  test('a birth date or sex against the ID number on file is refused, also in a visit and in the same push', async () => {
    const opened = await push(server.api, 'worker', ...openDoor('b1', 'born'))
    acceptsOnly(opened)
    const { residentId } = doorOf('born')
    const born = { from: '1940-03-07', to: '1941-03-07' }
    const results = await push(
      server.api,
      'leader',
      command('resident.correct-id-number', 'b1', { residentId, idNumber: idNumbers.third }),
      command('resident.edit', 'b1', {
        residentId,
        changes: { birthDate: { from: '1961-01-01', to: '1962-01-01' } },
      }),
      command('visit.record', 'b1', {
        ...visitArgs('born', 'v-born'),
        edits: [{ residentId, changes: { sex: { from: 'male', to: 'female' } } }],
      }),
      command('resident.edit', 'b1', {
        residentId: doorOf('a').residentId,
        changes: { birthDate: born },
      }),
      command('resident.edit', 'b1', {
        residentId,
        changes: { birthDate: { from: '1961-01-01', to: '' } },
      }),
    )
    expect(statuses(results)).toEqual([
      'applied',
      'rejected birth-date-disagrees',
      'rejected sex-disagrees',
      'rejected birth-date-disagrees',
      'applied',
    ])
    expect(results[1]).toMatchObject({ detail: '李佳珍 写的是 1962-01-01' })
  })

  test('undoing a merge brings nobody back into a household that has moved away since', async () => {
    const [kept, dropped] = [doorOf('kept'), doorOf('dropped')]
    const b1 = v.parse(regionIdShape, 'b1')
    const files = { keepId: kept.residentId, dropId: dropped.residentId, dropRegionId: b1 }
    const merge = command('resident.merge', 'b1', { ...files, fields: [] })
    const { householdId } = dropped
    const on = '2026-02-01'
    acceptsOnly(
      await push(
        server.api,
        'worker',
        ...openDoor('b1', 'kept'),
        ...openDoor('b1', 'dropped'),
        merge,
        command('household.move-out', 'b1', { householdId, on, whereTo: '' }),
      ),
    )
    const undo = command('resident.unmerge', 'b1', { ...files, eventId: merge.commandId })
    acceptsOnly(await push(server.api, 'worker', undo))
    const back = await server.api.database
      .selectFrom('resident')
      .select(['state', 'left_on'])
      .where('id', '=', files.dropId)
      .executeTakeFirst()
    expect(back).toEqual({ state: 'left', left_on: on })
  })
})
