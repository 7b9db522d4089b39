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
  const carried = await loadCarriedService(api, tenantId, volunteerId)
  const all = [
    ...services.map(({ startsAtMs, minutes }) => ({ atMs: startsAtMs, minutes })),
    ...orders,
  ].sort((one, other) => one.atMs - other.atMs)
  const months = new Map<string, number>()
  // An older record says all that was ever given up to its day, and so may say again what is recorded here.
  let carriedMinutes = carried?.minutes ?? 0
  for (const { atMs, minutes } of all) {
    const day = chinaDate(atMs)
    const month = day.slice(0, 7)
    months.set(month, (months.get(month) ?? 0) + minutes)
    if (carried && day <= carried.asOf) carriedMinutes = Math.max(0, carriedMinutes - minutes)
  }
  return {
    minutes: all.reduce((sum, { minutes }) => sum + minutes, carriedMinutes),
    carriedMinutes,
    times: all.length,
    months: [...months].map(([month, minutes]) => ({ month, minutes })),
  }
}
