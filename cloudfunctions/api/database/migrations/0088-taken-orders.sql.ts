/** Migration 0088: since when an order is taken. Of those of before, no later than its last change. */
export const takenOrders: readonly string[] = [
  `alter table time_order add column taken_at_ms bigint`,
  `update time_order set taken_at_ms = changed_at_ms where taker_volunteer_id is not null`,
  `alter table time_order add check ((taken_at_ms is null) = (taker_volunteer_id is null))`,
]
