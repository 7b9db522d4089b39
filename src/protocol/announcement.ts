/** Questions about announcements. What everybody may read needs no login, and nobody is asked who read it. */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import type { Announcement, AnnouncementStanding } from '../domain/announcement/announcement'
import type { AnnouncementAct } from '../domain/announcement/step-announcement'
import { recordIdShape, regionIdShape, timeMsShape } from '../domain/shapes'

/** More than anybody reads; the pinned ones come first. */
export const mostStanding = 60
export const announcementsPerPage = 20

export interface AnnouncementView extends Announcement {
  readonly standing: AnnouncementStanding
  /** Who tells it: '迎凤社区'. */
  readonly fromName: string
  /** Where it is shown, in the order of `fields.regionIds`. */
  readonly regionNames: readonly string[]
  /** '' without a link to one. */
  readonly activityTitle: string
}

export interface AnnouncementActLine {
  readonly kind: AnnouncementAct['kind']
  readonly atMs: number
  readonly byName: string
}

export interface OneAnnouncement {
  readonly announcement: AnnouncementView
  /** The caller may correct and withdraw it; then who did what about it, newest first. */
  readonly manages: boolean
  readonly acts: readonly AnnouncementActLine[]
}

export const announcementLists = ['standing', 'past'] as const
export const announcementDeskLists = ['draft', 'standing', 'ended'] as const
export type AnnouncementDeskList = (typeof announcementDeskLists)[number]

export interface AnnouncementKey {
  readonly atMs: number
  readonly id: string
}

export interface AnnouncementPage {
  readonly announcements: readonly AnnouncementView[]
  /** Give it back for the next ones; null at the end. */
  readonly next: AnnouncementKey | null
}

const afterShape = v.exactOptional(v.strictObject({ atMs: timeMsShape, id: recordIdShape }))
const oneShape = v.strictObject({ announcementId: recordIdShape })

export const announcementContract = {
  /**
   * Needs no login. What is told to these regions and to those above them, pinned first, then newest first; `past`: what is
   * over, newest first.
   */
  shown: oc
    .input(
      v.strictObject({
        regionIds: v.pipe(v.array(regionIdShape), v.minLength(1), v.maxLength(5)),
        list: v.picklist(announcementLists),
        after: afterShape,
      }),
    )
    .output(type<AnnouncementPage>()),
  /** Needs no login for one that is published. null: there is none, or it is not for the caller. */
  one: oc.input(oneShape).output(type<OneAnnouncement | null>()),
  desk: oc
    .input(
      v.strictObject({
        regionId: regionIdShape,
        list: v.picklist(announcementDeskLists),
        after: afterShape,
      }),
    )
    .output(type<AnnouncementPage>()),
  /** Needs no login for one that is published. null: it has no picture, or it is not for the caller. */
  photo: oc
    .input(oneShape)
    .output(type<{ readonly mediaType: string; readonly bytes: string } | null>()),
} as const
