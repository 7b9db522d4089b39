/** A month of a statement, as China counts it. */
import { addDays, startOfChinaDateMs } from '../../../src/domain/calendar'

/** The moments between which '2026-03' lies. */
export const monthMs = (month: string) => {
  const next = addDays(`${month}-28`, 4).slice(0, 7)
  return { fromMs: startOfChinaDateMs(`${month}-01`), toMs: startOfChinaDateMs(`${next}-01`) }
}
