/** The ledger's own function as pgbench calls it: one transfer a statement, among the volunteers of ledger-server. */
import { capMinutes, tenantId, volunteerCount } from './ledger-server'

const transfer = (kind: string, parties: string, more = `'phase', 'posted'`): string => `
select code from (select floor(random() * ${volunteerCount})::integer as a,
    1 + floor(random() * ${volunteerCount - 1})::integer as further) giver,
  post_time_transfers('${tenantId}', jsonb_build_array(jsonb_build_object(
    'id', gen_random_uuid(), 'kind', '${kind}', ${parties}, ${more}, 'minutes', 1, 'cap_minutes', ${capMinutes},
    'by_member_id', 'pgbench', 'by_name', 'pgbench')), 1)`

const giver = `'debit', 'volunteer' || chr(58) || 'v' || a`

/** A million hours lie in the pool, over all of its slots. */
export const fillPool = `
select count(*) from generate_series(1, 600) n, post_time_transfers('${tenantId}', jsonb_build_array(jsonb_build_object(
  'id', 'pool-' || n, 'kind', 'opening', 'phase', 'posted', 'debit', 'issuance', 'credit', 'pool',
  'minutes', 100000, 'by_member_id', 'bench', 'by_name', 'bench')), 1)`

/**
 * Between any two volunteers; to the one pool, and held out of it for somebody who redeems; and to a pool that is one
 * row, which is what the slots are for.
 */
export const transfers = {
  gift: transfer(
    'gift',
    `${giver}, 'credit', 'volunteer' || chr(58) || 'v' || (a + further) % ${volunteerCount}`,
  ),
  donation: transfer('donation', `${giver}, 'credit', 'pool'`),
  poolHold: transfer('redeem', `'debit', 'pool'`, `'phase', 'pending', 'expires_at_ms', 2`),
  oneRow: transfer('gift', `${giver}, 'credit', 'team' || chr(58) || 'all'`),
} as const
