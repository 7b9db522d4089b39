/**
 * Migration 0116: a list that a colleague agreed to is posted in portions (agreed), by whoever goes on with it, until all of
 * its people have their hours (done). Each line says whether it was posted, or left out because it could not be.
 */
export const listedPortions: readonly string[] = [
  `alter table time_proposal drop constraint time_proposal_state_check`,
  `alter table time_proposal add constraint time_proposal_state_check
    check (state in ('proposed', 'agreed', 'done', 'declined'))`,
  `create index time_proposal_under_way on time_proposal (tenant_id, region_id) where state in ('proposed', 'agreed')`,
  `drop index time_proposal_open`,
  `alter table listed_hours add column state text not null default 'waiting'
    check (state in ('waiting', 'posted', 'left-out'))`,
  `update listed_hours h set state = 'posted' from time_proposal p
    where p.tenant_id = h.tenant_id and p.id = h.proposal_id and p.state = 'done'`,
]
