/**
 * What this phone's reader has read, kept on this phone and nowhere else. A corrected or withdrawn announcement counts as new:
 * the words that were read no longer hold.
 */
import type { AnnouncementState, Correction } from './announcement'

/** Under these keys a phone keeps which regions its reader is told about, what stands there, and what of it was read. */
export const announcementKeys = {
  regions: 'announcement.regions',
  standing: 'announcement.standing',
  marks: 'announcement.marks',
} as const

/** Announcement → what of it was read. */
export type ReadMarks = Readonly<Record<string, string>>

export interface Markable {
  readonly id: string
  readonly state: AnnouncementState
  readonly corrections: readonly Pick<Correction, 'atMs'>[]
}

const markOf = ({ state, corrections }: Markable): string => `${state}.${corrections.length}`

export const isUnread = (marks: ReadMarks, one: Markable): boolean => marks[one.id] !== markOf(one)

export const countUnread = (marks: ReadMarks, all: readonly Markable[]): number =>
  all.filter((one) => isUnread(marks, one)).length

export const marksWith = (marks: ReadMarks, one: Markable): ReadMarks => ({
  ...marks,
  [one.id]: markOf(one),
})

/** The newest are enough: what stands no longer is not counted. */
export const mostMarks = 300

export const trimmedMarks = (marks: ReadMarks): ReadMarks =>
  Object.fromEntries(Object.entries(marks).slice(-mostMarks))
