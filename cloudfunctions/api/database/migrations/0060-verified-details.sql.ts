/**
 * Migration 0060: whether a worker has verified what stands on a volunteer's row. Of those who left before it is taken as
 * verified only where it must be: they had been let into a shift or given an account, and never registered again.
 */
export const verifiedDetails: readonly string[] = [
  `alter table volunteer add column details_verified boolean not null default false`,
  `update volunteer v set details_verified = true
    where v.state = 'verified' or (v.state = 'left' and v.member_id is not null
      and (exists (select from sign_up s where s.tenant_id = v.tenant_id and s.volunteer_id = v.id)
        or exists (select from time_account a where a.tenant_id = v.tenant_id and a.id = 'volunteer:' || v.id))
      and (select count(*) from command c where c.tenant_id = v.tenant_id and c.member_id = v.member_id
        and c.name = 'volunteer.register' and c.outcome = 'applied') = 1)`,
  `alter table volunteer add check (state <> 'verified' or details_verified),
    add check (state <> 'waiting' or not details_verified)`,
]
