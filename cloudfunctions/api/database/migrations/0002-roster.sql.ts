/** Migration 0002: what the last roster said of each record, imports that gave way, and finding a photo's visit. */
export const rosterTables: readonly string[] = [
  `create table roster_imported (
    tenant_id text not null references tenant (id),
    record_id text not null,
    fields_cipher text not null,
    primary key (tenant_id, record_id)
  )`,
  // abandoned: another preview of the same regions took its place.
  `alter table roster_import drop constraint roster_import_state_check`,
  `alter table roster_import add constraint roster_import_state_check
    check (state in ('previewed', 'importing', 'finished', 'abandoned'))`,
  `create index roster_import_open on roster_import (tenant_id, region_id)
    where state in ('previewed', 'importing')`,
  `create index visit_by_photo on visit using gin (photo_ids jsonb_path_ops)`,
  `create index upload_unfinished on upload (tenant_id, member_id) where completed_at_ms is null`,
]
