/** Givings that nothing is in the way of are posted at once, and come to the same as one after the other. */
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Database } from '../../cloudfunctions/api/database/connect'
import type { Statements } from '../../cloudfunctions/api/database/prepared'
import { giveTime } from '../../cloudfunctions/api/time-bank/give-time.repository'
import {
  openVolunteerAccounts,
  type Transfer,
} from '../../cloudfunctions/api/time-bank/ledger.repository'
import { LedgerModel } from '../support/api/ledger-model'
import {
  balancesOf,
  capMinutes,
  movesArbitrary,
  openLedger,
  postTo,
  transfersOf,
  volunteerIds,
} from '../support/api/ledger-moves'
import { untilBlocked } from '../support/api/look-inside'
import { expectAudited } from '../support/api/time-bank-people'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'

const ownerOf = (account = ''): string => account.replace('volunteer:', '')

describeOnBoth('what is given', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  afterAll(() => server.close())

  /** A ledger whose volunteers have registered: member m-a has number n-a. */
  const openTown = async (): Promise<string> => {
    const { database } = server.api
    const tenantId = await openLedger(server.api)
    const own = { tenant_id: tenantId, id: 'r', name: 'r', parent_id: null, level_id: 'street' }
    await database
      .insertInto('region')
      .values({ ...own, path: '/r/', scope_id: 'r', code: '', ordinal: 0 })
      .execute()
    for (const id of volunteerIds) {
      const member = { id: `m-${id}`, name: id, openid: null, demo_hint: null, created_at_ms: 0 }
      await database
        .insertInto('member')
        .values({ tenant_id: tenantId, ...member })
        .execute()
      await database
        .insertInto('volunteer')
        .values({
          ...{ tenant_id: tenantId, id, number: `n-${id}`, region_id: 'r', member_id: `m-${id}` },
          ...{ state: 'verified', details_cipher: '', details_verified: true },
          ...{ registered_at_ms: 0, settled_at_ms: null },
        })
        .execute()
    }
    return tenantId
  }

  const post = (tenantId: string, transfers: readonly Transfer[], database = server.api.database) =>
    postTo(database, tenantId, transfers)

  const give = async (
    tenantId: string,
    transfers: readonly Transfer[],
    database: Statements = server.api.database,
  ) => {
    const seen = await sql<{ version: string }>`
      select xmin::text as version from tenant where id = ${tenantId}`.execute(server.api.database)
    const givings = transfers.map(({ debit, credit, ...transfer }) => ({
      transfer,
      by: { tenantId, memberId: `m-${ownerOf(debit)}`, memberName: '' },
      toNumber: credit === 'pool' ? null : `n-${ownerOf(credit)}`,
    }))
    return giveTime(database, seen.rows[0]?.version ?? '', givings, testNowMs)
  }

  const expectWhole = (tenantId: string) => expectAudited(server.api, tenantId)

  const issued = (to: string, minutes: number): Transfer => ({
    ...{ id: `issue-${to}`, kind: 'issue', phase: 'posted', debit: 'issuance' },
    ...{ credit: `volunteer:${to}`, minutes },
  })
  const gift = (id: string, from: string, to: string, minutes: number): Transfer => ({
    ...{ id, kind: 'gift', phase: 'posted', minutes, capMinutes },
    ...{ debit: `volunteer:${from}`, credit: to === 'pool' ? to : `volunteer:${to}` },
    ...(to === 'pool' ? { kind: 'donation' } : {}),
  })

  test('in batches of any size it comes to what the model says', async () => {
    const giving = ['gift', 'donation', 'hold-gift']
    await fc.assert(
      fc.asyncProperty(movesArbitrary(40), fc.integer({ min: 1, max: 6 }), async (moves, size) => {
        const tenantId = await openTown()
        const model = new LedgerModel()
        const start = volunteerIds.map((id) => issued(id, 500))
        await post(tenantId, start)
        for (const transfer of start) model.post(transfer)
        const transfers = transfersOf(moves.filter((move) => giving.includes(move.kind)))
        for (let from = 0; from < transfers.length; from += size) {
          const batch = transfers.slice(from, from + size)
          const results = await give(tenantId, batch)
          const ids = batch.map(({ id }) => id)
          expect(results.map((result) => result?.code)).toEqual(
            batch.map((transfer, at) =>
              transfer.debit === transfer.credit || ids.indexOf(transfer.id) < at
                ? undefined
                : model.post(transfer),
            ),
          )
        }
        expect(await balancesOf(server.api, tenantId)).toMatchObject(model.balances)
        await expectWhole(tenantId)
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 25) },
    )
  })

  test('only what nothing is in the way of is posted at once', async () => {
    const tenantId = await openTown()
    await post(tenantId, [issued('a', 100), issued('b', 100), issued('d', capMinutes - 20)])
    const { database } = server.api
    const row = (id: string, from: string, to: string | null, more = {}) => ({
      ...{ id, kind: to ? 'gift' : 'donation', phase: 'posted', minutes: 30, by_name: '' },
      ...{ by_member_id: `m-${from}`, cap_minutes: capMinutes, ...more },
      ...(to ? { to_number: `n-${to}` } : {}),
    })
    const atOnce = async (...rows: readonly unknown[]) => {
      const { rows: posted } = await sql<{ id: string }>`
        select give_time as id from tenant t, give_time(t.id, t.xmin::text, ${JSON.stringify(rows)}, 1)
        where t.id = ${tenantId}`.execute(database)
      return posted.map(({ id }) => id).sort()
    }
    expect(await atOnce(row('1', 'a', 'b'), row('2', 'b', 'c'), row('3', 'd', null))).toEqual([
      ...['1', '3'],
    ])
    expect(await atOnce(row('1', 'a', 'b'))).toEqual([])
    expect(await atOnce(row('4', 'b', 'd'))).toEqual(['4'])
    expect(await atOnce(row('5', 'b', 'd'))).toEqual([])
    expect(await atOnce(row('6', 'a', 'b', { minutes: 71 }))).toEqual([])
    expect(await atOnce(row('7', 'a', 'b', { phase: 'pending', expires_at_ms: 9 }))).toEqual([])
    await expectWhole(tenantId)
    const accounts = database.updateTable('time_account').where('tenant_id', '=', tenantId)
    await accounts.where('owner_id', '=', 'c').set({ closed_at_ms: 1 }).execute()
    expect(await atOnce(row('8', 'b', 'c'))).toEqual([])
  })

  if (kind === 'PostgreSQL') {
    /** The gift of 60 from a to b, while somebody else has a's account and does this with it first. */
    const giveAfter = async (
      work: (busy: Database, tenantId: string) => Promise<unknown>,
      before?: (tenantId: string) => Promise<unknown>,
    ) => {
      const tenantId = await openTown()
      await before?.(tenantId)
      await post(tenantId, [issued('a', 100), issued('c', 100)])
      let given: ReturnType<typeof give> = Promise.resolve([])
      await server.api.database.transaction().execute(async (busy) => {
        const accounts = busy.selectFrom('time_account').where('tenant_id', '=', tenantId)
        await accounts.where('owner_id', '=', 'a').select('id').forUpdate().execute()
        given = give(tenantId, [gift('g', 'a', 'b', 60)])
        await untilBlocked(server.api)
        await work(busy, tenantId)
      })
      const codes = (await given).map((result) => result?.code)
      await expectWhole(tenantId)
      return [...codes, (await balancesOf(server.api, tenantId))['volunteer:b']?.balance]
    }

    test('it sees what became of the account while it waited', async () => {
      const nothing = () => Promise.resolve()
      expect(await giveAfter(nothing)).toEqual(['posted', 60])
      const spend = (busy: Database, tenantId: string) =>
        post(tenantId, [gift('other', 'a', 'pool', 50)], busy)
      expect(await giveAfter(spend)).toEqual(['not-enough', 0])
      const close = (busy: Database, tenantId: string) =>
        post(tenantId, [{ ...gift('estate', 'a', 'c', 100), kind: 'inheritance' }], busy)
      expect(await giveAfter(close)).toEqual(['closed', 0])
    })

    test('one whose account is opened while it waited is given by the one who comes after', async () => {
      const open = (busy: Database, tenantId: string) =>
        openVolunteerAccounts(busy, tenantId, ['b'])
      const close = (tenantId: string) =>
        server.api.database
          .deleteFrom('time_account')
          .where('tenant_id', '=', tenantId)
          .where('owner_id', '=', 'b')
          .execute()
      expect(await giveAfter(open, close)).toEqual(['posted', 60])
    })

    test('what was refused while it waited stays refused', async () => {
      const refuse = (busy: Database, tenantId: string) =>
        busy
          .insertInto('command')
          .values({
            ...{ tenant_id: tenantId, id: 'g', member_id: 'm-a', name: 'gift.give' },
            ...{ region_id: 'r', outcome: 'rejected', code: 'not-enough-hours' },
            ...{ issued_at_ms: 0, received_at_ms: 0 },
          })
          .execute()
      expect(await giveAfter(refuse)).toEqual(['refused', 0])
    })

    /** While somebody else works with these accounts of the pool. */
    const whileHeld = (tenantId: string, slots: number, work: () => Promise<void>) =>
      server.api.database.transaction().execute(async (busy) => {
        const pool = busy.selectFrom('time_account').where('tenant_id', '=', tenantId)
        await pool
          .where('kind', '=', 'pool')
          .where('slot', '<', slots)
          .select('id')
          .forUpdate()
          .execute()
        await work()
      })
    const codesOf = async (tenantId: string, transfers: readonly Transfer[]) =>
      (await give(tenantId, transfers, server.api.pipeline)).map((result) => result?.code)

    test('donations wait for no account of the pool while another is free', async () => {
      const tenantId = await openTown()
      await post(
        tenantId,
        volunteerIds.map((id) => issued(id, 100)),
      )
      const donations = volunteerIds.map((id) => gift(`d-${id}`, id, 'pool', 10))
      // Were one of them waiting, this would never end.
      await whileHeld(tenantId, 12, async () => {
        expect(await codesOf(tenantId, donations)).toEqual(donations.map(() => 'posted'))
      })
      await expectWhole(tenantId)
    })

    test('what was posted at once is answered so, although the rest has to come again', async () => {
      const tenantId = await openTown()
      await post(tenantId, [issued('a', 100), issued('b', capMinutes), issued('c', 100)])
      const both = [gift('over', 'a', 'b', 60), gift('plain', 'c', 'd', 60)]
      await whileHeld(tenantId, 16, async () => {
        expect(await codesOf(tenantId, both)).toEqual([undefined, 'posted'])
      })
      expect(await codesOf(tenantId, both)).toEqual(['posted', 'already'])
      await expectWhole(tenantId)
    })

    test('an id that another takes at the same time is given once', async () => {
      const tenantId = await openTown()
      await post(tenantId, [issued('a', 100), issued('c', 100)])
      let given: ReturnType<typeof give> = Promise.resolve([])
      await server.api.database.transaction().execute(async (busy) => {
        await post(tenantId, [gift('g', 'c', 'd', 60)], busy)
        given = give(tenantId, [gift('g', 'a', 'b', 60), gift('pool', 'b', 'pool', 1)])
        await untilBlocked(server.api)
      })
      expect((await given).map((result) => result?.code)).toEqual(['id-taken', 'not-enough'])
      expect(await balancesOf(server.api, tenantId)).toMatchObject({
        'volunteer:a': { balance: 100 },
        'volunteer:d': { balance: 60 },
      })
      await expectWhole(tenantId)
    })
  }
})
