/**
 * An announcement (公告): what a post has to tell a region, from one day until another. A correction and a withdrawal are
 * shown beside it, because whoever read the first words must learn that they no longer hold. Who has read it is known to the
 * reader's own phone only: counting readers would count workers (and would be reading statistics, which the rules for
 * government apps forbid).
 */
import * as v from 'valibot'
import { dateShape, filledTextShape, recordIdShape, regionIdShape } from '../shapes'

export const announcementKinds = [
  'outage',
  'activity',
  'policy',
  'safety',
  'urgent',
  'other',
] as const
export type AnnouncementKind = (typeof announcementKinds)[number]

export const announcementKindNames: Readonly<Record<AnnouncementKind, string>> = {
  outage: '停水停电',
  activity: '活动',
  policy: '政策',
  safety: '安全提醒',
  urgent: '紧急',
  other: '其他',
}

export const longestAnnouncement = 2_000
export const mostAnnouncementRegions = 30
/** A year: what holds longer is no announcement. */
export const longestAnnouncementDays = 366
/** Beyond that it is another announcement. */
export const mostCorrections = 20

/** '' for none. */
const optionalId = v.union([v.literal(''), recordIdShape])

export const announcementFieldsShape = v.strictObject({
  kind: v.picklist(announcementKinds, '请选是哪一类'),
  title: filledTextShape(40, '请写标题'),
  text: filledTextShape(longestAnnouncement, '请写要告诉大家什么'),
  regionIds: v.pipe(
    v.array(regionIdShape),
    v.minLength(1, '请选发给哪里'),
    v.maxLength(mostAnnouncementRegions, `最多选 ${mostAnnouncementRegions} 处`),
  ),
  fromDate: dateShape,
  /** The last day on which it is shown. */
  untilDate: dateShape,
  pinned: v.boolean(),
  photoId: optionalId,
  activityId: optionalId,
})
export type AnnouncementFields = v.InferOutput<typeof announcementFieldsShape>

export type AnnouncementState = 'draft' | 'published' | 'withdrawn'

export interface Correction {
  readonly atMs: number
  /** What is different, and why, in words for readers. */
  readonly words: string
  /** What stood there before. */
  readonly title: string
  readonly text: string
}

export interface Announcement {
  readonly id: string
  /** Whose announcement it is: the region of the post. */
  readonly regionId: string
  readonly state: AnnouncementState
  readonly fields: AnnouncementFields
  /** 0 for a draft, also for one that was thrown away. */
  readonly publishedAtMs: number
  /** Oldest first. */
  readonly corrections: readonly Correction[]
  /** '' unless it was withdrawn after it had been published. */
  readonly withdrawnReason: string
  /** Of the newest step, no two alike; 0 before the first. */
  readonly changedAtMs: number
}

/** How it stands on a day; nothing has to happen for one to expire. */
export type AnnouncementStanding =
  'draft' | 'thrown-away' | 'coming' | 'standing' | 'expired' | 'withdrawn'

export const standingOf = (
  { state, fields, publishedAtMs }: Announcement,
  today: string,
): AnnouncementStanding => {
  if (publishedAtMs === 0) return state === 'draft' ? 'draft' : 'thrown-away'
  if (state === 'withdrawn') return 'withdrawn'
  if (today < fields.fromDate) return 'coming'
  return today > fields.untilDate ? 'expired' : 'standing'
}

export const announcementStandingNames: Readonly<Record<AnnouncementStanding, string>> = {
  draft: '草稿',
  'thrown-away': '草稿，已删',
  coming: '到日子就公布',
  standing: '正在公布',
  expired: '已过期',
  withdrawn: '已撤回',
}
