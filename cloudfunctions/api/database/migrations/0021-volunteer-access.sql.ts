/** Migration 0021: the access log tells also who looked at the number of a volunteer; a line is of one or the other. */
export const volunteerAccess: readonly string[] = [
  `alter table access_log alter column resident_id drop not null`,
  `alter table access_log add column volunteer_id text`,
  `alter table access_log add check ((resident_id is null) <> (volunteer_id is null))`,
  `alter table access_log add foreign key (tenant_id, volunteer_id) references volunteer (tenant_id, id)`,
]
