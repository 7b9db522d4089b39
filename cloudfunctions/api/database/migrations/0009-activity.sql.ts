/** Migration 0009: activities (志愿活动) with their shifts, and who signed up. */
export const activityTables: readonly string[] = [
  `create table activity (
    tenant_id text not null references tenant (id),
    id text not null,
    region_id text not null,
    series_id text not null default '',
    title text not null check (title <> ''),
    service_kind text not null check (service_kind <> ''),
    brand text not null default '',
    place text not null check (place <> ''),
    note text not null default '',
    contact_name text not null,
    contact_phone_cipher text not null default '',
    photo_id text not null default '',
    state text not null check (state in ('open', 'cancelled')),
    cancelled_reason text not null default '',
    published_by_member_id text not null,
    published_by_name text not null,
    published_at_ms bigint not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, region_id) references region (tenant_id, id),
    check ((state = 'cancelled') = (cancelled_reason <> ''))
  )`,
  `create index activity_by_region on activity (tenant_id, region_id)`,
  `create index activity_by_series on activity (tenant_id, series_id) where series_id <> ''`,
  `create index activity_by_photo on activity (tenant_id, photo_id) where photo_id <> ''`,

  // seats_taken is raised under the row's lock; the check is what makes it impossible to sell the last seat twice.
  `create table shift (
    tenant_id text not null,
    id text not null,
    activity_id text not null,
    starts_at_ms bigint not null,
    ends_at_ms bigint not null,
    quota integer not null check (quota > 0),
    seats_taken integer not null default 0 check (seats_taken between 0 and quota),
    state text not null check (state in ('open', 'cancelled')),
    reminded_at_ms bigint,
    primary key (tenant_id, id),
    foreign key (tenant_id, activity_id) references activity (tenant_id, id),
    check (ends_at_ms > starts_at_ms)
  )`,
  `create index shift_by_activity on shift (tenant_id, activity_id)`,
  `create index shift_by_start on shift (tenant_id, starts_at_ms)`,

  `create table sign_up (
    tenant_id text not null,
    shift_id text not null,
    volunteer_id text not null,
    id text not null,
    state text not null check (state in ('seated', 'waiting', 'cancelled')),
    signed_up_at_ms bigint not null,
    turn bigint not null,
    primary key (tenant_id, shift_id, volunteer_id),
    foreign key (tenant_id, shift_id) references shift (tenant_id, id),
    foreign key (tenant_id, volunteer_id) references volunteer (tenant_id, id)
  )`,
  `create index sign_up_waiting on sign_up (tenant_id, shift_id, turn) where state = 'waiting'`,
  `create index sign_up_by_volunteer on sign_up (tenant_id, volunteer_id)`,
]
