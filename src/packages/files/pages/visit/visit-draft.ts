/** What the form at a door holds before it is saved, and the command that it becomes. Pure; kept as JSON in drafts. */
import type { CommandArgs } from '../../../../domain/commands'
import { chinaDate, startOfChinaDateMs } from '../../../../domain/calendar'
import type { FollowUp } from '../../../../domain/follow-up/follow-up'
import type { House } from '../../../../domain/house/house'
import type { Household } from '../../../../domain/household/household'
import type { Resident } from '../../../../domain/resident/resident'
import type { Settings } from '../../../../domain/settings/settings'
import type { VisitKind, VisitOutcome } from '../../../../domain/visit/visit'

export interface RaisedDraft {
  readonly id: string
  readonly kind: Exclude<FollowUp['kind'], 'promise'>
  readonly text: string
}

/** What the worker corrects of one person; absent parts stay as they are in the file. */
export interface CorrectionDraft {
  readonly residentId: string
  readonly phone?: { readonly from: string; readonly to: string }
  readonly tags?: { readonly from: readonly string[]; readonly to: readonly string[] }
}

export interface VisitDraft {
  /** Made when the form is opened, so that saving twice is saving once. */
  readonly visitId: string
  readonly outcome: VisitOutcome
  readonly kind: VisitKind
  readonly note: string
  readonly photoIds: readonly string[]
  /** '' = now; else the day and the time of day at which it took place. */
  readonly earlierOn: string
  readonly earlierClock: string
  readonly corrections: readonly CorrectionDraft[]
  readonly raised: readonly RaisedDraft[]
  readonly settledIds: readonly string[]
  readonly promiseId: string
  readonly promisedOn: string
  readonly promiseText: string
}

/** A form filled with what is known: met, and the kind that the day and the house suggest. */
export const newVisitDraft = (
  ids: { readonly visitId: string; readonly promiseId: string },
  house: House,
  settings: Settings,
  nowMs: number,
): VisitDraft => ({
  ...ids,
  outcome: 'met',
  kind: suggestedKind(house, settings, nowMs),
  note: '',
  photoIds: [],
  earlierOn: '',
  earlierClock: '19:30',
  corrections: [],
  raised: [],
  settledIds: [],
  promisedOn: '',
  promiseText: '',
})

const suggestedKind = (house: House, settings: Settings, nowMs: number): VisitKind => {
  if (house.use === 'enterprise') return 'enterprise'
  const dayOfMonth = Number(chinaDate(nowMs).slice(8))
  return settings.campaignDays.includes(dayOfMonth) ? 'concentrated' : 'routine'
}

/** The same phrase is not written twice; phrases are joined like a sentence. */
export const withPhrase = (note: string, phrase: string): string => {
  if (note.includes(phrase)) return note
  const gap = note === '' || /[,，。;；、\s]$/.test(note) ? '' : '，'
  return `${note}${gap}${phrase}`
}

const visitedAtMs = ({ earlierOn, earlierClock }: VisitDraft, nowMs: number): number => {
  if (earlierOn === '') return nowMs
  const [hour = '0', minute = '0'] = earlierClock.split(':')
  const chosen = startOfChinaDateMs(earlierOn) + (Number(hour) * 60 + Number(minute)) * 60_000
  return Math.min(chosen, nowMs)
}

const correctionOf = ({ residentId, phone, tags }: CorrectionDraft) => ({
  residentId,
  changes: {
    // Nothing typed is no change; a number that is no more is taken out in the resident's file.
    ...(phone && phone.to !== '' && phone.from !== phone.to ? { phone } : {}),
    ...(tags && tags.from.join() !== tags.to.join()
      ? { tags: { from: [...tags.from], to: [...tags.to] } }
      : {}),
  },
})

/** The command's arguments: empty lines and corrections that change nothing are left out. */
export const visitArgs = (
  draft: VisitDraft,
  household: Household,
  nowMs: number,
): CommandArgs<'visit.record'> => ({
  visitId: draft.visitId,
  houseId: household.houseId,
  householdId: household.id,
  outcome: draft.outcome,
  kind: draft.kind,
  note: draft.note.trim(),
  photoIds: [...draft.photoIds],
  visitedAtMs: visitedAtMs(draft, nowMs),
  edits: draft.corrections
    .map(correctionOf)
    .filter(({ changes }) => Object.keys(changes).length > 0),
  followUps: [
    ...draft.raised
      .filter(({ text }) => text.trim() !== '')
      .map(({ id, kind, text }) => ({ id, kind, text: text.trim(), dueOn: '' })),
    ...(draft.promisedOn === ''
      ? []
      : [
          {
            id: draft.promiseId,
            kind: 'promise' as const,
            text: draft.promiseText.trim() || '再来看看',
            dueOn: draft.promisedOn,
          },
        ]),
  ],
  settledFollowUpIds: [...draft.settledIds],
})

export const tailOf = (resident: Resident): string => resident.phone.slice(-4)
