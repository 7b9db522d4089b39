/**
 * Whether a member, who need be no volunteer, has a share in somebody's hours: they are the own ones, or those of a relative
 * that is on file.
 */
import { sql } from 'kysely'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import type { MemberKey } from '../access/actor-access'
import type { Database } from '../database/connect'
import type { OfficeContext } from '../office/office-handler'
import type { Files } from '../secrets/files'
import { livesWith, type MemberId } from './housemate.repository'

const anyOf = (texts: readonly string[]) =>
  sql`any(array(select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb)))`

interface Share {
  readonly memberId: string
  readonly volunteerId: string
}

/**
 * Of a member, with a row `own` of volunteers (left joined: they may have none), and another row, `theirs`. Relatives on file:
 * those who live in the same household by their home or ID numbers, and those to or from whom the office has confirmed a
 * gift, which it does for relatives only.
 */
export const hasShare = (tenantId: string, memberId: MemberId) => sql<boolean>`(own.id = theirs.id
  or (own.id_number_index <> '' and exists (
    select from resident a
      join resident b on b.tenant_id = a.tenant_id and b.household_id = a.household_id
    where a.tenant_id = own.tenant_id and a.id_number_index = own.id_number_index
      and a.id_number_index <> '' and b.id_number_index = theirs.id_number_index))
  or exists (
    select from (values (own.id, theirs.id), (theirs.id, own.id)) pair (giver, getter)
      join time_transfer g on g.tenant_id = own.tenant_id and g.kind = 'gift' and g.phase = 'post'
        and g.debit = 'volunteer:' || pair.giver and g.credit = 'volunteer:' || pair.getter)
  or ${livesWith(tenantId, memberId)})`

/** Which of these members have a share in whose hours. */
export const findShares = async (
  database: Database,
  { tenantId, memberIds }: { readonly tenantId: string; readonly memberIds: readonly string[] },
  volunteerIds: readonly string[],
): Promise<readonly Share[]> => {
  const { rows } = await sql<Share>`
    select m.id as "memberId", theirs.id as "volunteerId"
    from jsonb_array_elements_text(${JSON.stringify(memberIds)}::jsonb) m (id)
      left join volunteer own on own.tenant_id = ${tenantId} and own.member_id = m.id
      join volunteer theirs on theirs.tenant_id = ${tenantId} and theirs.id = ${anyOf(volunteerIds)}
    where ${hasShare(tenantId, sql.ref('m.id'))}`.execute(database)
  return rows
}

export const sharersAmong = async (
  ...asked: Parameters<typeof findShares>
): Promise<ReadonlySet<string>> =>
  new Set((await findShares(...asked)).map(({ memberId }) => memberId))

/** In whose hours, of these volunteers, a member has a share: the own and those of relatives on file. */
export const findSharedBy = async (
  database: Database,
  { tenantId, memberId }: MemberKey,
  volunteerIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const shares = await findShares(database, { tenantId, memberIds: [memberId] }, volunteerIds)
  return new Set(shares.map(({ volunteerId }) => volunteerId))
}

/** Whose hours a member has a share in. '' among either says nothing. */
interface SharedHours {
  readonly volunteerIds: ReadonlySet<string>
  readonly idNumbers: ReadonlySet<string>
}

/** Of these volunteers, and of people who are known by an ID number only, because nobody on file has given it. */
export const findSharedHours = async (
  { database, vault }: Files,
  { tenantId, memberId }: { readonly tenantId: string; readonly memberId: string },
  of: { readonly volunteerIds: readonly string[]; readonly idNumbers: readonly string[] },
): Promise<SharedHours> => {
  const indexed = new Map(
    of.idNumbers
      .filter((idNumber) => idNumber !== '')
      .map((idNumber) => [vault.blindIndex(tenantId, 'id-number', idNumber), idNumber]),
  )
  const { rows } = await sql<{ volunteerId: string; idNumberIndex: string }>`
    with theirs as (
      select id, member_id, id_number_index from volunteer
      where tenant_id = ${tenantId} and id = ${anyOf(of.volunteerIds)}
      union all
      select '', null, jsonb_array_elements_text(${JSON.stringify([...indexed.keys()])}::jsonb)
    )
    select theirs.id as "volunteerId", theirs.id_number_index as "idNumberIndex"
    from theirs left join volunteer own on own.tenant_id = ${tenantId} and own.member_id = ${memberId}
    where (${hasShare(tenantId, memberId)}
      or (own.id_number_index <> '' and own.id_number_index = theirs.id_number_index))`.execute(
    database,
  )
  return {
    volunteerIds: new Set(rows.map(({ volunteerId }) => volunteerId)),
    idNumbers: new Set(rows.map(({ idNumberIndex }) => indexed.get(idNumberIndex) ?? '')),
  }
}

export const requireNoShare = async (
  volunteerIds: readonly string[],
  { transaction, access: { actor } }: Pick<OfficeContext, 'transaction' | 'access'>,
): Promise<Result<undefined, Refusal>> => {
  const { tenantId, memberId } = actor
  const sharers = await sharersAmong(transaction, { tenantId, memberIds: [memberId] }, volunteerIds)
  return sharers.has(memberId)
    ? refuse('needs-another', '是您自己或家人的时间')
    : success(undefined)
}
