/** Invariants of the time bank, worked out from the rows alone. They hold at every moment. */
import { sql } from 'kysely'
import { auditLedger } from '../../../cloudfunctions/api/time-bank/audit-ledger.repository'
import type { OrderState } from '../../../src/domain/time-bank/order'
import { tenantId } from '../../support/api/test-street'
import { each, type Broken, type Check } from './broken'
import { capMinutes } from './found-volunteers'

/** By the way that the operator goes. */
export const checkAudit: Check = async (database) => {
  const { faults, sumMinutes } = await auditLedger(database, tenantId)
  return [
    ...faults.map(({ place, fault }) => `${place}: ${fault}`),
    ...(sumMinutes === 0 ? [] : [`all balances come to ${sumMinutes}`]),
  ].map(each('ledger'))
}

/** What the ledger must show at every single moment: cheap enough to be asked after every step. */
export const checkBalances: Check = async (database) => {
  const { rows } = await sql<{ what: string }>`
    select id || ' has ' || balance || ', held ' || held as what from time_account
      where kind <> 'issuance' and (balance < 0 or held < 0 or held > balance)
    union all select 'all balances come to ' || sum(balance) from time_account having sum(balance) <> 0`.execute(
    database,
  )
  return rows.map(({ what }) => each('balance')(what))
}

/** What comes beyond the cap goes on to the pool at once; only what is put back by a correction may stand above it. */
export const checkCap: Check = async (database) => {
  const { rows } = await sql<{ what: string }>`
    select e.transfer_id || ': ' || e.account_id || ' went from ' || e.balance_before || ' to '
      || coalesce(c.balance_after, e.balance_after) as what
    from time_entry e join time_transfer t on t.id = e.transfer_id
    left join time_entry c on c.transfer_id = e.transfer_id || '/cap' and c.account_id = e.account_id
    where e.account_id like 'volunteer:%' and e.minutes > 0 and t.kind in ('issue', 'gift', 'redeem', 'inheritance')
      and coalesce(c.balance_after, e.balance_after) > greatest(${capMinutes}::bigint, e.balance_before)`.execute(
    database,
  )
  return rows.map(({ what }) => each('balance')(what))
}

interface OrderRow {
  readonly id: string
  readonly state: OrderState
  readonly minutes: number
  readonly payer: string
  /** The asker's hours, not those of the community or an elder. */
  readonly own: boolean
  readonly asker_minutes: number | null
  readonly taker_minutes: number | null
  readonly settled: boolean
  readonly credit_wanted: string | null
  readonly held: number | null
  readonly debit: string | null
  readonly ended: 'post' | 'void' | 'expire' | null
  readonly moved: number | null
  readonly credit: string | null
}

/** What the ledger has to show for an order in each state: a hold or none, and how it ended. */
const expectedEnds: Readonly<Record<OrderState, readonly (OrderRow['ended'] | 'held')[]>> = {
  asked: ['held'],
  open: ['held'],
  taken: ['held'],
  disputed: ['held'],
  done: ['post'],
  cancelled: ['void'],
  expired: ['expire'],
  declined: ['void'],
}

/** The hours of others are held only once a worker has agreed; somebody's own from the asking on. */
const beforeApproval = ({ state, own }: OrderRow): 'never held' | 'perhaps held' | 'held' => {
  if (own) return 'held'
  if (state === 'asked' || state === 'declined') return 'never held'
  return state === 'cancelled' || state === 'expired' ? 'perhaps held' : 'held'
}

const orderFault = (row: OrderRow): string => {
  const before = beforeApproval(row)
  if (row.held === null) return before === 'held' ? `${row.state}, its hours never held` : ''
  if (before === 'never held') return `${row.state}, its hours held`
  const ends = row.ended ?? 'held'
  if (!expectedEnds[row.state].includes(ends)) return `${row.state}, its hours ${ends}`
  if (row.held !== row.minutes || row.debit !== row.payer)
    return `${row.held} minutes held of ${row.debit}`
  if (row.state !== 'done') return ''
  if (row.credit !== row.credit_wanted) return `done, its hours went to ${row.credit}`
  if (row.settled) return ''
  return row.asker_minutes === row.taker_minutes && row.moved === row.taker_minutes
    ? ''
    : `done: ${row.asker_minutes} and ${row.taker_minutes} said, ${row.moved} moved`
}

