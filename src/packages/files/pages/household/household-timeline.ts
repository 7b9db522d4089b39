/** Visits and life events of a household as one timeline, newest first. Pure. */
import type { TimelineItem } from '../../../../components/timeline'
import { momentWords } from '../../../../components/words/date-words'
import type { LifeEvent } from '../../../../domain/household/life-event'
import { lifeEventKindWords, visitKindWords, visitOutcomeWords } from '../../../../domain/labels'
import type { Visit } from '../../../../domain/visit/visit'

export type TimelineLine = Omit<TimelineItem, 'title' | 'onPress'> & {
  readonly title: string
  readonly atMs: number
  /** '' for a life event, which has no page of its own. */
  readonly visitId: string
}

const outcomeTone = { met: 'green', absent: 'grey', declined: 'amber' } as const

const visitLine = (visit: Visit, nowMs: number): TimelineLine => ({
  id: visit.id,
  visitId: visit.id,
  atMs: visit.visitedAtMs,
  tone: outcomeTone[visit.outcome],
  title: `${visitOutcomeWords[visit.outcome]} · ${visitKindWords[visit.kind]}`,
  text: visit.note,
  small: [
    momentWords(visit.visitedAtMs, nowMs),
    visit.memberName,
    visit.photoIds.length > 0 ? `${visit.photoIds.length} 张照片` : '',
    visit.amendments.length > 0 ? `${visit.amendments.length} 条补充` : '',
  ]
    .filter((part) => part !== '')
    .join(' · '),
})

const eventLine = (event: LifeEvent, nowMs: number): TimelineLine => ({
  id: event.id,
  visitId: '',
  atMs: event.atMs,
  tone: 'grey',
  title: lifeEventKindWords[event.kind],
  text: event.text,
  small: `${momentWords(event.atMs, nowMs)} · ${event.memberName}`,
})

export const householdTimeline = (
  visits: readonly Visit[],
  events: readonly LifeEvent[],
  nowMs: number,
): readonly TimelineLine[] =>
  [
    ...visits.map((visit) => visitLine(visit, nowMs)),
    ...events.map((event) => eventLine(event, nowMs)),
  ].sort((one, other) => other.atMs - one.atMs)
