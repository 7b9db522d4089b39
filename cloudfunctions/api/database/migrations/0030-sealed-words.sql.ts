/**
 * Migration 0030: what people write about people lies sealed. The columns are told by their names; the next start
 * seals what stands in them (secrets/seal-clear-text.ts), because no migration has the keys.
 */
const columns = [
  ['service', 'reason', 'reason_cipher'],
  ['service_objection', 'decided_reason', 'decided_reason_cipher'],
  ['time_order', 'settled_reason', 'settled_reason_cipher'],
  ['volunteer_entry', 'text', 'text_cipher'],
] as const

export const sealedWords: readonly string[] = [
  `create table clear_text_column (table_name text, column_name text, primary key (table_name, column_name))`,
  ...columns.map(([table, from, to]) => `alter table ${table} rename column ${from} to ${to}`),
  ...columns.map(
    ([table, , column]) => `insert into clear_text_column
      select '${table}', '${column}' where exists (select from ${table} where ${column} <> '')`,
  ),
]
