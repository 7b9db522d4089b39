/**
 * Migration 0048: why somebody was not taken as a volunteer, a correction not made or a home not found lies sealed like
 * other words about people. The next start seals what stands there (secrets/seal-clear-text.ts).
 */
const tables = ['volunteer', 'volunteer_correction', 'home'] as const

export const sealedReasons: readonly string[] = tables.flatMap((table) => [
  `alter table ${table} rename column settled_reason to settled_reason_cipher`,
  `insert into clear_text_column
    select '${table}', 'settled_reason_cipher'
    where exists (select from ${table} where settled_reason_cipher <> '')`,
])
