/** What volunteers had before this ledger: whether it is booked already, and what they hold now. */
import { sql } from 'kysely'
import type { Database } from '../database/connect'

export interface OpenedAccount {
  /** null: no opening balance yet. */
  readonly openingMinutes: number | null
  readonly balanceMinutes: number
}

/** The sign that makes an opening balance count once, whichever list brings it and how often. */
export const openingSubject = (volunteerId: string): string => `roster:${volunteerId}`

export const findOpenings = async (
  database: Database,
  tenantId: string,
  volunteerIds: readonly string[],
): Promise<ReadonlyMap<string, OpenedAccount>> => {
  if (volunteerIds.length === 0) return new Map()
  const { rows } = await sql<OpenedAccount & { volunteerId: string }>`
    select a.owner_id as "volunteerId", a.balance as "balanceMinutes",
      (select sum(t.minutes) from time_entry e
        join time_transfer t on t.tenant_id = e.tenant_id and t.id = e.transfer_id
        where e.tenant_id = a.tenant_id and e.account_id = a.id
          and t.kind = 'opening' and t.credit = a.id)::float8 as "openingMinutes"
    from time_account a
    where a.tenant_id = ${tenantId} and a.id in (
      select 'volunteer:' || jsonb_array_elements_text(${JSON.stringify(volunteerIds)}::jsonb))`.execute(
    database,
  )
  return new Map(rows.map(({ volunteerId, ...account }) => [volunteerId, account]))
}
