/** What the import of a roster asks and shows. The reading itself is `domain/roster.ts`. */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import { recordIdShape, regionIdShape, textShape } from '../domain/shapes'
import type { FileAnswer } from './file-answer'

/** Which column of which sheet holds which field, as corrected by the user; null = leave it out. */
export const columnMappingShape = v.record(
  textShape(100),
  v.record(v.pipe(v.string(), v.regex(/^\d{1,3}$/)), v.nullable(textShape(40))),
)

export type ColumnMapping = v.InferOutput<typeof columnMappingShape>

export const rosterPreviewRequestShape = v.strictObject({
  /** The upload (file.put) that holds the .xlsx. */
  fileId: recordIdShape,
  /** The community (or grid) into which it is imported. */
  regionId: regionIdShape,
  mapping: v.optional(columnMappingShape),
})

/** An import that was previewed, in the region that it is for. */
export const importShape = v.strictObject({ importId: recordIdShape, regionId: regionIdShape })

export interface RosterPreview {
  readonly importId: string
  readonly sheets: readonly {
    readonly name: string
    readonly skippedBecause: string
    readonly columns: readonly {
      readonly index: number
      readonly letter: string
      readonly header: string
      readonly field: string | null
      readonly sample: string
    }[]
    readonly rowCount: number
  }[]
  /** Grids, micro-grids and buildings that will be created, and counts of every kind of change. */
  readonly newRegions: readonly string[]
  readonly counts: {
    readonly rows: number
    readonly newHouses: number
    readonly newHouseholds: number
    readonly newResidents: number
    readonly changedResidents: number
    readonly unchangedResidents: number
    /** On file in the regions of this roster but not in it: shown, never deleted. */
    readonly notListed: number
    /** Changed by hand since the last roster: the file keeps its word. */
    readonly kept: number
    /** On file behind another door, elsewhere, or as gone: left for a person to decide. */
    readonly toDecide: number
    readonly defects: number
    readonly skippedLines: number
  }
  /** The first 200 of each; names are whole because the importer may see them. */
  readonly changed: readonly {
    readonly name: string
    readonly address: string
    readonly fields: readonly {
      readonly field: string
      readonly from: string
      readonly to: string
    }[]
  }[]
  /** Roster and file differ, and the file was changed by hand since: `from` stays, `to` is the roster's word. */
  readonly kept: RosterPreview['changed']
  /** Nothing is done with these rows; `onFile` says in plain Chinese where or how the person is on file. */
  readonly toDecide: readonly {
    readonly sheet: string
    readonly rowNumber: number
    readonly name: string
    readonly address: string
    readonly onFile: string
  }[]
  readonly notListed: readonly { readonly name: string; readonly address: string }[]
  readonly added: readonly { readonly name: string; readonly address: string }[]
  readonly defects: readonly {
    readonly sheet: string
    readonly rowNumber: number
    readonly name: string
    readonly reason: string
  }[]
  /** Marks to know of that keep nothing out, e.g. 15-digit numbers. `rowNumber` 0: of the whole sheet, first. */
  readonly notes: readonly {
    readonly sheet: string
    readonly rowNumber: number
    readonly text: string
  }[]
}

export interface RosterProgress {
  readonly importId: string
  /** Rows carried out, of how many. */
  readonly done: number
  readonly total: number
  readonly finished: boolean
  /** Rows of this portion that could no longer be imported, because somebody was quicker since the preview. */
  readonly leftOut: readonly {
    readonly name: string
    readonly address: string
    readonly reason: string
  }[]
}

export const rosterContract = {
  preview: oc.input(rosterPreviewRequestShape).output(type<RosterPreview>()),
  /** Imports the next portion of a confirmed preview; call until `finished`. Safe to repeat. */
  proceed: oc.input(importShape).output(type<RosterProgress>()),
  /** The defective rows as .xlsx with a column that says why (base64). */
  defects: oc.input(importShape).output(type<FileAnswer>()),
} as const
