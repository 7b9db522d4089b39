/** Migration 0042: importing the hotline's cases, by whoever decides what is shown to neighbours, until the tenant says otherwise. */
export const hotlineImport: readonly string[] = [
  `alter table upload drop constraint upload_purpose_check`,
  `alter table upload add constraint upload_purpose_check
    check (purpose in ('photo', 'resident-photo', 'roster', 'volunteer-roster', 'hotline'))`,
  `alter table roster_import drop constraint roster_import_kind_check`,
  `alter table roster_import add constraint roster_import_kind_check
    check (kind in ('residents', 'volunteers', 'hotline'))`,
  `update tenant set settings = jsonb_set(settings, '{postKinds}', (
    select coalesce(jsonb_agg(
      case when kind->'permissions' ? 'content.review' and not kind->'permissions' ? 'hotline.import'
        then jsonb_set(kind, '{permissions}', kind->'permissions' || '["hotline.import"]')
        else kind end order by place), '[]')
    from jsonb_array_elements(settings->'postKinds') with ordinality as k(kind, place))),
    structure_version = structure_version + 1`,
]
