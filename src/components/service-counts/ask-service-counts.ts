/** Asks how many people served in a region, this month and this year, by the days of the shifts. */
import type { Application } from '../../application'
import { chinaDate, startOfChinaDateMs } from '../../domain/calendar'
import type { RegionId } from '../../domain/shapes'

/** People (人) and attendances (人次): two different units. */
export interface ServiceCount {
  readonly people: number
  readonly attendances: number
  readonly minutes: number
}

export interface ServiceTimes {
  readonly month: ServiceCount
  readonly year: ServiceCount
}

export const askServiceCounts = async (
  server: Application['server'],
  regionId: RegionId,
  nowMs: number,
): Promise<ServiceTimes> => {
  const today = chinaDate(nowMs)
  const since = (date: string) =>
    server.attendance.counts({ regionId, fromMs: startOfChinaDateMs(date), toMs: nowMs })
  const [month, year] = await Promise.all([
    since(`${today.slice(0, 7)}-01`),
    since(`${today.slice(0, 4)}-01-01`),
  ])
  return { month, year }
}
