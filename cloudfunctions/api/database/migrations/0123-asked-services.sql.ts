/** Migration 0123: how often somebody asked for a service, in vain or not, is counted without reading all commands. */
export const askedServices: readonly string[] = [
  `create index command_asked_services on command (tenant_id, member_id, received_at_ms)
    where name = 'redeem.request'`,
]
