/** Migration 0011: scans at gates, the attendances they come to, and the hours (服务时长) that are confirmed of them. */
/** As they were when this was released: a result that comes later is a new migration's. */
export const scanResults0011 = `'in', 'out', 'again-in', 'again-out', 'walk-in', 'late-code', 'out-without-in', 'unchecked', 'too-early',
  'too-late', 'code-unknown', 'cancelled', 'not-a-volunteer', 'not-verified', 'not-allowed'`

export const attendanceTables: readonly string[] = [
  // The code on the wall, and the scene of the 小程序码: random, one a shift, made when a leader first opens the gate.
  `create table gate (
    tenant_id text not null,
    shift_id text not null,
    wall_code text not null,
    primary key (tenant_id, shift_id),
    unique (tenant_id, wall_code),
    foreign key (tenant_id, shift_id) references shift (tenant_id, id)
  )`,

  // Every scan that ever came, also one that came to nothing; then shift and volunteer may be unknown ('').
  `create table scan (
    tenant_id text not null references tenant (id),
    id text not null,
    shift_id text not null,
    volunteer_id text not null,
    member_id text not null,
    device_id text not null,
    way text not null check (way in ('rotating', 'wall', 'personal', 'by-hand')),
    direction text not null check (direction in ('in', 'out')),
    code text not null,
    scanned_at_ms bigint not null,
    received_at_ms bigint not null,
    result text not null check (result in (${scanResults0011})),
    since_ms bigint not null,
    primary key (tenant_id, id)
  )`,
  `create index scan_by_shift on scan (tenant_id, shift_id, device_id) where shift_id <> ''`,

  `create table attendance (
    tenant_id text not null,
    shift_id text not null,
    volunteer_id text not null,
    in_at_ms bigint,
    out_at_ms bigint,
    walk_in boolean not null default false,
    late_code boolean not null default false,
    primary key (tenant_id, shift_id, volunteer_id),
    foreign key (tenant_id, shift_id) references shift (tenant_id, id),
    foreign key (tenant_id, volunteer_id) references volunteer (tenant_id, id)
  )`,
  `create index attendance_by_volunteer on attendance (tenant_id, volunteer_id)`,

  // One confirmed service. notice: on public notice (公示) until notice_until_ms; objected: somebody objected, undecided;
  // posted: in the time bank.
  `create table service (
    tenant_id text not null,
    id text not null,
    shift_id text not null,
    volunteer_id text not null,
    region_id text not null,
    minutes integer not null check (minutes between 0 and 1440),
    proposed_minutes integer not null check (proposed_minutes >= 0),
    anomalies jsonb not null check (jsonb_typeof(anomalies) = 'array'),
    reason text not null,
    state text not null check (state in ('notice', 'objected', 'posted')),
    confirmed_by_member_id text not null,
    confirmed_by_name text not null,
    confirmed_at_ms bigint not null,
    notice_until_ms bigint not null,
    posted_at_ms bigint,
    primary key (tenant_id, id),
    unique (tenant_id, shift_id, volunteer_id),
    foreign key (tenant_id, shift_id) references shift (tenant_id, id),
    foreign key (tenant_id, volunteer_id) references volunteer (tenant_id, id),
    check ((state = 'posted') = (posted_at_ms is not null))
  )`,
  `create index service_on_notice on service (tenant_id, notice_until_ms) where state = 'notice'`,
  `create index service_by_volunteer on service (tenant_id, volunteer_id)`,

  `create table service_objection (
    tenant_id text not null,
    id text not null,
    service_id text not null,
    region_id text not null,
    member_id text not null,
    text_cipher text not null,
    at_ms bigint not null,
    state text not null check (state in ('open', 'upheld', 'dismissed')),
    decided_by_name text not null default '',
    decided_reason text not null default '',
    minutes_before integer not null,
    decided_at_ms bigint,
    primary key (tenant_id, id),
    foreign key (tenant_id, service_id) references service (tenant_id, id)
  )`,
  `create index service_objection_open on service_objection (tenant_id, region_id) where state = 'open'`,
]
