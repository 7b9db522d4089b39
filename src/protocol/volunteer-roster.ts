/** What the import of a list of volunteers asks and shows. The reading itself is `domain/volunteer-roster/`. */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import { textShape } from '../domain/shapes'
import type { FileAnswer } from './file-answer'
import { longestFileName } from './limits'
import { importShape, rosterPreviewRequestShape, type RosterPreview } from './roster'

const previewRequestShape = v.strictObject({
  ...rosterPreviewRequestShape.entries,
  /** A colleague is shown it. */
  fileName: v.optional(textShape(longestFileName)),
})

interface Difference {
  readonly name: string
  readonly number: string
  readonly fields: readonly { readonly field: string; readonly from: string; readonly to: string }[]
}

export interface VolunteerRosterPreview {
  readonly importId: string
  readonly sheets: RosterPreview['sheets']
  readonly counts: {
    readonly rows: number
    readonly newVolunteers: number
    readonly changedVolunteers: number
    readonly unchangedVolunteers: number
    /** Changed by hand since the last roster: what is on file stays. */
    readonly kept: number
    /** In another community, left, waiting to be verified: left for a person to decide. */
    readonly toDecide: number
    readonly defects: number
    readonly skippedLines: number
    /** People who get an opening balance, and how much in all; of it what the cap sends on to the pool. */
    readonly openings: number
    readonly openingMinutes: number
    readonly toPoolMinutes: number
    /** People whose older hours are kept in their record, and how much in all. */
    readonly carried: number
    readonly carriedMinutes: number
  }
  /** Up to which day the hours count: the sheet's own, else the day of the import. */
  readonly asOf: string
  /** The first 200 of each; defects 2,000. `number` '' is given a new one. */
  readonly added: readonly {
    readonly name: string
    readonly number: string
    readonly regionName: string
    readonly openingMinutes: number
    readonly carriedMinutes: number
  }[]
  readonly changed: readonly Difference[]
  readonly kept: readonly Difference[]
  /** Nothing is done with these rows; `words` says in plain Chinese why, and what to do. */
  readonly toDecide: readonly {
    readonly sheet: string
    readonly rowNumber: number
    readonly name: string
    readonly words: string
  }[]
  readonly defects: RosterPreview['defects']
  readonly notes: RosterPreview['notes']
}

export interface VolunteerRosterProgress {
  readonly importId: string
  readonly done: number
  readonly total: number
  readonly finished: boolean
  /** Of the whole list, so far: hours that are posted once a colleague has agreed to them. */
  readonly waitingMinutes: number
  /** Rows of this portion that could no longer be imported as the preview said. */
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[]
}

export const volunteerRosterContract = {
  preview: oc.input(previewRequestShape).output(type<VolunteerRosterPreview>()),
  /** Imports the next portion of a confirmed preview; call until `finished`. Safe to repeat. */
  proceed: oc.input(importShape).output(type<VolunteerRosterProgress>()),
  /** The defective rows as .xlsx with a column that says why (base64). */
  defects: oc.input(importShape).output(type<FileAnswer>()),
} as const
