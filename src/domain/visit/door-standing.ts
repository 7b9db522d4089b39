/**
 * How a door stands today and why: one answer for the building's picture, the list and the household page.
 *
 * The clock of a household starts anew when somebody was met, and also when they declined: their wish is respected
 * until the next turn. 未遇 does not reset it; it only puts off what was due by `retryAfterDays`, so that the worker
 * is not sent to the same closed door every day.
 */
import { addDays, chinaDate, daysBetween, shortDate } from '../calendar'
import type { HouseholdFile } from '../household/household-file'
import type { Settings } from '../settings/settings'
import { isCampaignDay } from './campaign-day'
import { routineWords, strictestRule } from './visiting-rule'

export const doorStates = ['overdue', 'soon', 'fine', 'none'] as const
/** overdue: due today or before; soon: due within days; fine: later; none: never visited, or nobody lives there. */
export type DoorState = (typeof doorStates)[number]

export interface DoorReason {
  /** routine: the tenant's rule; follow-up: something promised; retry: nobody opened; campaign: 集中走访日. */
  readonly kind: 'routine' | 'follow-up' | 'retry' | 'campaign' | 'never'
  readonly words: string
  readonly state: DoorState
  /** The day by which somebody should come; '' for a first visit without urgency. */
  readonly dueOn: string
}

export interface DoorStanding {
  readonly state: DoorState
  /** Most urgent first; the first says it all on a small tile. */
  readonly reasons: readonly DoorReason[]
  /** What the tags of those who live there show on a tile: '老', '残', each once. */
  readonly marks: readonly string[]
  /** The last day on which somebody was met or declined; '' when never. */
  readonly lastVisitOn: string
  /** Days since then; null when never. */
  readonly daysSinceVisit: number | null
}

export interface StandingRules {
  readonly settings: Settings
  /** `YYYY-MM-DD` in China. */
  readonly today: string
}

/** After 未遇 the next try is due so many days later; our own choice: another weekday, the same week. */
export const retryAfterDays = 3

/** Nobody lives there: no state and nothing to do. */
export const emptyStanding: DoorStanding = {
  state: 'none',
  reasons: [],
  marks: [],
  lastVisitOn: '',
  daysSinceVisit: null,
}

interface Due {
  readonly kind: DoorReason['kind']
  readonly words: string
  readonly dueOn: string
  readonly soonWithinDays: number
}

const followUpSoonDays = 2
const followUpPrefix = { promise: '上次说', need: '需要', matter: '要办', hazard: '隐患' } as const

const latestDay = (days: readonly string[]): string =>
  days.reduce((latest, day) => (day > latest ? day : latest), '')

const promised = (file: HouseholdFile): Due[] =>
  file.followUps
    .filter(({ state, dueOn }) => state === 'open' && dueOn !== '')
    .map(({ kind, text, dueOn }) => ({
      kind: 'follow-up' as const,
      words: text === '' ? '答应过再来' : `${followUpPrefix[kind]}：${text}`,
      dueOn,
      soonWithinDays: followUpSoonDays,
    }))

const stateOf = ({ dueOn, soonWithinDays }: Due, today: string): DoorState =>
  dueOn <= today ? 'overdue' : dueOn <= addDays(today, soonWithinDays) ? 'soon' : 'fine'

const urgency = (one: DoorReason, other: DoorReason): number =>
  doorStates.indexOf(one.state) - doorStates.indexOf(other.state) ||
  (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0)

/** What was due when nobody opened is due again some days later. */
const putOff = (due: Due, absentOn: string, today: string): Due => {
  if (absentOn === '' || due.dueOn > absentOn) return due
  const dueOn = addDays(absentOn, retryAfterDays)
  const words = `${due.words} · ${shortDate(absentOn, today)}未遇`
  return { ...due, words, dueOn, soonWithinDays: retryAfterDays }
}

