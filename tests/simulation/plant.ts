/** Plants a fault in the server that all worlds share, and mends it. */
import type { Product } from './mutation'
import type { StreetServer } from './street-server'

export const plant = async (
  server: StreetServer,
  product: Product,
): Promise<() => Promise<void>> => {
  server.faults.keepsHalves = product.keepsHalves ?? false
  server.faults.reworded = product.asking ?? null
  const mendTable = product.table && (await server.tables.plant(product.table))
  const mendPosting = product.posting && (await server.tables.plantInPosting(product.posting))
  const mendRules = product.rules?.()
  return async () => {
    server.faults.keepsHalves = false
    server.faults.reworded = null
    mendRules?.()
    await mendPosting?.()
    await mendTable?.()
  }
}
