/** Transfers against their entries, so many at a time: each must have exactly the entries that it calls for. */
import { sql } from 'kysely'
import type { Database } from '../database/connect'

export interface CheckedTransfers {
  readonly transfers: number
  readonly faults: readonly { readonly place: string; readonly fault: string }[]
  /** The last of them; null when none is left. */
  readonly last: string | null
}

interface Ids {
  /** '' begins with the first. */
  readonly after: string
  /** null: to the end. */
  readonly last: string | null
}

/** Also entries whose transfer is not there lie between two ids, so that every entry is looked at once. */
const between = (column: string, { after, last }: Ids) =>
  sql<boolean>`${sql.ref(column)} ${sql.raw(after === '' ? '>=' : '>')} ${after}
    ${last === null ? sql`` : sql`and ${sql.ref(column)} <= ${last}`}`

const faultsBetween = async (
  database: Database,
  tenantId: string,
  ids: Ids,
): Promise<CheckedTransfers['faults']> => {
  const { rows } = await sql<{ place: string; fault: string }>`
    with wanted as (
      select id as transfer_id, debit_account as account_id,
        case when phase in ('posted', 'post') then -minutes else 0 end as minutes,
        case phase when 'posted' then 0 when 'pending' then minutes
          else -(select p.minutes from time_transfer p where p.tenant_id = t.tenant_id and p.id = t.pending_id)
        end as held_minutes, at_ms
      from time_transfer t where t.tenant_id = ${tenantId} and ${between('t.id', ids)}
      union all
      select id, credit_account, minutes, 0, at_ms from time_transfer t
      where t.tenant_id = ${tenantId} and ${between('t.id', ids)} and phase in ('posted', 'post')
    ), found as (
      select transfer_id, account_id, minutes, held_minutes, at_ms from time_entry e
      where e.tenant_id = ${tenantId} and ${between('e.transfer_id', ids)}
    ), ended_twice as (
      select pending_id from time_transfer t
      where t.tenant_id = ${tenantId} and ${between('t.pending_id', ids)}
      group by pending_id having count(*) > 1
    ), different as (
      (select * from wanted except all select * from found)
      union all (select * from found except all select * from wanted)
    )
    select 'transfer:' || transfer_id as place, '和账户上的记录对不上' as fault from different
    union select 'transfer:' || pending_id, '和账户上的记录对不上' from ended_twice
    union select 'transfer:' || transfer_id, '有记录没有账户' from found f where not exists (
      select from time_account a where a.tenant_id = ${tenantId} and a.id = f.account_id)
    order by 1, 2 limit 500`.execute(database)
  return rows
}

/** The next transfers behind an id, in one moment with their entries. */
export const checkTransfers = async (
  database: Database,
  tenantId: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<CheckedTransfers> => {
  const { rows } = await sql<{ transfers: number; last: string | null }>`
    select count(*)::float8 as transfers, max(id) as last from (
      select id from time_transfer t where t.tenant_id = ${tenantId}
        and ${between('t.id', { after, last: null })}
      order by id limit ${limit}) as next`.execute(database)
  const { transfers, last } = rows[0] ?? { transfers: 0, last: null }
  const ids = { after, last: transfers < limit ? null : last }
  return { transfers, faults: await faultsBetween(database, tenantId, ids), last: ids.last }
}