export const checkHolds: Check = async (database) => {
  const orders = await sql<OrderRow>`
    select o.id, o.state, o.minutes, o.payer,
      coalesce(o.payer = 'volunteer:' || o.asker_volunteer_id, false) as own, o.asker_minutes, o.taker_minutes, o.settled_by_name <> '' and
      o.settled_reason_cipher <> '' as settled, 'volunteer:' || o.taker_volunteer_id as credit_wanted,
      h.minutes::float8 as held, h.debit, e.phase as ended, e.minutes::float8 as moved, e.credit
    from time_order o left join time_transfer h on h.id = 'hold/' || o.id
    left join time_transfer e on e.pending_id = h.id`.execute(database)
  const accounts = await sql<{ what: string }>`
    with open as (
      select p.debit_account as id, sum(p.minutes) as held from time_transfer p
      where p.phase = 'pending' and not exists (select from time_transfer e where e.pending_id = p.id) group by 1)
    select a.id || ' holds ' || a.held || ', under way are ' || coalesce(o.held, 0) as what
    from time_account a left join open o on o.id = a.id where a.held <> coalesce(o.held, 0)
    union all select pending_id || ' ended ' || count(*) || ' times' from time_transfer
    where pending_id is not null group by pending_id having count(*) > 1
    union all select h.id || ' is held for no order' from time_transfer h
    where h.kind = 'redeem' and h.phase = 'pending'
      and not exists (select from time_order o where 'hold/' || o.id = h.id)`.execute(database)
  return [
    ...orders.rows
      .map((row) => [row.id, orderFault(row)] as const)
      .filter(([, fault]) => fault !== '')
      .map(([id, fault]) => `order ${id}: ${fault}`),
    ...accounts.rows.map(({ what }) => what),
  ].map(each('holds'))
}

/** So many others must agree before hours are passed on, or a transfer is put right. */
const approvalsNeeded = { inheritance: 2, correction: 1 }

/** Nobody who agreed has proposed it, and nobody the hours of whom it moves, the own ones or those of a team they keep. */
export const checkProposals: Check = async (database) => {
  const { rows } = await sql<{ what: string }>`
    with proposed as (
      select p.*, coalesce(t.debit, 'volunteer:' || p.subject_id) as debit,
        coalesce(t.credit, 'volunteer:' || p.to_volunteer_id) as credit,
        case p.kind when 'correction' then 'correct/' else 'inherit/' end || p.id as comes_to
      from time_proposal p left join time_transfer t on p.kind = 'correction' and t.id = p.subject_id
    ), agreed as (
      select p.id, count(distinct a.member_id) as by from proposed p
      join time_proposal_approval a on a.proposal_id = p.id and a.member_id <> p.proposed_by_member_id
      where not exists (select from volunteer v where v.member_id = a.member_id
        and ('volunteer:' || v.id in (p.debit, p.credit) or exists (select from volunteer_team k
          where k.keeper_id = v.id and 'team:' || k.id in (p.debit, p.credit))))
      group by 1)
    select p.kind || ' ' || p.id || ' is ' || p.state || ', agreed by ' || coalesce(g.by, 0) || ', ' ||
      case when t.id is null then 'nothing moved' else t.minutes || ' moved, left ' || a.balance end as what
    from proposed p left join agreed g on g.id = p.id
    left join time_transfer t on t.id = p.comes_to
    left join time_account a on a.id = t.debit_account
    where (p.state = 'done') <> (t.id is not null)
      or (t.id is not null and coalesce(g.by, 0) < case p.kind when 'correction'
        then ${approvalsNeeded.correction}::integer else ${approvalsNeeded.inheritance}::integer end)
      or (t.id is not null and p.kind = 'inheritance' and (a.balance <> 0 or a.closed_at_ms is null)
        and not exists (select from time_account_reopening r where r.account_id = a.id))
    union all select t.id || ' was proposed by nobody' from time_transfer t
    where t.kind in ('correction', 'inheritance')
      and not exists (select from time_proposal p where p.id = split_part(t.id, '/', 2))
    union all select e.transfer_id || ' came after the estate of ' || e.account_id from time_entry e
    join time_entry f on f.account_id = e.account_id and f.sequence < e.sequence
    join time_transfer t on t.id = f.transfer_id and t.kind = 'inheritance' and t.debit_account = f.account_id
    where not exists (select from time_account_reopening r where r.account_id = e.account_id
      and r.after_sequence >= f.sequence and r.after_sequence < e.sequence)`.execute(database)
  return rows.map(({ what }) => each('estate')(what))
}

export const everyCheck = async (
  checks: readonly Check[],
  database: Parameters<Check>[0],
  nowMs: number,
): Promise<readonly Broken[]> => {
  const broken: Broken[] = []
  for (const check of checks) broken.push(...(await check(database, nowMs)))
  return broken
}
