/** Migration 0022: how far the clock of a phone was off when it scanned, as far as it could be known on receipt. */
export const phoneClock: readonly string[] = [
  `alter table scan add column clock_off_ms bigint not null default 0`,
  `update tenant set settings = jsonb_set(settings, '{volunteering}',
    '{"clockToleranceMinutes": 10}'::jsonb || (settings->'volunteering'))`,
]
