/**
 * Migration 0059: why a refused command was put away lies sealed like other words about people. The next start seals what
 * stands there (secrets/seal-clear-text.ts), which is told by which column a row is known.
 */
export const sealedSettlements: readonly string[] = [
  `alter table clear_text_column add column key_column text not null default 'id'`,
  `alter table refused_command rename column settled_reason to settled_reason_cipher`,
  `insert into clear_text_column
    select 'refused_command', 'settled_reason_cipher', 'command_id'
    where exists (select from refused_command where settled_reason_cipher <> '')`,
]
