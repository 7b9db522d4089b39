/** Migration 0014: certificates of voluntary service (志愿服务证明), their running numbers, and who was given a copy. */
export const certificateTables: readonly string[] = [
  // What one states is sealed once, when it is issued, and never written again; until then id_number_cipher keeps the
  // number that was typed for it.
  `create table certificate (
    tenant_id text not null,
    id text not null,
    volunteer_id text not null,
    region_id text not null,
    state text not null check (state in ('asked', 'declined', 'issued', 'revoked')),
    from_date text not null,
    to_date text not null,
    id_type text not null,
    id_number_cipher text not null default '',
    asked_at_ms bigint not null,
    settled_at_ms bigint,
    settled_by_name text not null default '',
    reason text not null default '',
    number text,
    code_index text,
    facts_cipher text not null default '',
    revoked_at_ms bigint,
    revoked_by_name text not null default '',
    primary key (tenant_id, id),
    unique (tenant_id, number),
    unique (tenant_id, code_index),
    foreign key (tenant_id, volunteer_id) references volunteer (tenant_id, id),
    foreign key (tenant_id, region_id) references region (tenant_id, id),
    check (from_date <= to_date),
    check ((state = 'asked') = (settled_at_ms is null)),
    check ((state in ('declined', 'revoked')) = (reason <> '')),
    check ((state in ('issued', 'revoked')) = (number is not null)),
    check ((number is null) = (code_index is null) and (number is null) = (facts_cipher = '')),
    check ((state = 'revoked') = (revoked_at_ms is not null)),
    check (state = 'asked' or id_number_cipher = '')
  )`,
  `create unique index certificate_asked on certificate (tenant_id, volunteer_id) where state = 'asked'`,
  `create index certificate_by_volunteer on certificate (tenant_id, volunteer_id)`,
  `create index certificate_by_region on certificate (tenant_id, region_id, state)`,

  // Raised in the transaction that issues, under the row's lock: no number twice and no gap.
  `create table certificate_number (
    tenant_id text not null references tenant (id),
    year text not null,
    last bigint not null,
    primary key (tenant_id, year)
  )`,

  // The paper shows a whole ID number, so every copy handed out is written down.
  `create table certificate_copy (
    tenant_id text not null,
    id text not null,
    certificate_id text not null,
    member_id text not null,
    member_name text not null,
    at_ms bigint not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, certificate_id) references certificate (tenant_id, id)
  )`,
  `create index certificate_copy_by_certificate on certificate_copy (tenant_id, certificate_id, at_ms)`,
]
