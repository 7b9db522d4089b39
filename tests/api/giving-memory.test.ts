/** What a server remembers of givers and receivers says yes only while the rows are as they were; the tables keep themselves sound. */
import { sql } from 'kysely'
import { givingDeskOf } from '../../cloudfunctions/api/time-bank/giving-desk'
import { postOnGrounds } from '../../cloudfunctions/api/time-bank/grounded-posting.repository'
import { loadGivingFacts } from '../../cloudfunctions/api/time-bank/holder.repository'
import { volunteerAccount } from '../../src/domain/time-bank/ledger'
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

describeOnBoth('remembered givings', (kind) => {
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

  test('who gave is remembered; a receiver who left, and a rule that changed, are seen at once', async () => {
    const { api } = server
    const { memory } = givingDeskOf(api)
    const memberId = (
      await api.database
        .selectFrom('volunteer')
        .select('member_id')
        .where('number', '=', numbers.leader)
        .executeTakeFirstOrThrow()
    ).member_id
    const named = { tenantId, memberId: memberId ?? '', toNumber: numbers.micro }
    expect(memory.recall(named)).toBeNull()
    expect(await give('leader', numbers.micro)).toBe('applied')
    expect(memory.recall(named)).toMatchObject({
      giver: { memberName: expect.any(String) as string },
    })

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

  test('one who is remembered wrongly holds up nobody who gives at the same time', async () => {
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

  test('whoever is refused is not remembered, so that nobody pays for it twice', async () => {
    const { memory } = givingDeskOf(server.api)
    const { id } = await server.api.database
      .selectFrom('member')
      .innerJoin('volunteer', 'member_id', 'member.id')
      .select('member.id')
      .where('number', '=', numbers.leader)
      .executeTakeFirstOrThrow()
    const named = { tenantId, memberId: id, toNumber: numbers.micro }
    expect(await give('leader', numbers.micro)).toBe('applied')
    expect(memory.recall(named)).not.toBeNull()
    const much = await sendTo(server.api, 'leader', 'gift.give', {
      ...to(numbers.micro),
      minutes: 9000,
    })
    expect(much.status).toBe('rejected not-enough-hours')
    expect(memory.recall(named)).toBeNull()
  })

  test('on grounds that do not hold nothing is posted', async () => {
    const { database } = server.api
    const members = await database.selectFrom('volunteer').select('member_id').execute()
    const facts = await loadGivingFacts(database, tenantId, {
      memberIds: members.flatMap(({ member_id }) => member_id ?? []),
      numbers: [numbers.micro],
    })
    const micro = facts?.receivers.get(numbers.micro)
    const giver = [...(facts?.givers.values() ?? [])].find(({ holder }) => holder?.id !== micro?.id)
    if (!facts || !micro || !giver?.holder) throw new Error('They were all added.')
    const [debit, credit] = [volunteerAccount(giver.holder.id), volunteerAccount(micro.id)]
    const transfer = {
      id: 'grounded',
      kind: 'gift',
      phase: 'posted',
      minutes: 5,
      debit,
      credit,
    } as const
    const owned = [{ transfer, by: { ...giver, tenantId } }]
    const good = { rulesVersion: facts.rulesVersion, volunteers: [micro, giver.holder, micro] }
    const bad = [
      { ...good, rulesVersion: '1' },
      { ...good, volunteers: [{ ...micro, version: giver.holder.version + '0' }] },
      // Seen in two versions, of which one holds.
      { ...good, volunteers: [micro, { ...micro, version: '1' }] },
    ]
    for (const grounds of bad)
      expect(await postOnGrounds(database, owned, grounds, testNowMs)).toEqual([])
    const rows = await postOnGrounds(database, owned, good, testNowMs)
    expect(rows).toEqual([{ id: 'grounded', code: 'posted', excessMinutes: 0 }])
    expect(await hoursOf(server.api, 'micro')).toEqual([105, 0])
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
