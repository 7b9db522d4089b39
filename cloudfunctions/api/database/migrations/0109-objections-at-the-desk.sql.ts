/** Migration 0109: who of the office took down an objection to hours in the place of somebody without a phone. */
export const objectionsAtTheDesk: readonly string[] = [
  `alter table service_objection
    alter column member_id drop not null,
    add column asked_by_member_id text,
    add column asked_by_name text not null default '',
    add foreign key (tenant_id, asked_by_member_id) references member (tenant_id, id),
    add check ((member_id is null) = (asked_by_member_id is not null))`,
]
