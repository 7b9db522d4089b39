/**
 * Migration 0096: hours from an older record (原有服务时长) are put right by a line that says how many it should have been and
 * why. What the list brought stays; the newest line holds. Where the hours go over to another entry, the lines follow.
 */
export const amendedCarriedService: readonly string[] = [
  `create table carried_service_amendment (
    tenant_id text not null,
    id text not null,
    volunteer_id text not null,
    minutes integer not null check (minutes >= 0),
    reason_cipher text not null check (reason_cipher <> ''),
    entered_by_name text not null,
    entered_at_ms bigint not null,
    place integer not null,
    primary key (tenant_id, id),
    unique (tenant_id, volunteer_id, place),
    foreign key (tenant_id, volunteer_id) references carried_service (tenant_id, volunteer_id)
      on update cascade
  )`,
]
