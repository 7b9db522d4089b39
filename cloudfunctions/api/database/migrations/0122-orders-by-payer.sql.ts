/** Migration 0122: an elder finds what relatives asked for out of the elder's own hours without reading all orders. */
export const ordersByPayer: readonly string[] = [
  `create index time_order_by_payer on time_order (tenant_id, payer)`,
]
