/**
 * Migration 0049: votes that a post casts as somebody of a household says. Each is written down for good, also when the household
 * has voted itself since: who acted, who said so, and how; what the ballot says lies with the ballot alone.
 */
export const proxyVotes: readonly string[] = [
  `alter table deliberation_ballot add column is_proxied boolean not null default false`,

  // Never changed.
  `create table deliberation_proxy (
    tenant_id text not null,
    topic_id text not null,
    household_id text not null,
    turn integer not null check (turn > 0),
    member_id text not null,
    cast_at_ms bigint not null,
    proxy_cipher text not null check (proxy_cipher <> ''),
    primary key (tenant_id, topic_id, household_id, turn),
    foreign key (tenant_id, topic_id) references deliberation_topic (tenant_id, id)
  )`,
]
