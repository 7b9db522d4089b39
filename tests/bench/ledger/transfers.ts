/** The ledger's own functions as pgbench calls them: one transfer a statement, among the volunteers of ledger-server. */
import { capMinutes, numberOf, tenantId, volunteerCount } from './ledger-server'

/** Somebody, and how many further on in the town somebody else is. */
const anybody = `(select floor(random() * ${volunteerCount})::integer as a,
    1 + floor(random() * ${volunteerCount - 1})::integer as further) giver`

const written = (kind: string, more: string): string => `jsonb_build_array(jsonb_build_object(
    'id', gen_random_uuid(), 'kind', '${kind}', ${more}, 'minutes', 1, 'cap_minutes', ${capMinutes},
    'by_name', 'pgbench'))`

/** As the server gives, which does not say whose accounts they are: at once, else by itself. Fails when it is not posted. */
const giving = (kind: string, more = ''): string => `
with asked as materialized (select t.id as town, t.xmin::text as version,
    ${written(kind, `'phase', 'posted', 'by_member_id', 'm' || a${more}`)} as givings
    from ${anybody}, tenant t where t.id = '${tenantId}'),
  at_once as materialized (select give_time(town, version, givings, 1) from asked),
  by_itself as materialized (select from asked,
    post_time_transfers(town, givings_between(town, version, givings), 1)
    where not exists (select from at_once) and code = 'posted')
select 1 / ((select count(*) from at_once) + (select count(*) from by_itself))`

const transfer = (kind: string, parties: string, more = `'phase', 'posted'`): string => `
select code from ${anybody}, post_time_transfers('${tenantId}',
  ${written(kind, `${parties}, ${more}, 'by_member_id', 'pgbench'`)}, 1)`

/** A million hours lie in the pool, over all of its slots. */
export const fillPool = `
select count(*) from generate_series(1, 600) n, post_time_transfers('${tenantId}', jsonb_build_array(jsonb_build_object(
  'id', 'pool-' || n, 'kind', 'opening', 'phase', 'posted', 'debit', 'issuance', 'credit', 'pool',
  'minutes', 100000, 'by_member_id', 'bench', 'by_name', 'bench')), 1)`

const receiver = `'${numberOf(0).slice(0, -5)}' || lpad(((a + further) % ${volunteerCount})::text, 5, '0')`

/**
 * Between any two volunteers; to the one pool, and held out of it for somebody who redeems; and to a pool that is one
 * row, which is what the slots are for.
 */
export const transfers = {
  gift: giving('gift', `, 'to_number', ${receiver}`),
  donation: giving('donation'),
  poolHold: transfer('redeem', `'debit', 'pool'`, `'phase', 'pending', 'expires_at_ms', 2`),
  oneRow: transfer(
    'gift',
    `'debit', 'volunteer' || chr(58) || 'v' || a, 'credit', 'team' || chr(58) || 'all'`,
  ),
} as const
