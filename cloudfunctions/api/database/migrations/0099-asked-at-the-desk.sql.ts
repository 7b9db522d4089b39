/** Migration 0099: who of the office asked for a certificate in the place of somebody without a phone. */
export const askedAtTheDesk: readonly string[] = [
  `alter table certificate
    add column asked_by_member_id text,
    add column asked_by_name text not null default '',
    add foreign key (tenant_id, asked_by_member_id) references member (tenant_id, id)`,
]
