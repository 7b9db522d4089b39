/**
 * Migration 0101: old hours of an imported list wait for a colleague. The list is a proposal (subject_id: the import;
 * reason_cipher: the name of its file), and each of its people has a line here, which stays whatever becomes of the list.
 */
export const listedHours: readonly string[] = [
  `alter table time_proposal drop constraint time_proposal_kind_check`,
  `alter table time_proposal add constraint time_proposal_kind_check
    check (kind in ('inheritance', 'correction', 'opening'))`,
  `create table listed_hours (
    tenant_id text not null,
    proposal_id text not null,
    volunteer_id text not null,
    minutes bigint not null check (minutes > 0),
    as_of_date text not null,
    primary key (tenant_id, proposal_id, volunteer_id),
    foreign key (tenant_id, proposal_id) references time_proposal (tenant_id, id),
    foreign key (tenant_id, volunteer_id) references volunteer (tenant_id, id)
  )`,
  `create index listed_hours_of_volunteer on listed_hours (tenant_id, volunteer_id)`,
]
