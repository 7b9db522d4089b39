/**
 * Migration 0084: a request for correction may ask for another region; one such waits at a time. Where somebody came from
 * is kept when it was granted, so that the region that they left can be told; and who of the office asked in the place of
 * somebody without a phone.
 */
export const volunteerMoves: readonly string[] = [
  `alter table volunteer_correction
    add column to_region_id text,
    add column from_region_id text,
    add column asked_by_member_id text,
    add column asked_by_name text not null default '',
    add foreign key (tenant_id, to_region_id) references region (tenant_id, id),
    add foreign key (tenant_id, from_region_id) references region (tenant_id, id),
    add foreign key (tenant_id, asked_by_member_id) references member (tenant_id, id),
    add check ((from_region_id is not null) = (to_region_id is not null and state = 'accepted'))`,
  `create unique index volunteer_correction_move on volunteer_correction (tenant_id, volunteer_id)
    where to_region_id is not null and state = 'open'`,
  `create index volunteer_correction_moved on volunteer_correction (tenant_id, settled_at_ms)
    where from_region_id is not null`,
]
