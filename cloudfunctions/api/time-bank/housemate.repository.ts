/** Relatives of a member who need be no volunteer: by the household in which the files know both to live. */
import { sql, type RawBuilder } from 'kysely'
import type { Order } from '../../../src/domain/time-bank/order'
import type { MemberKey } from '../access/actor-access'
import type { Database } from '../database/connect'

export type MemberId = string | RawBuilder<unknown>

/** A home that the office has found among the files, and where the member's own ID number is on file. */
export const householdsOf = (tenantId: string, memberId: MemberId) => sql`
  select h.household_id from home h
  where h.tenant_id = ${tenantId} and h.member_id = ${memberId} and h.state = 'confirmed'
    and h.household_id <> ''
  union all
  select own.household_id from volunteer v join resident own
    on own.tenant_id = v.tenant_id and own.id_number_index = v.id_number_index
  where v.tenant_id = ${tenantId} and v.member_id = ${memberId} and v.id_number_index <> ''
    and v.state = 'verified' and own.state = 'living'`

export const liveTogether = (tenantId: string, one: MemberId, other: MemberId) => sql<boolean>`
  exists (select from (${householdsOf(tenantId, one)}) a
    join (${householdsOf(tenantId, other)}) b using (household_id))`

/** Of a member and a row `theirs` of volunteers, whom the files know by their member or their ID number. */
export const livesWith = (tenantId: string, memberId: MemberId) => sql<boolean>`
  exists (select from (${householdsOf(tenantId, memberId)}) a where a.household_id in (
    ${householdsOf(tenantId, sql.ref('theirs.member_id'))}
    union all
    select r.household_id from resident r where r.tenant_id = ${tenantId}
      and r.id_number_index = theirs.id_number_index and r.id_number_index <> ''))`

/** Which of these members live in a household of this one. */
export const findHousemates = async (
  database: Database,
  { tenantId, memberId }: MemberKey,
  memberIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    select m.id from jsonb_array_elements_text(${JSON.stringify(memberIds)}::jsonb) m (id)
    where ${liveTogether(tenantId, memberId, sql.ref('m.id'))}`.execute(database)
  return new Set(rows.map(({ id }) => id))
}

/** Which of these orders were asked for by somebody who lives with the elder whose hours they are. */
export const findAskedTogether = async (
  database: Database,
  tenantId: string,
  orders: readonly { readonly id: string; readonly order: Order }[],
): Promise<ReadonlySet<string>> => {
  const asked = orders.flatMap(({ id, order: { askerMemberId, elderVolunteerId } }) =>
    elderVolunteerId === null ? [] : { id, asker: askerMemberId, elder: elderVolunteerId },
  )
  if (asked.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select o.id from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) o (id text, asker text, elder text)
      join volunteer theirs on theirs.tenant_id = ${tenantId} and theirs.id = o.elder
    where ${livesWith(tenantId, sql.ref('o.asker'))}`.execute(database)
  return new Set(rows.map(({ id }) => id))
}
