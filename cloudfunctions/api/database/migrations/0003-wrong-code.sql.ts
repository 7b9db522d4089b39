/** Migration 0003: one line for each invitation code that nobody has issued, so that trying them out has an end. */
export const wrongCodeTables: readonly string[] = [
  `create table wrong_code (
    tenant_id text not null,
    member_id text not null,
    at_ms bigint not null,
    foreign key (tenant_id, member_id) references member (tenant_id, id)
  )`,
  `create index wrong_code_by_member on wrong_code (tenant_id, member_id, at_ms)`,
]
