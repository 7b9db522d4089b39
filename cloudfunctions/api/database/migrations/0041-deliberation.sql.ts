/**
 * Migration 0041: topics of the residents' council (居民议事厅), opinions about them, and one ballot a household. What was
 * written lies sealed, and so does what a ballot says: it is opened to be counted, and for who cast it. Whoever looks at held
 * content may run topics, until the tenant says otherwise.
 */
export const deliberationTables: readonly string[] = [
  `update tenant set settings = jsonb_set(settings, '{postKinds}', (
    select coalesce(jsonb_agg(
      case when kind->'permissions' ? 'content.review' and not kind->'permissions' ? 'deliberation.run'
        then jsonb_set(kind, '{permissions}', kind->'permissions' || '["deliberation.run"]')
        else kind end order by place), '[]')
    from jsonb_array_elements(settings->'postKinds') with ordinality as k(kind, place))),
    structure_version = structure_version + 1`,

  `create table deliberation_topic (
    tenant_id text not null references tenant (id),
    id text not null,
    region_id text not null,
    region_path text not null,
    state text not null check (state in ('checking', 'collecting', 'voting', 'published', 'declined', 'taken-back',
      'called-off')),
    content_state text not null check (content_state in ('unasked', 'waiting', 'passed', 'held', 'kept')),
    proposer_member_id text,
    option_count integer not null check (option_count between 0 and 8),
    quorum_percent integer not null check (quorum_percent between 0 and 100),
    majority text not null check (majority in ('most', 'half', 'two-thirds')),
    collect_until_ms bigint,
    vote_until_ms bigint,
    next_alarm_at_ms bigint,
    result_votes jsonb,
    result_voted integer,
    result_entitled integer,
    matter_id text not null default '',
    step_count integer not null default 1,
    submitted_at_ms bigint not null,
    changed_at_ms bigint not null,
    details_cipher text not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, region_id) references region (tenant_id, id),
    check (changed_at_ms >= submitted_at_ms),
    check ((collect_until_ms is null) = (vote_until_ms is null) and collect_until_ms < vote_until_ms),
    check (state not in ('collecting', 'voting', 'published', 'called-off')
      or (vote_until_ms is not null and option_count >= 2 and content_state in ('unasked', 'passed'))),
    check ((next_alarm_at_ms is not null) = (state in ('collecting', 'voting'))),
    check ((state = 'published') = (result_votes is not null)),
    check ((result_votes is null) = (result_entitled is null) and (result_votes is null) = (result_voted is null)),
    check (result_voted between 0 and result_entitled),
    check (matter_id = '' or state = 'published')
  )`,
  `create index deliberation_topic_shown on deliberation_topic (tenant_id, region_id, state)`,
  `create index deliberation_topic_below on deliberation_topic (tenant_id, region_path text_pattern_ops, changed_at_ms)`,
  `create index deliberation_topic_by_proposer on deliberation_topic (tenant_id, proposer_member_id)
    where proposer_member_id is not null`,
  `create index deliberation_topic_alarm on deliberation_topic (next_alarm_at_ms) where next_alarm_at_ms is not null`,

  `create table deliberation_opinion (
    tenant_id text not null,
    id text not null,
    topic_id text not null,
    member_id text not null,
    state text not null check (state in ('checking', 'shown', 'held', 'kept', 'removed', 'withdrawn')),
    said_at_ms bigint not null,
    removed_by_member_id text,
    opinion_cipher text not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, topic_id) references deliberation_topic (tenant_id, id),
    check ((state = 'removed') = (removed_by_member_id is not null))
  )`,
  `create index deliberation_opinion_of on deliberation_opinion (tenant_id, topic_id, said_at_ms)`,

  // One a household: the key holds it, whoever comes at the same moment.
  `create table deliberation_ballot (
    tenant_id text not null,
    topic_id text not null,
    household_id text not null,
    member_id text not null,
    cast_at_ms bigint not null,
    ballot_cipher text not null check (ballot_cipher <> ''),
    primary key (tenant_id, topic_id, household_id),
    foreign key (tenant_id, topic_id) references deliberation_topic (tenant_id, id)
  )`,
]
