/**
 * Migration 0029: proposals of the office. Inheritances and corrections wait for approvals in one table; the tenants
 * get the rule of how many a correction needs.
 */
import { defaultTimeBank } from '../../../../src/domain/settings/time-bank-rules'

const { correctionApprovals } = defaultTimeBank

export const proposalTables: readonly string[] = [
  `update tenant set settings = jsonb_set(settings, '{timeBank}',
    jsonb_build_object('correctionApprovals', ${correctionApprovals}) || (settings->'timeBank'))`,

  // subject_id: the volunteer whose hours pass on, or the transfer that is put right; each has one open proposal at
  // most. region_id: where it is looked for.
  `create table time_proposal (
    tenant_id text not null references tenant (id),
    id text not null,
    kind text not null check (kind in ('inheritance', 'correction')),
    region_id text not null,
    subject_id text not null,
    to_volunteer_id text,
    minutes bigint check (minutes >= 0),
    state text not null check (state in ('proposed', 'done', 'declined')),
    reason_cipher text not null,
    proposed_by_member_id text not null,
    proposed_by_name text not null,
    proposed_at_ms bigint not null,
    declined_by_name text not null default '',
    declined_reason_cipher text not null default '',
    settled_at_ms bigint,
    primary key (tenant_id, id),
    foreign key (tenant_id, region_id) references region (tenant_id, id),
    foreign key (tenant_id, to_volunteer_id) references volunteer (tenant_id, id),
    check (kind = 'inheritance' or to_volunteer_id is null),
    check ((minutes is not null) = (kind = 'correction')),
    check (subject_id <> to_volunteer_id),
    check ((state = 'proposed') = (settled_at_ms is null)),
    check ((state = 'declined') = (declined_reason_cipher <> ''))
  )`,
  `create unique index time_proposal_one_open on time_proposal (tenant_id, kind, subject_id)
    where state = 'proposed'`,
  `create index time_proposal_open on time_proposal (tenant_id, region_id) where state = 'proposed'`,
  `create table time_proposal_approval (
    tenant_id text not null,
    proposal_id text not null,
    member_id text not null,
    member_name text not null,
    at_ms bigint not null,
    primary key (tenant_id, proposal_id, member_id),
    foreign key (tenant_id, proposal_id) references time_proposal (tenant_id, id)
  )`,

  `insert into time_proposal (tenant_id, id, kind, region_id, subject_id, to_volunteer_id, state, reason_cipher,
      proposed_by_member_id, proposed_by_name, proposed_at_ms, settled_at_ms)
    select i.tenant_id, i.id, 'inheritance', v.region_id, i.from_volunteer_id, i.to_volunteer_id,
      case i.state when 'moved' then 'done' else i.state end, i.reason_cipher, i.proposed_by_member_id,
      i.proposed_by_name, i.proposed_at_ms, case i.state when 'moved' then i.proposed_at_ms end
    from time_inheritance i join volunteer v on v.tenant_id = i.tenant_id and v.id = i.from_volunteer_id`,
  `insert into time_proposal_approval
    select tenant_id, inheritance_id, member_id, member_name, at_ms from time_inheritance_approval`,
  `drop table time_inheritance_approval`,
  `drop table time_inheritance`,
]
