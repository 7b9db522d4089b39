/** Givings are posted where they are between two verified volunteers, by the rules that hold; the tables keep themselves sound. */
import { sql } from 'kysely'
import { giveTime } from '../../cloudfunctions/api/time-bank/give-time.repository'
import { loadGivingFacts } from '../../cloudfunctions/api/time-bank/holder.repository'
import { untilBlocked } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { officeCommand, push, statuses } from '../support/api/test-file'
import { seedStreet, tenantId } from '../support/api/test-street'
import {
  addTimeBankPeople,
  expectAudited,
  hoursOf,
  sendTo,
  setRules,
} from '../support/api/time-bank-people'

describeOnBoth('givings', (kind) => {
  let server: TestApi
  const numbers = { leader: '1001001', micro: '1001002', worker: '1001003' }
  const to = (toNumber: string) => ({ toNumber, minutes: 10, relation: '', words: '' })
  const become = (number: string, state: 'verified' | 'left') =>
    server.api.database
      .updateTable('volunteer')
      .set({ state })
      .where('number', '=', number)
      .execute()

  beforeEach(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
    await addTimeBankPeople(server.api, [
      { member: 'leader', number: numbers.leader, name: '李组长', minutes: 600 },
      { member: 'micro', number: numbers.micro, name: '王小妹', minutes: 100 },
      { member: 'worker', number: numbers.worker, name: '周干事', minutes: 300 },
    ])
    await setRules(server.api, { giftsTo: 'anyone' })
  })
  afterEach(async () => {
    await expectAudited(server.api)
    await server.close()
  })

  const give = async (member: 'leader' | 'worker', toNumber: string) =>
    (await sendTo(server.api, member, 'gift.give', to(toNumber))).status

  test('a receiver or a giver who left, and a rule that changed, are seen at once', async () => {
    const { api } = server
    expect(await give('leader', numbers.micro)).toBe('applied')
    await become(numbers.micro, 'left')
    expect(await give('leader', numbers.micro)).toBe('rejected volunteer-not-found')
    await become(numbers.micro, 'verified')
    expect(await give('leader', numbers.micro)).toBe('applied')
    await become(numbers.leader, 'left')
    expect(await give('leader', numbers.micro)).toBe('rejected not-verified')
    await become(numbers.leader, 'verified')
    await setRules(api, { giftsTo: 'nobody' })
    expect(await give('leader', numbers.micro)).toBe('rejected not-by-the-rules')
    expect(await hoursOf(api, 'micro')).toEqual([120, 0])
  })

  test('who gives to one who left holds up nobody who gives at the same time', async () => {
    expect(await give('leader', numbers.micro)).toBe('applied')
    expect(await give('worker', numbers.leader)).toBe('applied')
    await become(numbers.micro, 'left')
    const together = (['leader', 'worker', 'leader', 'worker', 'leader', 'worker'] as const).map(
      (member) => give(member, member === 'leader' ? numbers.micro : numbers.leader),
    )
    expect(await Promise.all(together)).toEqual(
      [1, 2, 3].flatMap(() => ['rejected volunteer-not-found', 'applied']),
    )
  })

  if (kind === 'PostgreSQL')
    test('two on two servers who come over the cap only together are both given', async () => {
      const other = await server.openAnother()
      await setRules(server.api, { giftsTo: 'anyone', personalCapMinutes: 115 })
      const { database } = server.api
      let statusesOfBoth: Promise<string[]> = Promise.resolve([])
      // Each has seen, before it waits, that its own gift stays under the cap.
      await database.transaction().execute(async (busy) => {
        await busy.selectFrom('time_account').select('id').forUpdate().execute()
        statusesOfBoth = Promise.all(
          [
            sendTo(server.api, 'leader', 'gift.give', to(numbers.micro)),
            sendTo(other.api, 'worker', 'gift.give', to(numbers.micro)),
          ].map(async (sent) => (await sent).status),
        )
        await untilBlocked(server.api, 2)
      })
      expect(await statusesOfBoth).toEqual(['applied', 'applied'])
      expect(await hoursOf(server.api, 'micro')).toEqual([115, 0])
      await other.close()
    })

  test('given before the rules changed, and its answer lost: it stands as it was given', async () => {
    const { api } = server
    await setRules(api, { giftsTo: 'relatives' })
    const gift = officeCommand('gift.give', 'c1', { ...to(numbers.micro), relation: '女儿' })
    expect(statuses(await push(api, 'leader', gift))).toEqual(['applied'])
    await setRules(api, { giftsTo: 'anyone' })
    const [again] = await push(api, 'leader', gift)
    expect(again).toMatchObject({ status: 'replayed', answer: { outcome: 'pending' } })
    const other = { ...gift, args: { ...to(numbers.micro), relation: '女儿', minutes: 20 } }
    expect(statuses(await push(api, 'leader', other))).toEqual(['rejected id-taken'])
  })

  test('what is not between two verified volunteers, or by other rules, is left out', async () => {
    const { database } = server.api
    const memberOf = async (number: string) => {
      const { member_id } = await database
        .selectFrom('volunteer')
        .select('member_id')
        .where('number', '=', number)
        .executeTakeFirstOrThrow()
      return member_id ?? ''
    }
    const [leader, worker] = [await memberOf(numbers.leader), await memberOf(numbers.worker)]
    const facts = await loadGivingFacts(database, tenantId, { memberIds: [], numbers: [] })
    const rulesVersion = facts?.rulesVersion ?? ''
    const giving = (id: string, memberId: string, toNumber: string | null) => ({
      transfer: { id, kind: 'gift', phase: 'posted', minutes: 5 } as const,
      by: { tenantId, memberId, memberName: '' },
      toNumber,
    })
    const asked = [
      giving('known', leader, numbers.micro),
      giving('unknown', leader, '1009999'),
      giving('known', worker, numbers.micro),
      giving('to-oneself', leader, numbers.leader),
      giving('nobody', 'nobody', numbers.micro),
      giving('to-the-pool', worker, null),
    ]
    const post = (version: string) => giveTime(database, version, asked, testNowMs)
    expect(await post('1')).toEqual(asked.map(() => null))
    const posted = { code: 'posted', excessMinutes: 0 }
    expect(await post(rulesVersion)).toEqual([
      { id: 'known', ...posted },
      ...[null, null, null, null],
      { id: 'to-the-pool', ...posted },
    ])
    await become(numbers.worker, 'left')
    expect((await post(rulesVersion)).map((one) => one?.code)).toEqual([
      'already',
      ...Array.from({ length: 5 }, () => undefined),
    ])
    expect(await hoursOf(server.api, 'micro')).toEqual([105, 0])
  })

  test('who gave is written down by name, or as one who left none', async () => {
    const { database } = server.api
    expect(await give('leader', numbers.micro)).toBe('applied')
    await database.updateTable('member').set({ name: '' }).execute()
    expect(await give('worker', numbers.micro)).toBe('applied')
    const gifts = await database
      .selectFrom('time_transfer')
      .select('by_name')
      .where('kind', '=', 'gift')
      .execute()
    const names = gifts.map(({ by_name }) => by_name).sort()
    expect(names).toEqual(['(未留名)', expect.stringMatching(/^[\u4e00-\u9fff]+$/)])
  })

  test('a row that does not add up is refused by its table', async () => {
    const { database } = server.api
    const unsound = {
      time_account: [
        `insert into time_account (tenant_id, id, kind, owner_id) values ('t1', 'team:a', 'team', 'b')`,
        `update time_account set balance = -1 where kind = 'volunteer'`,
      ],
      time_transfer: ['{"id": "x", "minutes": 0}', '{"id": "x", "kind": "correction"}'].map(
        (wrong) => `insert into time_transfer
          select (jsonb_populate_record(t, '${wrong}')).* from time_transfer t limit 1`,
      ),
      time_entry: ['{"sequence": 9, "balance_after": 7}', '{"sequence": 9, "hash": ""}'].map(
        (wrong) => `insert into time_entry
          select (jsonb_populate_record(e, '${wrong}')).* from time_entry e limit 1`,
      ),
    }
    for (const [table, statements] of Object.entries(unsound))
      for (const statement of statements)
        await expect(sql.raw(statement).execute(database)).rejects.toThrow(`${table}_is_sound`)
  })
})
