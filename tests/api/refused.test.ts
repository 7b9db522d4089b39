/** Nobody's hour at the doors is lost because a post ended: refused entries wait and can be adopted. */
import { sql } from 'kysely'
import * as v from 'valibot'
import { withoutIdNumbers } from '../../cloudfunctions/api/refused/refused.procedures'
import { sealClearText } from '../../cloudfunctions/api/secrets/seal-clear-text'
import { commandIdShape } from '../../src/domain/shapes'
import type { RefusedEntry } from '../../src/protocol/contract'
import { answer, ask, codeOf } from '../support/api/ask'
import { everyText } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import {
  acceptsOnly,
  command,
  doorOf,
  idNumbers,
  officeCommand,
  openDoor,
  push,
  residentFields,
  statuses,
  visitArgs,
} from '../support/api/test-file'
import { endPost, seedStreet } from '../support/api/test-street'

describeOnBoth('refused entries', (kind) => {
  let server: TestApi
  const late = command('visit.record', 'b1', visitArgs('a', 'late'), 'late')
  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b1', 'a'), ...openDoor('b3', 'z')))
    await endPost(server.api, 'leader')
    const refused = await push(
      server.api,
      'leader',
      late,
      command('visit.record', 'b1', visitArgs('a', 'rubbish'), 'rubbish'),
      command('visit.record', 'b1', visitArgs('z', 'wrong-door'), 'wrong-door'),
      command(
        'resident.add',
        'b1',
        {
          residentId: 'p2',
          householdId: doorOf('a').householdId,
          fields: residentFields,
          idNumber: idNumbers.one,
        },
        'secret',
      ),
    )
    expect(statuses(refused)).toEqual(Array(4).fill('rejected forbidden'))
  })
  afterAll(() => server.close())

  const id = (text: string) => ({ refusedCommandId: v.parse(commandIdShape, text) })
  const adopt = (text: string, region = 'c1') => officeCommand('refused.adopt', region, id(text))
  const list = () =>
    answer<RefusedEntry[]>(server.api, 'worker', 'refused.list', { regionId: 'c1' })
  const entry = async (text: string) => (await list()).find(({ commandId }) => commandId === text)

  test('wait with the name of their author and without whole ID numbers', async () => {
    expect(await entry('late')).toMatchObject({
      state: 'open',
      code: 'forbidden',
      memberName: '李组长',
    })
    const secret = JSON.stringify(await entry('secret'))
    expect(secret).toContain('p2')
    expect(secret).not.toContain(idNumbers.one)
    expect(withoutIdNumbers({ note: `证件${idNumbers.one}` })).toEqual({
      note: '证件33**************29',
    })
    expect(
      withoutIdNumbers({ note: '330483 19400307 0029，电话 13800001234 13900001234' }),
    ).toEqual({
      note: '33**************29，电话 13800001234 13900001234',
    })
    expect(
      withoutIdNumbers([{ idNumber: '3304 8319 4003 070029' }, { idNumber: '33048319400307002' }]),
    ).toEqual([{ idNumber: '33**************29' }, { idNumber: '33*************02' }])
  })

  test('nothing is kept of who never held a post', async () => {
    const sent = command('visit.record', 'b1', visitArgs('a', 'stranger'), 'stranger')
    expect(statuses(await push(server.api, 'nobody', sent))).toEqual(['rejected forbidden'])
    expect(await entry('stranger')).toBeUndefined()
  })

  test('an answer stays small however much is waiting', async () => {
    const long = (name: string) =>
      command('visit.record', 'b3', { ...visitArgs('z', name), note: '长'.repeat(20_000) }, name)
    const names = Array.from({ length: 25 }, (_, index) => `long-${index}`)
    await push(server.api, 'steward', ...names.map(long))
    const entries = await list()
    expect(entries.length).toBeGreaterThan(10)
    expect(Buffer.byteLength(JSON.stringify(entries))).toBeLessThan(1.1 * 1024 * 1024)
    await server.api.database
      .deleteFrom('refused_command')
      .where('member_id', '=', 'steward')
      .execute()
  })

  test('an adopted one is written in the name of its author', async () => {
    const sent = adopt('late')
    expect(statuses(await push(server.api, 'worker', sent))).toEqual(['applied'])
    expect(statuses(await push(server.api, 'worker', sent))).toEqual(['replayed'])
    expect(statuses(await push(server.api, 'leader', late))).toEqual(['replayed'])
    const visit = await server.api.database
      .selectFrom('visit')
      .select(['member_id', 'member_name'])
      .where('id', '=', 'late')
      .executeTakeFirst()
    expect(visit).toEqual({ member_id: 'leader', member_name: '李组长' })
    expect(await entry('late')).toMatchObject({ state: 'adopted', settledByName: 'worker' })
    expect(statuses(await push(server.api, 'worker', adopt('late')))).toEqual([
      'rejected already-done',
    ])
  })

  test('what is wrong for another reason stays open', async () => {
    expect(statuses(await push(server.api, 'worker', adopt('wrong-door')))).toEqual([
      'rejected gone',
    ])
    expect(await entry('wrong-door')).toMatchObject({ state: 'open' })
  })

  test('a dismissed one stays in the list with who decided and why', async () => {
    const dismiss = officeCommand('refused.dismiss', 'c1', { ...id('rubbish'), reason: '记错了' })
    acceptsOnly(await push(server.api, 'worker', dismiss))
    expect(await entry('rubbish')).toMatchObject({
      state: 'dismissed',
      settledByName: 'worker',
      settledReason: '记错了',
    })
    expect(statuses(await push(server.api, 'worker', adopt('rubbish')))).toEqual([
      'rejected already-done',
    ])
    const { database, vault } = server.api
    expect(await everyText(server.api)).not.toContain('记错了')
    // As an older server left it: readable.
    await sql`update refused_command set settled_reason_cipher = '记错了'
      where settled_reason_cipher <> ''`.execute(database)
    await sql`insert into clear_text_column
      values ('refused_command', 'settled_reason_cipher', 'command_id')`.execute(database)
    expect(await sealClearText(database, vault)).toBe(1)
    expect(await everyText(server.api)).not.toContain('记错了')
    expect(await entry('rubbish')).toMatchObject({ settledReason: '记错了' })
  })

  test('two who adopt at once adopt once', async () => {
    const results = (
      await Promise.all([1, 2, 3].map(() => push(server.api, 'worker', adopt('secret'))))
    ).flat()
    expect(results.filter(({ status }) => status === 'applied')).toHaveLength(1)
  })

  test('are nobody else’s to see or adopt, and the author cannot', async () => {
    for (const member of ['other', 'leader', 'micro', 'nobody'] as const) {
      expect(statuses(await push(server.api, member, adopt('wrong-door')))).toEqual([
        'rejected forbidden',
      ])
      expect(codeOf(await ask(server.api, member, 'refused.list', { regionId: 'c1' }))).toBe(
        'forbidden',
      )
    }
    const elsewhere = await push(
      server.api,
      'other',
      adopt('wrong-door', 'c2'),
      adopt('invented', 'c2'),
    )
    expect(statuses(elsewhere)).toEqual(['rejected entry-not-found', 'rejected entry-not-found'])
  })
})
