/** Migration 0016: photos of residents, who need no post, and what each of them belongs to. */
export const residentPhoto: readonly string[] = [
  `alter table upload drop constraint upload_purpose_check`,
  `alter table upload add constraint upload_purpose_check check (purpose in ('photo', 'resident-photo', 'roster'))`,
  `alter table upload add column held_by_kind text not null default '',
    add column held_by_id text not null default '',
    add constraint upload_held check ((held_by_kind = '') = (held_by_id = '')),
    add constraint upload_held_purpose check (held_by_kind = '' or purpose = 'resident-photo')`,
  `create index upload_held_by on upload (tenant_id, held_by_kind, held_by_id) where held_by_kind <> ''`,
]
