/**
 * Migration 0106: who put right the name, the birth date or the ID number of a volunteer is kept, so that another person
 * does so the next time: in two steps the record could become somebody else's.
 */
export const identityBy: readonly string[] = [
  `alter table volunteer_correction
    add column identity_by_member_id text,
    add foreign key (tenant_id, identity_by_member_id) references member (tenant_id, id)`,
]
