/**
 * Days and times as a community in China reads them: UTC+8 all year (no summer time since 1991).
 * Pure arithmetic on ISO dates; the present moment always comes in as an argument.
 */
export const dayMs = 86_400_000
const CHINA_OFFSET_MS = 8 * 3_600_000

/** The calendar day in China of a moment, `YYYY-MM-DD`. */
export const chinaDate = (timeMs: number): string =>
  new Date(timeMs + CHINA_OFFSET_MS).toISOString().slice(0, 10)

/** The time of day in China, `HH:MM`. */
export const chinaClock = (timeMs: number): string =>
  new Date(timeMs + CHINA_OFFSET_MS).toISOString().slice(11, 16)

/** `YYYY-MM-DD HH:MM` in China. */
export const chinaMoment = (timeMs: number): string => `${chinaDate(timeMs)} ${chinaClock(timeMs)}`

/** Midnight in China at which a day begins, in ms since 1970 UTC. */
export const startOfChinaDateMs = (date: string): number =>
  Date.parse(`${date}T00:00:00Z`) - CHINA_OFFSET_MS

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** Whole days from one date to another; negative when `to` lies before `from`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)

/** Completed years of age on a day, or null when the birth date is not known. */
export const ageOn = (birthDate: string, today: string): number | null => {
  if (birthDate === '') return null
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** '2026年11月22日', for what lies far back or is read long afterwards; '' where no date is known. */
export const wholeDate = (date: string): string =>
  date === ''
    ? ''
    : `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

/** '11月25日', with the year in front when it is not the one given. */
export const shortDate = (date: string, today: string): string => {
  const day = `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
  return date.slice(0, 4) === today.slice(0, 4) ? day : `${date.slice(0, 4)}年${day}`
}
