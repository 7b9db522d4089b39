/** Hours over the months, and the milestones for which a volunteer is thanked. Nobody is compared with anybody. */

export interface MonthMinutes {
  /** '2026-03' */
  readonly month: string
  readonly minutes: number
}

/** The last twelve months up to the one of `today`, oldest first; a month without service has 0. */
export const lastTwelveMonths = (
  served: readonly MonthMinutes[],
  today: string,
): readonly MonthMinutes[] => {
  const minutesOf = new Map(served.map(({ month, minutes }) => [month, minutes]))
  const last = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  return Array.from({ length: 12 }, (_, index) => {
    const at = last - 11 + index
    const month = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
    return { month, minutes: minutesOf.get(month) ?? 0 }
  })
}

/** Hours; from 100 on those of the stars in 志愿服务记录办法. */
const milestones = [1, 10, 50, 100, 300, 600, 1000, 1500]

/** The last one reached; 0 before the first. */
export const milestoneOf = (minutes: number): number =>
  Math.max(0, ...milestones.filter((hours) => minutes >= hours * 60))
