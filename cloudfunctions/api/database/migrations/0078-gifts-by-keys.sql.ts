/**
 * Migration 0078: what the clock and the office ask of gifts, and who comes back of orders, without reading whole tables.
 * By time a ledger that only grows needs no more than the bounds of its pages, which cost a posting next to nothing; gifts
 * that the office confirmed are few.
 */
export const giftsByKeys: readonly string[] = [
  `create index time_transfer_by_time on time_transfer using brin (at_ms)
    with (pages_per_range = 32, autosummarize = on)`,
  `create index time_transfer_confirmed_gifts on time_transfer (tenant_id, debit, credit)
    where kind = 'gift' and phase = 'post'`,
  `create index time_order_by_asking_volunteer on time_order (tenant_id, asker_volunteer_id)
    where asker_volunteer_id is not null`,
]
