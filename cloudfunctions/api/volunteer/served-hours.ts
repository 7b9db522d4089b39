/** How long somebody has served in all: services, orders of neighbours, and hours of an older record. No certificate rests on it. */
import { chinaDate } from '../../../src/domain/calendar'
import type { ServedHours } from '../../../src/protocol/volunteer'
import type { Api } from '../api'
import { listOrderService } from '../time-bank/whole-statement.repository'
import { loadCarriedService } from './carried-service.repository'
import { listService } from './service-record.repository'

export const loadServed = async (
  api: Api,
  whose: { readonly tenantId: string; readonly volunteerId: string },
): Promise<ServedHours> => {
  const { tenantId, volunteerId } = whose
  const services = await listService(api.database, whose, null)
  const orders = await listOrderService(api.database, tenantId, volunteerId)
  const carriedMinutes = (await loadCarriedService(api, tenantId, volunteerId))?.minutes ?? 0
  const all = [
    ...services.map(({ startsAtMs, minutes }) => ({ atMs: startsAtMs, minutes })),
    ...orders,
  ].sort((one, other) => one.atMs - other.atMs)
  const months = new Map<string, number>()
  for (const { atMs, minutes } of all) {
    const month = chinaDate(atMs).slice(0, 7)
    months.set(month, (months.get(month) ?? 0) + minutes)
  }
  return {
    minutes: all.reduce((sum, { minutes }) => sum + minutes, carriedMinutes),
    carriedMinutes,
    times: all.length,
    months: [...months].map(([month, minutes]) => ({ month, minutes })),
  }
}
