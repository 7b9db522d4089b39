/**
 * The ledger under random moves: one after the other it does exactly what a model in plain words says; by many at once,
 * with retries and stolen ids, no minute is made or lost, and the audit, which recomputes everything, agrees.
 */
import fc from 'fast-check'
import {
  type Transfer,
  type TransferResult,
} from '../../cloudfunctions/api/time-bank/ledger.repository'
import type { Api } from '../../cloudfunctions/api/api'
import { stands } from '../../src/domain/time-bank/ledger'
import { LedgerModel } from '../support/api/ledger-model'
import {
  balancesOf,
  capMinutes,
  movesArbitrary,
  openLedger,
  ownAccounts,
  postTo,
  transfersOf,
} from '../support/api/ledger-moves'
import { untilBlocked } from '../support/api/look-inside'
import { expectAudited } from '../support/api/time-bank-people'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'

const options = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 25),
  ...(process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }),
}

const post = ({ database }: Api, tenantId: string, transfers: readonly Transfer[]) =>
  postTo(database, tenantId, transfers)

const portions = <Item>(items: readonly Item[], sizes: readonly number[]): readonly Item[][] => {
  const made: Item[][] = []
  for (let from = 0, turn = 0; from < items.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    made.push(items.slice(from, from + size))
    from += size
  }
  return made
}

