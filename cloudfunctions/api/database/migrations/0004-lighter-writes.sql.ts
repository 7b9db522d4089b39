/**
 * Migration 0004: what cost every write and answered nothing. Phones are searched on the phone, so the keyed hash of
 * a number was never asked. Who wrote a line is looked up before anything is run for them and is never deleted, and a
 * scope's counter is raised in the statement that writes its entries: neither needs to be checked again, row by row.
 */
const authored = ['visit', 'follow_up', 'life_event', 'command', 'field_history']

export const lighterWrites: readonly string[] = [
  'alter table resident drop column phone_index',
  ...authored.map(
    (table) => `alter table ${table} drop constraint ${table}_tenant_id_member_id_fkey`,
  ),
  'alter table sync_entry drop constraint sync_entry_tenant_id_scope_id_fkey',
]
