/** Whether a member has a share in somebody's hours: they are the own ones, or those of a relative that is on file. */
import { sql } from 'kysely'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import type { Database } from '../database/connect'
import type { OfficeContext } from '../office/office-handler'

/**
 * Relatives on file: those who live in the same household by their ID numbers, and those to or from whom the office
 * has confirmed a gift, which it does for relatives only.
 */
const hasShareIn = async (
  database: Database,
  { tenantId, memberId }: { readonly tenantId: string; readonly memberId: string },
  volunteerIds: readonly string[],
): Promise<boolean> => {
  const { rows } = await sql<{ share: boolean }>`
    with theirs as (
      select id, member_id, id_number_index from volunteer
      where tenant_id = ${tenantId}
        and id = any(array(select jsonb_array_elements_text(${JSON.stringify(volunteerIds)}::jsonb)))
    ), own as (
      select id, id_number_index from volunteer where tenant_id = ${tenantId} and member_id = ${memberId}
    )
    select exists (select from theirs where member_id = ${memberId})
      or exists (
        select from own join resident a on a.tenant_id = ${tenantId} and a.id_number_index = own.id_number_index
          join resident b on b.tenant_id = a.tenant_id and b.household_id = a.household_id
          join theirs on theirs.id_number_index = b.id_number_index
        where own.id_number_index <> '')
      or exists (
        select from own join theirs on true
          join time_transfer g on g.tenant_id = ${tenantId} and g.kind = 'gift' and g.phase = 'post'
            and (g.debit, g.credit) in (('volunteer:' || own.id, 'volunteer:' || theirs.id),
              ('volunteer:' || theirs.id, 'volunteer:' || own.id))) as share`.execute(database)
  return rows[0]?.share ?? false
}

export const requireNoShare = async (
  volunteerIds: readonly string[],
  { transaction, access }: Pick<OfficeContext, 'transaction' | 'access'>,
): Promise<Result<undefined, Refusal>> =>
  (await hasShareIn(transaction, access.actor, volunteerIds))
    ? refuse('needs-another', '是您自己或家人的时间')
    : success(undefined)
