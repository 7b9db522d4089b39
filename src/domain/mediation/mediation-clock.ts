/** Which day a mediation owes something, and when its timer rings. Pure; the timer brings the moment. */
import { addDays, dayMs, startOfChinaDateMs } from '../calendar'
import { isOpen, type Mediation } from './mediation'

const hourMs = 3_600_000
/** A revisit that nobody makes is told to the office above after these days. */
const lateAfterDays = 7
const confirmWithinDays = 30

/** The last day on which the parties may together ask the court to confirm it (人民调解法 33). '' before it takes effect. */
export const confirmUntil = ({ agreement }: Pick<Mediation, 'agreement'>): string =>
  agreement === null || agreement.effectiveOn === ''
    ? ''
    : addDays(agreement.effectiveOn, confirmWithinDays)

/** The number's day, in the morning when people are at work. */
const morningOf = (date: string): number => startOfChinaDateMs(date) + 8 * hourMs

const alarmAt = (mediation: Mediation): number => {
  const { nextSessionAtMs, revisitOn, reminders } = mediation
  if (isOpen(mediation)) return nextSessionAtMs > 0 && reminders === 0 ? nextSessionAtMs - dayMs : 0
  if (mediation.state !== 'agreed' || revisitOn === '' || reminders > 1) return 0
  return morningOf(revisitOn) + (reminders === 0 ? 0 : lateAfterDays * dayMs)
}

/** After every step: what is owed now is what the clock waits for. */
export const wound = (mediation: Mediation): Mediation => ({
  ...mediation,
  nextAlarmAtMs: alarmAt(mediation),
})

/** session-near and revisit-due are told to the mediators, revisit-late also to those above. */
export type MediationEvent = 'session-near' | 'revisit-due' | 'revisit-late'

/** One thing at a time, once. null: it is not time, or there is nothing to do. */
export const ring = (
  mediation: Mediation,
  nowMs: number,
): { readonly mediation: Mediation; readonly event: MediationEvent } | null => {
  const { nextAlarmAtMs, reminders } = mediation
  if (nextAlarmAtMs === 0 || nowMs < nextAlarmAtMs) return null
  const late = reminders === 0 ? 'revisit-due' : 'revisit-late'
  return {
    mediation: wound({ ...mediation, reminders: reminders + 1 }),
    event: isOpen(mediation) ? 'session-near' : late,
  }
}
