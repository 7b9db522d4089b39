/** Months as '2026-03': the one before or after, and how it is said. */
export const neighbourMonth = (month: string, step: -1 | 1): string => {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + step
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** '2026 年 3 月' */
export const monthWords = (month: string): string =>
  `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`