/** The dated reasons, before they are judged; a tagged household that was never seen is due at once. */
const duties = (file: HouseholdFile, days: VisitDays, rules: StandingRules): Due[] => {
  const { lastVisitOn, absentOn } = days
  const rule = strictestRule(file.residents, rules.settings)
  const soonWithinDays = Math.min(7, Math.ceil(rule.everyDays / 4))
  const routine = { kind: 'routine' as const, soonWithinDays }
  const due: Due[] = promised(file)
  if (lastVisitOn !== '') {
    const dueOn = addDays(lastVisitOn, rule.everyDays)
    due.push({ ...routine, words: routineWords(rule), dueOn })
  } else if (rule.tag !== '') {
    const dueOn = absentOn === '' ? rules.today : absentOn
    due.push({ ...routine, words: `${rule.tag} · 还没走访过`, dueOn })
  } else if (absentOn !== '')
    due.push({ ...routine, kind: 'retry', words: '还没见到过', dueOn: absentOn })
  return due
}

const reasonsFor = (file: HouseholdFile, rules: StandingRules, days: VisitDays): DoorReason[] => {
  const { settings, today } = rules
  const reasons = duties(file, days, rules)
    .map((due) => putOff(due, days.absentOn, today))
    .map((due) => ({ ...due, state: stateOf(due, today) }))
    .map(({ kind, words, dueOn, state }): DoorReason => ({ kind, words, dueOn, state }))
  if (days.lastVisitOn === '' && days.absentOn === '')
    if (!reasons.some(({ kind }) => kind === 'routine'))
      reasons.push({ kind: 'never', words: '还没走访过', dueOn: '', state: 'none' })
  if (isCampaignDay(settings.campaignDays, today) && days.lastCallOn < today)
    reasons.push({ kind: 'campaign', words: '今天集中走访', dueOn: today, state: 'soon' })
  return reasons.sort(urgency)
}

interface VisitDays {
  readonly lastVisitOn: string
  /** The day of 未遇, when nobody has been seen since; else ''. */
  readonly absentOn: string
  /** Of whatever outcome. */
  readonly lastCallOn: string
}

const visitDays = (file: HouseholdFile): VisitDays => {
  const dayOf = ({ visitedAtMs }: { readonly visitedAtMs: number }) => chinaDate(visitedAtMs)
  const seen = file.visits.filter(({ outcome }) => outcome !== 'absent')
  const lastSeenMs = seen.reduce((latest, visit) => Math.max(latest, visit.visitedAtMs), -1)
  const absent = file.visits.filter(
    ({ outcome, visitedAtMs }) => outcome === 'absent' && visitedAtMs > lastSeenMs,
  )
  return {
    lastVisitOn: latestDay(seen.map(dayOf)),
    absentOn: latestDay(absent.map(dayOf)),
    lastCallOn: latestDay(file.visits.map(dayOf)),
  }
}

/** Marks in the order of the tenant's tag list, which begins with those who need most. */
const marksOf = (file: HouseholdFile, settings: Settings): readonly string[] => {
  const tags = new Set(file.residents.flatMap((resident) => resident.tags))
  return [...new Set(settings.tags.filter(({ name }) => tags.has(name)).map(({ mark }) => mark))]
}

/** The standing of one household that lives somewhere. */
export const doorStanding = (file: HouseholdFile, rules: StandingRules): DoorStanding => {
  const days = visitDays(file)
  const reasons = reasonsFor(file, rules, days)
  const state = reasons[0]?.state ?? 'none'
  return {
    // A promise for next month does not make a door that nobody has seen 'fine'.
    state: state === 'fine' && days.lastVisitOn === '' ? 'none' : state,
    reasons,
    marks: marksOf(file, rules.settings),
    lastVisitOn: days.lastVisitOn,
    daysSinceVisit: days.lastVisitOn === '' ? null : daysBetween(days.lastVisitOn, rules.today),
  }
}
