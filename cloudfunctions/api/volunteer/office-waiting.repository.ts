/**
 * How many matters of volunteers and the time bank wait for one person of the office, in one statement. What another has to
 * decide (the own record, a relative's hours, what one has proposed or confirmed) is left out, as its command would refuse it.
 */
import { sql } from 'kysely'
import type { OfficeWaiting } from '../../../src/domain/volunteer/office-waiting'
import type { MemberKey } from '../access/actor-access'
import { isAtOrBelowAny } from '../access/at-or-below'
import type { Database } from '../database/connect'
import { liveTogether } from '../time-bank/housemate.repository'
import { hasShare } from '../time-bank/involvement.repository'

interface Where {
  /** Of the regions in which the caller decides; with all that lies below. */
  readonly paths: readonly string[]
  readonly nowMs: number
}

const noSides = sql`'{}'::text[]`

export const countWaiting = async (
  database: Database,
  { tenantId, memberId }: MemberKey,
  { paths, nowMs }: Where,
): Promise<OfficeWaiting> => {
  const none = { volunteers: 0, orders: 0, objections: 0, proposals: 0, certificates: 0 }
  if (paths.length === 0) return none
  const isMine = sql`v.member_id is not distinct from ${memberId}`
  const isHere = (region: string) => sql`${sql.ref(region)} in (select id from place)`
  const { rows } = await sql<{ desk: keyof OfficeWaiting; count: number }>`
    with place as (
      select r.id from region r where r.tenant_id = ${tenantId} and ${isAtOrBelowAny('r.path', paths)}
    ), item (desk, sides) as (
      select 'volunteers', ${noSides} from volunteer v
      where v.tenant_id = ${tenantId} and v.state = 'waiting' and ${isHere('v.region_id')}
        and not ${isMine}
      union all
      select 'volunteers', case when c.asked_by_member_id is null then ${noSides} else array[v.id] end
      from volunteer_correction c
        join volunteer v on v.tenant_id = c.tenant_id and v.id = c.volunteer_id
      where c.tenant_id = ${tenantId} and c.state = 'open' and not ${isMine}
        and coalesce(c.to_region_id, v.region_id) in (select id from place)
        and c.asked_by_member_id is distinct from ${memberId}
      union all
      select 'certificates', ${noSides} from certificate c
        join volunteer v on v.tenant_id = c.tenant_id and v.id = c.volunteer_id
      where c.tenant_id = ${tenantId} and c.state = 'asked' and ${isHere('c.region_id')}
        and not ${isMine} and c.asked_by_member_id is distinct from ${memberId}
      union all
      select 'objections', array[v.id] from service_objection o
        join service s on s.tenant_id = o.tenant_id and s.id = o.service_id
        join volunteer v on v.tenant_id = s.tenant_id and v.id = s.volunteer_id
      where o.tenant_id = ${tenantId} and o.state = 'open' and ${isHere('s.region_id')}
        and coalesce(o.member_id, o.asked_by_member_id) <> ${memberId} and s.confirmed_by_member_id <> ${memberId}
      union all
      select 'orders', array[o.asker_volunteer_id, o.taker_volunteer_id, replace(o.payer, 'volunteer:', '')]
      from time_order o
      where o.tenant_id = ${tenantId} and o.state in ('asked', 'disputed')
        and ${isHere('o.region_id')} and o.asker_member_id <> ${memberId}
        and not ${liveTogether(tenantId, memberId, sql.ref('o.asker_member_id'))}
      union all
      select 'orders', array[v.id, replace(t.credit, 'volunteer:', '')] from time_transfer t
        join volunteer v on v.tenant_id = t.tenant_id and v.id = replace(t.debit, 'volunteer:', '')
      where t.tenant_id = ${tenantId} and t.phase = 'pending' and t.kind = 'gift'
        and t.expires_at_ms > ${nowMs} and ${isHere('v.region_id')}
        and not exists (select from time_transfer e
          where e.tenant_id = t.tenant_id and e.pending_id = t.id)
      union all
      select 'proposals', case p.kind
        when 'inheritance' then array[p.subject_id, p.to_volunteer_id]
        when 'opening' then array(select h.volunteer_id from listed_hours h
          where h.tenant_id = p.tenant_id and h.proposal_id = p.id)
        else array(
          select coalesce(m.keeper_id, replace(side.account, 'volunteer:', ''))
          from time_transfer t cross join lateral (values (t.debit), (t.credit)) side (account)
            left join volunteer_team m on m.tenant_id = t.tenant_id and side.account = 'team:' || m.id
          where t.tenant_id = p.tenant_id and t.id = p.subject_id) end
      from time_proposal p
      where p.tenant_id = ${tenantId} and p.state in ('proposed', 'agreed') and ${isHere('p.region_id')}
        and (p.state = 'agreed' or p.proposed_by_member_id <> ${memberId}
          and not exists (select from time_proposal_approval a where a.tenant_id = p.tenant_id
            and a.proposal_id = p.id and a.member_id = ${memberId}))
    )
    select desk, count(*)::integer as count from item
    where not exists (
      select from unnest(item.sides) side (id)
        join volunteer theirs on theirs.tenant_id = ${tenantId} and theirs.id = side.id
        left join volunteer own on own.tenant_id = ${tenantId} and own.member_id = ${memberId}
      where ${hasShare(tenantId, memberId)})
    group by desk`.execute(database)
  return { ...none, ...Object.fromEntries(rows.map(({ desk, count }) => [desk, count])) }
}
