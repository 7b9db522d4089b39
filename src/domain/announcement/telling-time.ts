/** When those who asked for it are told of an announcement: nobody is woken by one that is not urgent. Pure. */
import { addDays, chinaDate, startOfChinaDateMs } from '../calendar'
import type { AnnouncementFields } from './announcement'

const hourMs = 3_600_000
const morning = 8
const night = 21

export const tellingTimeMs = (
  { kind, fromDate }: Pick<AnnouncementFields, 'kind' | 'fromDate'>,
  nowMs: number,
): number => {
  const today = chinaDate(nowMs)
  if (fromDate > today) return startOfChinaDateMs(fromDate) + morning * hourMs
  const hour = (nowMs - startOfChinaDateMs(today)) / hourMs
  if (kind === 'urgent' || (hour >= morning && hour < night)) return nowMs
  const day = hour < morning ? today : addDays(today, 1)
  return startOfChinaDateMs(day) + morning * hourMs
}
