/**
 * Migration 0093: who lives with whom is looked for by ID number whenever a worker decides about hours, and whenever it is
 * counted what waits for them; of those who have moved away there was no index.
 */
export const residentsByIdNumber: readonly string[] = [
  `create index resident_by_id_number on resident (tenant_id, id_number_index)
    where id_number_index <> ''`,
]
