/**
 * Migration 0057: a line of a volunteer's record (培训, 表彰奖励, 评价) is put right by another one that names it, or taken
 * back by one that says so; nothing is overwritten. Each is named once: what is wrong again is put right on the newest.
 */
export const amendedEntries: readonly string[] = [
  `alter table volunteer_entry
    add column amends_id text,
    add column withdraws boolean not null default false,
    add column reason_cipher text not null default '',
    add foreign key (tenant_id, amends_id) references volunteer_entry (tenant_id, id),
    add check (amends_id is not null or not withdraws),
    drop constraint volunteer_entry_text_check,
    add check (withdraws or text_cipher <> '')`,
  `create unique index volunteer_entry_amended on volunteer_entry (tenant_id, amends_id)
    where amends_id is not null`,
]
