/** Migration 0040: volunteer teams. Their hours lie in the ledger, in the account 'team:' and the team's id. */
export const volunteerTeams: readonly string[] = [
  `create table volunteer_team (
    tenant_id text not null references tenant (id),
    id text not null,
    region_id text not null,
    name text not null check (name <> ''),
    keeper_id text not null,
    state text not null default 'active' check (state in ('active', 'ended')),
    founded_by_name text not null,
    founded_at_ms bigint not null,
    ended_by_name text not null default '',
    ended_at_ms bigint,
    ended_reason_cipher text not null default '',
    primary key (tenant_id, id),
    foreign key (tenant_id, region_id) references region (tenant_id, id),
    foreign key (tenant_id, keeper_id) references volunteer (tenant_id, id),
    check ((state = 'ended') = (ended_at_ms is not null))
  )`,
  // Who gives chooses by the name.
  `create unique index volunteer_team_name on volunteer_team (tenant_id, name) where state = 'active'`,
  `create index volunteer_team_keeper on volunteer_team (tenant_id, keeper_id)`,
]