describeOnBoth('the ledger', (kind) => {
  let server: TestApi

  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  afterAll(() => server.close())

  const expectWhole = (tenantId: string) => expectAudited(server.api, tenantId)

  test('one after the other, it does what the model says', async () => {
    await fc.assert(
      fc.asyncProperty(movesArbitrary(30), fc.integer({ min: 1, max: 5 }), async (moves, size) => {
        const tenantId = await openLedger(server.api)
        const model = new LedgerModel()
        for (const transfers of portions(transfersOf(moves), [size])) {
          const results = await post(server.api, tenantId, transfers)
          expect(results.map(({ id, code }) => [id, code])).toEqual(
            transfers.map((transfer) => [transfer.id, model.post(transfer)]),
          )
        }
        expect(await balancesOf(server.api, tenantId)).toMatchObject(model.balances)
        await expectWhole(tenantId)
      }),
      options,
    )
  })

  test('by many at once, with retries, nothing is made or lost', async () => {
    const other = kind === 'PostgreSQL' ? await server.openAnother() : null
    await fc.assert(
      fc.asyncProperty(
        movesArbitrary(40),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }),
        async (moves, sizes) => {
          const tenantId = await openLedger(server.api)
          const transfers = transfersOf(moves)
          const calls = portions(transfers, sizes).flatMap((portion) => [portion, portion])
          const apis = [server.api, other?.api ?? server.api]
          const answers = await Promise.all(
            calls.map((portion, turn) => post(apis[turn % 2] ?? server.api, tenantId, portion)),
          )
          await expectWhole(tenantId)
          const after = await balancesOf(server.api, tenantId)
          for (const account of ownAccounts) {
            const { balance, held } = after[account] ?? { balance: -1, held: 0 }
            expect(held).toBeGreaterThanOrEqual(0)
            expect(balance).toBeGreaterThanOrEqual(held)
          }
          // Whatever the order: an id took effect once, and who says it did not knows of another.
          const effects = answers.flat().filter(({ code }) => stands(code) && code !== 'already')
          expect(new Set(effects.map(({ id }) => id)).size).toBe(effects.length)
          const stored = await server.api.database
            .selectFrom('time_transfer')
            .select(['id'])
            .where('tenant_id', '=', tenantId)
            .where('id', 'not like', '%/%')
            .execute()
          expect(stored.map(({ id }) => id).sort()).toEqual(effects.map(({ id }) => id).sort())
          // Everything again: what stands still stands.
          const stolen = new Set(
            transfers.map(({ id }) => id).filter((id, at, ids) => ids.indexOf(id) !== at),
          )
          const took = new Set(effects.map(({ id }) => id))
          const again = transfers.filter(({ id }) => took.has(id) && !stolen.has(id))
          const replayed = await post(server.api, tenantId, again)
          expect(new Set(replayed.map(({ code }) => code))).toEqual(
            new Set(again.length === 0 ? [] : ['already']),
          )
          expect(await balancesOf(server.api, tenantId)).toEqual(after)
        },
      ),
      options,
    )
    await other?.close()
  })

  test('hours over the cap go on to the pool, and both are seen', async () => {
    const tenantId = await openLedger(server.api)
    const issue = { id: 'i', kind: 'issue', phase: 'posted', debit: 'issuance' } as const
    const credit = { credit: 'volunteer:a', minutes: capMinutes + 70, capMinutes }
    expect(await post(server.api, tenantId, [{ ...issue, ...credit }])).toEqual([
      { id: 'i', code: 'posted', excessMinutes: 70 },
    ])
    expect(await balancesOf(server.api, tenantId)).toMatchObject({
      'volunteer:a': { balance: capMinutes },
      pool: { balance: 70 },
      issuance: { balance: -capMinutes - 70 },
    })
  })

  const issued = (id: string, credit: string, minutes: number): Transfer => ({
    ...{ id, kind: 'issue', phase: 'posted', debit: 'issuance', credit, minutes },
  })
  const given = (id: string, debit: string, minutes: number): Transfer => ({
    ...{ id, kind: 'gift', phase: 'posted', debit, credit: 'volunteer:a', minutes, capMinutes },
  })

  if (kind === 'PostgreSQL') {
    /** While somebody else works with the accounts of this kind. */
    const whileHeld = async (
      tenantId: string,
      held: 'pool' | 'volunteer',
      work: () => Promise<void>,
    ) =>
      server.api.database.transaction().execute(async (busy) => {
        await busy
          .selectFrom('time_account')
          .select('id')
          .where('tenant_id', '=', tenantId)
          .where('kind', '=', held)
          .forUpdate()
          .execute()
        await work()
      })

    test('a gift to somebody far from the cap does not wait for the pool', async () => {
      const tenantId = await openLedger(server.api)
      await post(server.api, tenantId, [issued('b', 'volunteer:b', 400)])
      // Were it waiting, this would never end.
      await whileHeld(tenantId, 'pool', async () => {
        const [answer] = await post(server.api, tenantId, [given('g', 'volunteer:b', 60)])
        expect(answer?.code).toBe('posted')
      })
    })

    test('gifts that come over the cap only together end at the cap', async () => {
      const tenantId = await openLedger(server.api)
      const givers = ['volunteer:b', 'volunteer:c', 'volunteer:d']
      await post(server.api, tenantId, [
        issued('a', 'volunteer:a', capMinutes - 50),
        ...givers.map((giver) => issued(giver, giver, 400)),
      ])
      let gifts: Promise<(readonly TransferResult[])[]> = Promise.resolve([])
      // Each has seen, before it waits, that its own gift stays under the cap.
      await whileHeld(tenantId, 'volunteer', async () => {
        gifts = Promise.all(
          givers.map((giver) => post(server.api, tenantId, [given(giver + '/g', giver, 40)])),
        )
        await untilBlocked(server.api, givers.length)
      })
      expect((await gifts).flat().map(({ code }) => code)).toEqual(givers.map(() => 'posted'))
      expect(await balancesOf(server.api, tenantId)).toMatchObject({
        'volunteer:a': { balance: capMinutes },
        pool: { balance: 70 },
      })
      await expectWhole(tenantId)
    })
  }

  test('an estate that is only held stays open; one that was moved is closed', async () => {
    const tenantId = await openLedger(server.api)
    const estate = { kind: 'inheritance', debit: 'volunteer:a', credit: 'volunteer:b' } as const
    const issue = { kind: 'issue', phase: 'posted', debit: 'issuance', minutes: 60 } as const
    const codes = async (transfers: readonly Transfer[]) =>
      (await post(server.api, tenantId, transfers)).map(({ code }) => code)
    expect(
      await codes([
        { ...issue, id: 'i1', credit: 'volunteer:a' },
        { ...estate, id: 'e1', phase: 'pending', minutes: 60, expiresAtMs: testNowMs + 1 },
        { id: 'e2', kind: 'inheritance', phase: 'void', pendingId: 'e1' },
        { ...issue, id: 'i2', credit: 'volunteer:a' },
        { ...estate, id: 'e3', phase: 'posted', minutes: 120 },
        { ...issue, id: 'i3', credit: 'volunteer:a' },
      ]),
    ).toEqual(['posted', 'pending', 'voided', 'posted', 'posted', 'closed'])
    await expectWhole(tenantId)
  })

  test('the pool gives all it has, from as many of its accounts as that takes', async () => {
    const tenantId = await openLedger(server.api)
    const ids = [...Array(24).keys()].map((n) => `d${n}`)
    const gain = {
      kind: 'issue',
      phase: 'posted',
      debit: 'issuance',
      credit: 'volunteer:a',
    } as const
    const give = {
      kind: 'donation',
      phase: 'posted',
      debit: 'volunteer:a',
      credit: 'pool',
    } as const
    await post(server.api, tenantId, [{ ...gain, id: 'i', minutes: 240 }])
    await Promise.all(ids.map((id) => post(server.api, tenantId, [{ ...give, id, minutes: 10 }])))
    const hold = { id: 'h', kind: 'redeem', phase: 'pending', debit: 'pool', minutes: 240 } as const
    const one = { ...hold, expiresAtMs: testNowMs }
    const asked = [one, { ...one, id: 'more', minutes: 1 }]
    const codes = (await post(server.api, tenantId, asked)).map(({ code }) => code)
    expect(codes).toEqual(['pending', 'not-enough'])
    const end = { id: 'p', kind: 'redeem', phase: 'post', pendingId: 'h' } as const
    await post(server.api, tenantId, [{ ...end, credit: 'volunteer:b', minutes: 200 }])
    expect(await balancesOf(server.api, tenantId)).toMatchObject({
      pool: { balance: 40, held: 0 },
      'volunteer:b': { balance: 200 },
    })
    await expectWhole(tenantId)
  })
})
