/** What waits for a person because the content check did not let it through. */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import {
  contentSubjectIdShape,
  contentSubjects,
  type ContentSubject,
  type HeldWhy,
} from '../domain/content-check/content-check'
import { recordIdShape, regionIdShape } from '../domain/shapes'

export const mostHeldContents = 50

/** Nothing of who wrote it: what it says decides. Of a step of a matter, `subjectId` is '<matter>.<turn>'. */
export interface HeldContent {
  readonly kind: ContentSubject
  readonly subjectId: string
  readonly regionId: string
  readonly regionName: string
  /** Told with what is decided about it. */
  readonly writtenAtMs: number
  readonly why: HeldWhy
  readonly text: string
  readonly photoIds: readonly string[]
  /** The caller wrote it: somebody else decides. */
  readonly isOwn: boolean
}

export const contentContract = {
  /** Oldest first, at most `mostHeldContents`: others come up when these are decided. */
  held: oc
    .input(v.strictObject({ regionId: regionIdShape }))
    .output(type<readonly HeldContent[]>()),
  /** A photo of one of them; null when there is none, or it was decided. */
  photo: oc
    .input(
      v.strictObject({
        regionId: regionIdShape,
        kind: v.picklist(contentSubjects),
        subjectId: contentSubjectIdShape,
        photoId: recordIdShape,
      }),
    )
    .output(type<{ readonly mediaType: string; readonly bytes: string } | null>()),
} as const
