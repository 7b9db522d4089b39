/** What the import of the hotline's cases asks and shows. */
import { oc, type } from '@orpc/contract'
import type { FileAnswer } from './file-answer'
import { importShape, rosterPreviewRequestShape, type RosterPreview } from './roster'

export interface HotlinePreview {
  readonly importId: string
  readonly sheets: RosterPreview['sheets']
  readonly counts: {
    readonly rows: number
    readonly newCases: number
    /** On file by their number: nothing is done with them. */
    readonly known: number
    /** Rows that were kept out. */
    readonly defects: number
    readonly skippedLines: number
  }
  /** The first 200 of each; defects 2,000. */
  readonly added: readonly {
    readonly caseNumber: string
    readonly category: string
    readonly regionName: string
    readonly text: string
    readonly dueAtMs: number
  }[]
  readonly defects: readonly {
    readonly sheet: string
    readonly rowNumber: number
    readonly caseNumber: string
    readonly reason: string
  }[]
  readonly notes: RosterPreview['notes']
}

export interface HotlineProgress {
  readonly importId: string
  readonly done: number
  readonly total: number
  readonly finished: boolean
  /** Of this portion: cases that could no longer be taken in as the preview said. */
  readonly leftOut: readonly { readonly caseNumber: string; readonly reason: string }[]
}

export const hotlineContract = {
  preview: oc.input(rosterPreviewRequestShape).output(type<HotlinePreview>()),
  /** Takes in the next portion of a confirmed preview; call until `finished`. Safe to repeat. */
  proceed: oc.input(importShape).output(type<HotlineProgress>()),
  /** The rows that were kept out as .xlsx with a column that says why (base64). */
  defects: oc.input(importShape).output(type<FileAnswer>()),
} as const
