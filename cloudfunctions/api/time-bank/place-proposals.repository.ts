/** Where open proposals wait when somebody whom they concern has moved: a list and a decision must name the same place. */
import { sql } from 'kysely'
import type { Transaction } from '../database/connect'

/**
 * Each where everybody whom it concerns lies at or below, as whoever approves it is asked: for one person their region, for
 * two the nearest above both.
 */
export const placeProposalsAbout = async (
  transaction: Transaction,
  { tenantId, volunteerId }: { readonly tenantId: string; readonly volunteerId: string },
): Promise<void> => {
  await sql`
    with concerned as (
      select p.id, v.id as volunteer_id, r.path from time_proposal p
        join volunteer v on v.tenant_id = p.tenant_id and v.id = p.subject_id
        join region r on r.tenant_id = v.tenant_id and r.id = v.region_id
      where p.tenant_id = ${tenantId} and p.state = 'proposed' and p.kind = 'inheritance'
      union all
      select p.id, v.id, r.path from time_proposal p
        join time_transfer t on t.tenant_id = p.tenant_id and t.id = p.subject_id
        cross join lateral (values (t.debit), (t.credit)) side (account)
        left join volunteer v on v.tenant_id = p.tenant_id and side.account = 'volunteer:' || v.id
        left join volunteer_team m on m.tenant_id = p.tenant_id and side.account = 'team:' || m.id
        join region r on r.tenant_id = p.tenant_id and r.id = coalesce(v.region_id, m.region_id)
      where p.tenant_id = ${tenantId} and p.state = 'proposed' and p.kind = 'correction'
    )
    update time_proposal p set region_id = (
      select a.id from region a where a.tenant_id = p.tenant_id
        and not exists (select from concerned c where c.id = p.id and not starts_with(c.path, a.path))
      order by length(a.path) desc limit 1)
    where p.tenant_id = ${tenantId}
      and p.id in (select c.id from concerned c where c.volunteer_id = ${volunteerId})`.execute(
    transaction,
  )
}
