/**
 * Migration 0024: importing lists of volunteers. An import is of residents or of volunteers, so that neither permission
 * opens the other's; and hours that a volunteer brought along from an older record are kept beside the service that was
 * recorded here, never among it.
 */
export const volunteerRosterTables: readonly string[] = [
  `alter table upload drop constraint upload_purpose_check`,
  `alter table upload add constraint upload_purpose_check
    check (purpose in ('photo', 'resident-photo', 'roster', 'volunteer-roster'))`,
  `alter table roster_import add column kind text not null default 'residents'
    check (kind in ('residents', 'volunteers'))`,

  // 原有服务时长: who recorded it then vouches for it; it stands in no certificate.
  `create table carried_service (
    tenant_id text not null,
    volunteer_id text not null,
    minutes integer not null check (minutes > 0),
    as_of_date text not null,
    entered_by_name text not null,
    entered_at_ms bigint not null,
    primary key (tenant_id, volunteer_id),
    foreign key (tenant_id, volunteer_id) references volunteer (tenant_id, id)
  )`,
]
