/** How a matter's clock runs, stops, goes on and rings. Pure; the timer brings the moment. */
import { dayMs } from '../calendar'
import type { MatterRules } from '../settings/matter-rules'
import { addMinutes, dueAtMs, minutesBetween, warnAtMs } from './deadline'
import { isOpen, type Matter } from './matter'
import type { AlarmEvent } from './matter-acts'

const hourMs = 3_600_000

/** Starts anew: for a new matter, one of another class, one that was opened again. `untilMs`: set by another desk. */
export const startClock = (
  matter: Matter,
  fromMs: number,
  rules: MatterRules,
  untilMs?: number,
): Matter => {
  const due = untilMs ?? dueAtMs(fromMs, matter.deadlineClass, rules)
  return {
    ...matter,
    pause: { kind: 'none' },
    clockFromMs: fromMs,
    dueAtMs: due,
    warned: false,
    escalations: 0,
    nextAlarmAtMs: warnAtMs(fromMs, due, matter.deadlineClass, rules),
  }
}

export const stopClock = (
  matter: Matter,
  pause: Exclude<Matter['pause'], { kind: 'none' }>,
): Matter => ({ ...matter, pause, nextAlarmAtMs: pause.untilMs })

/** What was left is left; who was late already stays late. */
export const resumeClock = (matter: Matter, nowMs: number, rules: MatterRules): Matter => {
  const { pause, deadlineClass } = matter
  if (pause.kind === 'none') return matter
  const left = minutesBetween(pause.sinceMs, matter.dueAtMs, deadlineClass, rules)
  const wasLate = matter.dueAtMs <= pause.sinceMs
  const due = wasLate ? matter.dueAtMs : addMinutes(nowMs, left, deadlineClass, rules)
  const fromMs = matter.clockFromMs + (nowMs - pause.sinceMs)
  const next = matter.warned ? due : warnAtMs(fromMs, due, deadlineClass, rules)
  return {
    ...matter,
    pause: { kind: 'none' },
    clockFromMs: fromMs,
    dueAtMs: due,
    // Whoever was told already is told again only after the tenant's hours.
    nextAlarmAtMs: matter.escalations > 0 ? nowMs + rules.escalateEveryHours * hourMs : next,
  }
}

/** Nobody has to hurry any more; the resident has so many days to say whether it is good. */
export const awaitRating = (matter: Matter, nowMs: number, rules: MatterRules): Matter => ({
  ...matter,
  pause: { kind: 'none' },
  nextAlarmAtMs: nowMs + rules.rateWithinDays * dayMs,
})

/** Filed; who asked is asked once more whether it lasted. */
export const awaitLaterRating = (matter: Matter, rules: MatterRules): Matter => ({
  ...matter,
  nextAlarmAtMs:
    matter.askerMemberId === '' ? 0 : matter.answeredAtMs + rules.askAgainAfterDays * dayMs,
})

/** Answered, and nobody has said yet whether it is good; also after it was filed. */
export const mayRate = ({ state, rating }: Pick<Matter, 'state' | 'rating'>): boolean =>
  state === 'answered' || (state === 'closed' && rating === null)

export const mayRateLater = (matter: Matter, nowMs: number, rules: MatterRules): boolean =>
  matter.laterRating === null && nowMs >= matter.answeredAtMs + rules.askAgainAfterDays * dayMs

const ringOpen = (
  matter: Matter,
  levelsAbove: number,
  nowMs: number,
  rules: MatterRules,
): { readonly matter: Matter; readonly event: AlarmEvent } => {
  if (nowMs < matter.dueAtMs)
    return {
      matter: { ...matter, warned: true, nextAlarmAtMs: matter.dueAtMs },
      event: 'warned',
    }
  const escalations = matter.escalations + 1
  const isTop = escalations >= levelsAbove
  const next = isTop ? 0 : nowMs + rules.escalateEveryHours * hourMs
  return {
    matter: { ...matter, warned: true, escalations, nextAlarmAtMs: next },
    event: 'escalated',
  }
}

/** One thing at a time, once: what it did moves the next alarm on. null: it is not time, or there is nothing to do. */
export const ring = (
  matter: Matter,
  levelsAbove: number,
  nowMs: number,
  rules: MatterRules,
): { readonly matter: Matter; readonly event: AlarmEvent } | null => {
  if (matter.nextAlarmAtMs === 0 || nowMs < matter.nextAlarmAtMs) return null
  if (isOpen(matter))
    return matter.pause.kind === 'none'
      ? ringOpen(matter, levelsAbove, nowMs, rules)
      : { matter: resumeClock(matter, nowMs, rules), event: 'resumed' }
  if (matter.state === 'answered') {
    const filed: Matter = { ...matter, state: 'closed' }
    return { matter: awaitLaterRating(filed, rules), event: 'filed' }
  }
  if (matter.state === 'closed')
    return { matter: { ...matter, nextAlarmAtMs: 0 }, event: 'asked-again' }
  return null
}
