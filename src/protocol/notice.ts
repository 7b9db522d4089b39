/** The public notice (公示): which lines of it somebody asks for, and what each says. */
import * as v from 'valibot'
import { recordIdShape, regionIdShape, textShape, type RegionId } from '../domain/shapes'

export const noticesPerAnswer = 200

export const whichNoticesShape = v.strictObject({
  /** Those that follow this service. */
  after: v.exactOptional(recordIdShape),
  /** Of activities in the community that this region lies in; of the street, all. */
  regionId: v.exactOptional(regionIdShape),
  /** Of the volunteer with this whole number: it finds nobody whom the list does not name. */
  number: v.exactOptional(v.pipe(textShape(40), v.trim(), v.minLength(1))),
})

/** A line of the public notice (公示): a covered name, never a phone. */
export interface NoticeLine {
  readonly serviceId: string
  /** For whoever objects: most who read this have no region of their own. */
  readonly regionId: RegionId
  /** The community that held the activity. Absent from older servers. */
  readonly regionName?: string
  readonly name: string
  readonly number: string
  readonly title: string
  readonly startsAtMs: number
  readonly minutes: number
  readonly noticeUntilMs: number
  readonly objected: boolean
}
