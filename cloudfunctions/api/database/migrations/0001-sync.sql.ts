/**
 * Last part of migration 0001: what makes syncing right (versions, entries, commands), the journals
 * (field history, access log), refused commands, uploads and roster imports.
 */
export const syncTables: readonly string[] = [
  // version: the newest number given out in this scope; raised under the row's lock, without gaps.
  `create table sync_scope (
    tenant_id text not null,
    scope_id text not null,
    version bigint not null check (version >= 0),
    primary key (tenant_id, scope_id),
    foreign key (tenant_id, scope_id) references region (tenant_id, id)
  )`,

  // The newest word on a record in a scope; gone = it lies in another scope now.
  `create table sync_entry (
    tenant_id text not null,
    kind text not null,
    record_id text not null,
    scope_id text not null,
    version bigint not null check (version > 0),
    region_id text not null,
    gone boolean not null,
    primary key (tenant_id, kind, record_id, scope_id),
    foreign key (tenant_id, scope_id) references sync_scope (tenant_id, scope_id),
    unique (tenant_id, scope_id, version)
  )`,
  `create unique index sync_entry_home on sync_entry (tenant_id, kind, record_id) where not gone`,

  // One row for every command ever received; result_cipher holds conflicts and answer when there are any.
  `create table command (
    tenant_id text not null,
    id text not null,
    member_id text not null,
    name text not null,
    region_id text not null,
    outcome text not null check (outcome in ('applied', 'rejected')),
    code text not null default '',
    detail_cipher text not null default '',
    result_cipher text not null default '',
    issued_at_ms bigint not null,
    received_at_ms bigint not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, member_id) references member (tenant_id, id),
    check ((outcome = 'rejected') = (code <> ''))
  )`,

  // The whole envelope of a refused command, so that a community worker can adopt it.
  `create table refused_command (
    tenant_id text not null,
    command_id text not null,
    region_id text not null,
    name text not null,
    envelope_cipher text not null,
    code text not null,
    detail_cipher text not null,
    member_id text not null,
    member_name text not null,
    issued_at_ms bigint not null,
    received_at_ms bigint not null,
    state text not null default 'open' check (state in ('open', 'adopted', 'dismissed')),
    settled_at_ms bigint,
    settled_by_name text not null default '',
    settled_reason text not null default '',
    primary key (tenant_id, command_id),
    foreign key (tenant_id, command_id) references command (tenant_id, id),
    check ((state = 'open') = (settled_at_ms is null)),
    check ((state = 'open') = (settled_by_name = ''))
  )`,
  `create index refused_command_by_region on refused_command (tenant_id, region_id, received_at_ms)`,
  `create index refused_command_by_member on refused_command (tenant_id, member_id) where state = 'open'`,

  // old_value and new_value are JSON texts, encrypted where the field is (secret).
  `create table field_history (
    tenant_id text not null,
    command_id text not null,
    position integer not null,
    kind text not null,
    record_id text not null,
    household_id text,
    region_id text not null,
    field text not null,
    secret boolean not null,
    old_value text not null,
    new_value text not null,
    member_id text not null,
    member_name text not null,
    at_ms bigint not null,
    primary key (tenant_id, command_id, position),
    foreign key (tenant_id, member_id) references member (tenant_id, id)
  )`,
  `create index field_history_by_household on field_history (tenant_id, household_id, at_ms)`,
  `create index field_history_by_record on field_history (tenant_id, kind, record_id, field, at_ms)`,

  `create table access_log (
    tenant_id text not null,
    id text not null,
    at_ms bigint not null,
    member_id text not null,
    member_name text not null,
    act text not null check (act in ('reveal-id-number', 'show-phone', 'dial')),
    resident_id text not null,
    region_id text not null,
    reason text not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, member_id) references member (tenant_id, id),
    foreign key (tenant_id, resident_id) references resident (tenant_id, id)
  )`,
  `create index access_log_by_region on access_log (tenant_id, region_id, at_ms)`,

  // completed_at_ms is set when all parts are here; bytes of a whole file are joined from its parts.
  `create table upload (
    tenant_id text not null,
    id text not null,
    purpose text not null check (purpose in ('photo', 'roster')),
    region_id text not null,
    member_id text not null,
    part_count integer not null check (part_count between 1 and 400),
    media_type text not null default '',
    created_at_ms bigint not null,
    completed_at_ms bigint,
    primary key (tenant_id, id),
    foreign key (tenant_id, region_id) references region (tenant_id, id),
    foreign key (tenant_id, member_id) references member (tenant_id, id)
  )`,
  `create table upload_part (
    tenant_id text not null,
    upload_id text not null,
    index integer not null check (index >= 0),
    bytes bytea not null,
    primary key (tenant_id, upload_id, index),
    foreign key (tenant_id, upload_id) references upload (tenant_id, id) on delete cascade
  )`,

  // summary holds counts only; everything with a person in it is encrypted.
  `create table roster_import (
    tenant_id text not null,
    id text not null,
    upload_id text not null,
    region_id text not null,
    member_id text not null,
    state text not null check (state in ('previewed', 'importing', 'finished')),
    done integer not null default 0 check (done >= 0),
    total integer not null check (total >= done),
    summary jsonb not null,
    preview_cipher text not null,
    created_at_ms bigint not null,
    finished_at_ms bigint,
    primary key (tenant_id, id),
    foreign key (tenant_id, region_id) references region (tenant_id, id),
    foreign key (tenant_id, member_id) references member (tenant_id, id)
  )`,
  // Rows of the plan in portions, each imported in one transaction.
  `create table roster_import_portion (
    tenant_id text not null,
    import_id text not null,
    position integer not null check (position >= 0),
    row_count integer not null check (row_count >= 0),
    rows_cipher text not null,
    done_at_ms bigint,
    primary key (tenant_id, import_id, position),
    foreign key (tenant_id, import_id) references roster_import (tenant_id, id)
  )`,
]
