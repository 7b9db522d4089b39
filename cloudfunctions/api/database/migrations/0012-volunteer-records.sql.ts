/**
 * Migration 0012: the numbers of volunteers, what a record holds besides hours (培训, 表彰奖励, 评价), requests for
 * correction; and the outbox of messages with what their receivers have consented to.
 */
export const volunteerRecordTables: readonly string[] = [
  // One verified volunteer a person, also when two workers verify two registrations at once.
  `create unique index volunteer_verified_id_number on volunteer (tenant_id, id_number_index)
    where id_number_index <> '' and state = 'verified'`,
  `create index volunteer_by_id_number on volunteer (tenant_id, id_number_index)
    where id_number_index <> ''`,
  `create index volunteer_by_phone on volunteer (tenant_id, phone_index) where phone_index <> ''`,

  // Raised under its row's lock: a number is given once, a gap is no harm.
  `create table volunteer_number (
    tenant_id text not null references tenant (id),
    code text not null,
    last bigint not null,
    primary key (tenant_id, code)
  )`,

  `create table volunteer_entry (
    tenant_id text not null,
    id text not null,
    volunteer_id text not null,
    kind text not null check (kind in ('training', 'commendation', 'appraisal')),
    text text not null check (text <> ''),
    on_date text not null,
    minutes integer not null default 0 check (minutes >= 0),
    given_by text not null default '',
    entered_by_name text not null,
    entered_at_ms bigint not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, volunteer_id) references volunteer (tenant_id, id)
  )`,
  `create index volunteer_entry_by_volunteer on volunteer_entry (tenant_id, volunteer_id)`,

  `create table volunteer_correction (
    tenant_id text not null,
    id text not null,
    volunteer_id text not null,
    request_cipher text not null,
    state text not null check (state in ('open', 'accepted', 'declined')),
    asked_at_ms bigint not null,
    settled_at_ms bigint,
    settled_by_name text not null default '',
    settled_reason text not null default '',
    primary key (tenant_id, id),
    foreign key (tenant_id, volunteer_id) references volunteer (tenant_id, id),
    check ((state = 'open') = (settled_at_ms is null))
  )`,
  `create index volunteer_correction_by_volunteer on volunteer_correction (tenant_id, volunteer_id)`,
  `create index volunteer_correction_open on volunteer_correction (tenant_id) where state = 'open'`,

  `create table message_consent (
    tenant_id text not null,
    member_id text not null,
    template text not null,
    left_over integer not null check (left_over >= 0),
    primary key (tenant_id, member_id, template),
    foreign key (tenant_id, member_id) references member (tenant_id, id)
  )`,

  // sending: claimed, and not known to have arrived; it is never sent again, because it may have.
  `create table message (
    tenant_id text not null,
    id text not null,
    member_id text not null,
    template text not null,
    text_cipher text not null,
    state text not null check (state in
      ('waiting', 'sending', 'sent', 'no-consent', 'refused', 'given-up', 'too-late', 'unknown')),
    consent_used boolean not null default false,
    attempts integer not null default 0,
    next_try_at_ms bigint not null,
    useful_until_ms bigint not null,
    written_at_ms bigint not null,
    settled_at_ms bigint,
    primary key (tenant_id, id),
    foreign key (tenant_id, member_id) references member (tenant_id, id)
  )`,
  `create index message_due on message (next_try_at_ms) where state = 'waiting'`,
  `create index message_sending on message (next_try_at_ms) where state = 'sending'`,
]
