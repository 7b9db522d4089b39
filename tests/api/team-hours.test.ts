/**
 * A team's hours while many want something of them at once: members give, its keeper spends them, the office puts a gift
 * right and ends the team, each sent once or twice over two servers. Whatever comes first, every minute is somewhere.
 */
import fc from 'fast-check'
import type { Api } from '../../cloudfunctions/api/api'
import type { OfficeCommandArgs, OfficeCommandName } from '../../src/domain/office-commands'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { officeCommand, push, statusOf } from '../support/api/test-file'
import { seedStreet, type TestMember } from '../support/api/test-street'
import { addTimeBankPeople, expectAudited, hoursOf, sendTo } from '../support/api/time-bank-people'

const options = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 6),
  ...(process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }),
}
const given = 120
const hadBefore = { micro: 400, leader: 600 }

const actArbitrary = fc.record({
  kind: fc.constantFrom(
    ...(['give', 'give', 'donate', 'donate', 'donate', 'end', 'approve', 'decline'] as const),
  ),
  minutes: fc.integer({ min: 10, max: 130 }),
  copies: fc.integer({ min: 1, max: 2 }),
})
type Act = typeof actArbitrary extends fc.Arbitrary<infer One> ? One : never

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0)

describeOnBoth('the hours of a team', (kind) => {
  let server: TestApi
  let apis: readonly Api[]
  let close: () => Promise<void>

  beforeAll(async () => {
    server = await openTestApi(kind)
    const other = kind === 'PostgreSQL' ? await server.openAnother() : null
    apis = [server.api, other?.api ?? server.api]
    close = async () => {
      await other?.close()
      await server.close()
    }
  })
  afterAll(() => close())

  /** Answers what became of it, and fails unless every copy was told the same. */
  const ask = async <Name extends OfficeCommandName>(
    member: TestMember,
    name: Name,
    args: OfficeCommandArgs<Name>,
    copies: number,
  ): Promise<string> => {
    const envelope = officeCommand(name, 'c1', args)
    const told = await Promise.all(
      apis.slice(0, copies).map(async (api) => {
        for (;;) {
          const [result] = await push(api, member, envelope)
          if (result?.status !== 'retry-later')
            return result?.status === 'replayed' ? 'applied' : statusOf(result)
        }
      }),
    )
    expect(new Set(told).size).toBe(1)
    return told[0] ?? ''
  }

  const begin = async (right: number): Promise<string> => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addTimeBankPeople(server.api, [
      { member: 'leader', number: '1001001', name: '李组长', minutes: hadBefore.leader },
      { member: 'micro', number: '1001002', name: '王小妹', minutes: hadBefore.micro },
    ])
    const team = { teamId: 't1', name: '银龄服务队', keeperNumber: '1001001' }
    await sendTo(server.api, 'worker', 'team.found', team)
    const gift = { teamId: 't1', minutes: given, words: '' }
    const { id } = await sendTo(server.api, 'micro', 'team.give', gift)
    const correction = { transferId: `team/${id}`, minutes: right, reason: '记错了' }
    return (await sendTo(server.api, 'worker', 'correction.propose', correction)).id
  }

  const doIt = ({ kind: what, minutes, copies }: Act, proposalId: string): Promise<string> => {
    const moved = { teamId: 't1', minutes, words: '' }
    const reason = '核对过'
    switch (what) {
      case 'give':
        return ask('micro', 'team.give', moved, copies)
      case 'donate':
        return ask('leader', 'team.donate', moved, copies)
      case 'end':
        return ask('worker', 'team.end', { teamId: 't1', reason }, copies)
      case 'approve':
        return ask('admin', 'proposal.approve', { proposalId }, copies)
      case 'decline':
        return ask('admin', 'proposal.decline', { proposalId, reason }, copies)
    }
  }

  const balanceOf = async (accountKind: 'team' | 'pool'): Promise<number> => {
    const rows = await server.api.database
      .selectFrom('time_account')
      .select('balance')
      .where('kind', '=', accountKind)
      .execute()
    return sum(rows.map(({ balance }) => balance))
  }

  test('are never spent twice nor left behind, whatever happens at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(actArbitrary, { minLength: 4, maxLength: 14 }),
        fc.integer({ min: 0, max: 2 * given }).filter((right) => right !== given),
        async (acts, right) => {
          const proposalId = await begin(right)
          const fates = await Promise.all(acts.map((act) => doIt(act, proposalId)))
          const done = (what: Act['kind']): readonly number[] =>
            acts.flatMap(({ kind: one, minutes }, at) =>
              one === what && fates[at] === 'applied' ? [minutes] : [],
            )
          const settled = done('approve').length + done('decline').length
          expect(Math.max(settled, done('end').length)).toBeLessThanOrEqual(1)
          const cameIn = (done('approve').length === 1 ? right : given) + sum(done('give'))
          const left = cameIn - sum(done('donate'))
          expect(left).toBeGreaterThanOrEqual(0)
          const hasEnded = done('end').length === 1
          expect(await balanceOf('team')).toBe(hasEnded ? 0 : left)
          expect(await balanceOf('pool')).toBe(sum(done('donate')) + (hasEnded ? left : 0))
          expect(await hoursOf(server.api, 'micro')).toEqual([hadBefore.micro - cameIn, 0])
          expect(await hoursOf(server.api, 'leader')).toEqual([hadBefore.leader, 0])
          await expectAudited(server.api)
        },
      ),
      options,
    )
  })
})
