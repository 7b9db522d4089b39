/** Volunteers as holders of accounts: who they are by number or sign-in, and in which region. Nothing sealed is opened. */
import { sql } from 'kysely'
import type { Holder } from '../../../src/domain/time-bank/giving'
import type { TimeBankRules } from '../../../src/domain/settings/time-bank-rules'
import type { MemberKey } from '../access/actor-access'
import type { Database } from '../database/connect'
import { prepared, type Statements } from '../database/prepared'

export interface PlacedHolder extends Holder {
  readonly number: string
  readonly memberId: string | null
  readonly regionId: string
  readonly path: string
}

/** By any of the three; undefined when there is none. */
export const findHolder = async (
  database: Database,
  tenantId: string,
  by: { readonly id: string } | { readonly number: string } | { readonly memberId: string },
): Promise<PlacedHolder | undefined> => {
  const all = database
    .selectFrom('volunteer as v')
    .innerJoin('region as r', (join) =>
      join.onRef('r.tenant_id', '=', 'v.tenant_id').onRef('r.id', '=', 'v.region_id'),
    )
    .select(['v.id', 'v.state', 'v.number', 'v.member_id as memberId', 'v.region_id as regionId'])
    .select('r.path')
    .where('v.tenant_id', '=', tenantId)
  if ('id' in by) return all.where('v.id', '=', by.id).executeTakeFirst()
  if ('number' in by) return all.where('v.number', '=', by.number).executeTakeFirst()
  return all.where('v.member_id', '=', by.memberId).executeTakeFirst()
}

export interface Giver {
  /** null: a member who is no volunteer. */
  readonly holder: Holder | null
  /** null: without an account. */
  readonly freeMinutes: number | null
}

export interface GivingFacts {
  readonly rules: TimeBankRules
  /** Of the row in which they stand: PostgreSQL's xmin. */
  readonly rulesVersion: string
  /** By member. */
  readonly givers: ReadonlyMap<string, Giver>
  /** By volunteer number. */
  readonly receivers: ReadonlyMap<string, Holder>
}

interface FactsRow {
  readonly rules: TimeBankRules
  readonly version: string
  readonly givers: readonly (Holder & Omit<Giver, 'holder'> & { memberId: string })[]
  readonly receivers: readonly (Holder & { number: string })[]
}

const loadFacts = prepared<FactsRow>(
  'giving-facts',
  `select t.settings->'timeBank' as rules, t.xmin::text as version,
    coalesce((select jsonb_agg(jsonb_build_object('memberId', m.id, 'id', v.id,
        'state', v.state, 'freeMinutes', a.balance - a.held))
      from member m left join volunteer v on v.tenant_id = m.tenant_id and v.member_id = m.id
        left join time_account a on a.tenant_id = v.tenant_id and a.id = 'volunteer:' || v.id
      where m.tenant_id = t.id and m.id = any(array(select unnest($2::text[])))), '[]') as givers,
    coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'state', v.state,
        'number', v.number))
      from volunteer v where v.tenant_id = t.id and v.number = any(array(select unnest($3::text[])))), '[]') as receivers
  from tenant t where t.id = $1`,
)

/** All that a batch of givings has to know, in one statement; undefined when there is no such tenant. */
export const loadGivingFacts = async (
  database: Statements,
  tenantId: string,
  named: { readonly memberIds: readonly string[]; readonly numbers: readonly string[] },
): Promise<GivingFacts | undefined> => {
  const rows = await loadFacts(database, [tenantId, named.memberIds, named.numbers])
  const row = rows[0]
  return (
    row && {
      rules: row.rules,
      rulesVersion: row.version,
      givers: new Map(
        row.givers.map(({ memberId, freeMinutes, ...rest }) => [
          memberId,
          { freeMinutes, holder: (rest.id as string | null) === null ? null : rest },
        ]),
      ),
      receivers: new Map(row.receivers.map(({ number, ...holder }) => [number, holder])),
    }
  )
}

/** The caller's own account, held as the ledger holds it; nothing when there is none. */
export const lockAccountOf = async (
  transaction: Database,
  { tenantId, memberId }: MemberKey,
): Promise<void> => {
  await sql`select from time_account a join volunteer v on v.tenant_id = a.tenant_id
      and a.id = 'volunteer:' || v.id
    where v.tenant_id = ${tenantId} and v.member_id = ${memberId}
    for no key update of a`.execute(transaction)
}

export interface Given {
  readonly kind: string
  readonly phase: string
  readonly memberId: string
  readonly minutes: number
}

/** Those of these transfers that were made. */
export const loadGiven = async (
  database: Database,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Given>> => {
  if (ids.length === 0) return new Map()
  const rows = await database
    .selectFrom('time_transfer')
    .select(['id', 'kind', 'phase', 'minutes', 'by_member_id as memberId'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, ...given }) => [id, given]))
}
