/**
 * Migration 0007: what every visit cost. Its household is checked, and through that the house and the region, which are
 * never deleted: two more checks a visit proved nothing. Few visits have photos, and only those need to be found by one.
 */
export const lighterVisits: readonly string[] = [
  'alter table visit drop constraint visit_tenant_id_region_id_fkey',
  'alter table visit drop constraint visit_tenant_id_house_id_fkey',
  'drop index visit_by_photo',
  `create index visit_by_photo on visit using gin (photo_ids jsonb_path_ops) where photo_ids <> '[]'`,
]
