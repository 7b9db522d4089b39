/** Random moves on a small ledger of its own: four volunteers, two teams, the pool, the issuance. A move may name an earlier one. */
import fc from 'fast-check'
import type { Api } from '../../../cloudfunctions/api/api'
import type { Database } from '../../../cloudfunctions/api/database/connect'
import {
  openVolunteerAccounts,
  postTransfers,
  type Transfer,
  type TransferResult,
} from '../../../cloudfunctions/api/time-bank/ledger.repository'
import { openTeamAccount } from '../../../cloudfunctions/api/time-bank/team.repository'
import {
  issuanceAccount,
  poolAccount,
  teamAccount,
  volunteerAccount,
} from '../../../src/domain/time-bank/ledger'
import { testNowMs } from './test-api'

export const volunteerIds = ['a', 'b', 'c', 'd'] as const
const teamIds = ['x', 'y'] as const
/** Whatever happens, these have no less than what is held of them. */
export const ownAccounts: readonly string[] = [
  ...volunteerIds.map(volunteerAccount),
  ...teamIds.map(teamAccount),
]
export const capMinutes = 600
const kinds = [
  'issue',
  'issue',
  'gift',
  'donation',
  'hold',
  'hold-gift',
  'hold-pool',
  'post',
  'void',
  'expire',
  'correct',
  'correct-up',
  'team-gift',
  'team-gift',
  'team-donation',
  'team-end',
] as const

export interface Move {
  readonly kind: (typeof kinds)[number]
  readonly from: number
  readonly to: number
  readonly minutes: number
  /** Of an earlier move, counted back. */
  readonly back: number
  /** The same id as an earlier move, with whatever this one is. */
  readonly stolenId: boolean
}

export const movesArbitrary = (maxLength: number): fc.Arbitrary<readonly Move[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      from: fc.nat(3),
      to: fc.nat(3),
      minutes: fc.integer({ min: 1, max: 400 }),
      back: fc.nat(5),
      stolenId: fc.integer({ min: 0, max: 19 }).map((chance) => chance === 0),
    }),
    { minLength: 5, maxLength },
  )

const account = (index: number): string => volunteerAccount(volunteerIds[index] ?? 'a')
const team = (index: number): string => teamAccount(teamIds[index % 2] ?? 'x')

/** The transfers that the moves come to. */
export const transfersOf = (moves: readonly Move[]): readonly Transfer[] => {
  const made: Transfer[] = []
  for (const [index, move] of moves.entries()) {
    const earlier = made[Math.max(0, index - 1 - move.back)]
    const id = move.stolenId && earlier ? earlier.id : `t${index}`
    const { minutes } = move
    const [from, to] = [account(move.from), account(move.to)]
    const posted = { id, phase: 'posted', minutes } as const
    const pending = {
      id,
      phase: 'pending',
      minutes,
      expiresAtMs: testNowMs + move.from - 2,
    } as const
    const end = { id, kind: earlier?.kind ?? 'redeem', pendingId: earlier?.id ?? 'none' } as const
    const corrects = { ...posted, kind: 'correction', correctsId: earlier?.id ?? 'none' } as const
    const transfer: Record<Move['kind'], Transfer> = {
      issue: { ...posted, kind: 'issue', debit: issuanceAccount, credit: to, capMinutes },
      gift: { ...posted, kind: 'gift', debit: from, credit: to, capMinutes },
      donation: { ...posted, kind: 'donation', debit: from, credit: poolAccount },
      hold: { ...pending, kind: 'redeem', debit: from },
      'hold-gift': { ...pending, kind: 'gift', debit: from, credit: to },
      'hold-pool': { ...pending, kind: 'redeem', debit: poolAccount },
      post: {
        ...end,
        phase: 'post',
        credit: earlier?.kind === 'gift' ? (earlier.credit ?? to) : to,
        minutes: Math.min(minutes, earlier?.minutes ?? minutes),
        capMinutes,
      },
      void: { ...end, phase: 'void' },
      expire: { ...end, phase: 'expire' },
      correct: {
        ...corrects,
        debit: earlier?.credit ?? to,
        credit: earlier?.debit ?? from,
      },
      'correct-up': {
        ...corrects,
        debit: earlier?.debit ?? from,
        credit: earlier?.credit ?? to,
      },
      // What goes to a team has no cap.
      'team-gift': { ...posted, kind: 'gift', debit: from, credit: team(move.to), capMinutes },
      'team-donation': { ...posted, kind: 'donation', debit: team(move.from), credit: poolAccount },
      // Once, whoever ends it.
      'team-end': {
        ...{ ...posted, id: `end-${team(move.from)}`, kind: 'donation' },
        ...{ debit: team(move.from), credit: poolAccount },
      },
    }
    made.push(transfer[move.kind])
  }
  return made
}

export const postTo = (
  database: Database,
  tenantId: string,
  transfers: readonly Transfer[],
): Promise<readonly TransferResult[]> =>
  postTransfers(
    { database, by: { tenantId, memberId: 'm', memberName: '测试' }, nowMs: testNowMs },
    transfers,
  )

let ledgers = 0

/** A tenant with nothing but the accounts of these volunteers and teams. */
export const openLedger = async ({ database }: Api): Promise<string> => {
  const tenantId = `ledger-${++ledgers}`
  await database
    .insertInto('tenant')
    .values({ id: tenantId, name: tenantId, settings: '{}', epoch: 'e', created_at_ms: 0 })
    .execute()
  await openVolunteerAccounts(database, tenantId, volunteerIds)
  for (const id of teamIds) await openTeamAccount(database, tenantId, id)
  return tenantId
}

export interface Balances {
  readonly [account: string]: { readonly balance: number; readonly held: number }
}

/** By name: the slots of the pool and of the issuance together. */
export const balancesOf = async ({ database }: Api, tenantId: string): Promise<Balances> => {
  const rows = await database
    .selectFrom('time_account')
    .select(['kind', 'id', 'balance', 'held'])
    .where('tenant_id', '=', tenantId)
    .execute()
  const sums: Record<string, { balance: number; held: number }> = {}
  for (const { kind, id, balance, held } of rows) {
    const name = kind === 'pool' || kind === 'issuance' ? kind : id
    const sum = (sums[name] ??= { balance: 0, held: 0 })
    sum.balance += balance
    sum.held += held
  }
  return sums
}
