/**
 * Who looked at a volunteer's data, as they may read it themselves: when, at what, by name, and in which post of which
 * community. Why somebody looked is the office's word to whoever answers for personal data, and not told here.
 */
import { sql } from 'kysely'
import { coveredName } from '../../../src/domain/covered-name'
import type { OwnLook } from '../../../src/protocol/volunteer'
import type { Database } from '../database/connect'

interface LooksOf {
  readonly tenantId: string
  readonly volunteerId: string
  /** null: all. */
  readonly most: number | null
}

/** Whoever asked whose number it is, to give hours, saw a covered name, and is shown by one as well. */
const asTheySaw = (look: OwnLook): OwnLook =>
  look.act === 'show-receiver'
    ? { ...look, memberName: coveredName(look.memberName), placeName: '', postName: '' }
    : look

/** The newest first. Of several posts held then, the nearest one where the data was looked at. */
export const listLooks = async (
  database: Database,
  { tenantId, volunteerId, most }: LooksOf,
): Promise<readonly OwnLook[]> => {
  const { rows } = await sql<OwnLook>`
    select l.at_ms as "atMs", l.act, l.member_name as "memberName", coalesce(p.place, '') as "placeName",
      coalesce((select k ->> 'name' from tenant t, jsonb_array_elements(t.settings -> 'postKinds') k
        where t.id = l.tenant_id and k ->> 'id' = p.kind_id), '') as "postName"
    from (select *, to_char(to_timestamp(at_ms / 1000 + 8 * 3600) at time zone 'UTC', 'YYYY-MM-DD') as day
      from access_log where tenant_id = ${tenantId} and volunteer_id = ${volunteerId}
      order by at_ms desc, id desc limit ${most}) l
    left join region f on f.tenant_id = l.tenant_id and f.id = l.region_id
    left join lateral (
      select o.kind_id, c.name as place from post o
      join region r on r.tenant_id = o.tenant_id and r.id = o.region_id
      join region c on c.tenant_id = r.tenant_id and c.id = coalesce(nullif(split_part(r.path, '/', 3), ''), r.id)
      where o.tenant_id = l.tenant_id and o.member_id = l.member_id and o.from_date <= l.day
        and (o.to_date = '' or o.to_date >= l.day) and (o.ended_at_ms is null or o.ended_at_ms > l.at_ms)
      order by starts_with(f.path, r.path) desc, length(r.path) desc, o.id limit 1) p on true
    order by l.at_ms desc, l.id desc`.execute(database)
  return rows.map(asTheySaw)
}

/** Beside the entry that stays of a person who had two. */
export const moveLooks = async (
  database: Database,
  tenantId: string,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<void> => {
  await database
    .updateTable('access_log')
    .set({ volunteer_id: toId })
    .where('tenant_id', '=', tenantId)
    .where('volunteer_id', '=', fromId)
    .execute()
}
