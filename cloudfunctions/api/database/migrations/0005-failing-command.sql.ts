/** Migration 0005: commands that a fault of the server keeps from being settled; see push/failing-command.repository.ts. */
export const failingCommandTables: readonly string[] = [
  `create table failing_command (
    tenant_id text not null,
    command_id text not null,
    first_failed_at_ms bigint not null,
    attempts integer not null check (attempts > 0),
    primary key (tenant_id, command_id)
  )`,
]
