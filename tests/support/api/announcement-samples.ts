/** Arguments for the commands of announcements. */
import * as v from 'valibot'
import type { AnnouncementFields } from '../../../src/domain/announcement/announcement'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../src/domain/office-commands'
import { regionIdShape } from '../../../src/domain/shapes'

type Samples = {
  readonly [Name in Extract<OfficeCommandName, `announcement.${string}`>]: OfficeCommandArgs<Name>
}

export const announcementFields: AnnouncementFields = {
  kind: 'outage',
  title: '周四上午停水',
  text: '3月12日 8:00 到 11:00 检修水管，请提前接好水。',
  regionIds: [v.parse(regionIdShape, 'b1')],
  fromDate: '2026-03-10',
  untilDate: '2026-03-12',
  pinned: false,
  photoId: '',
  activityId: '',
}

const writing = { fields: announcementFields, seenAtMs: 0 }
const none = { announcementId: 'announcement-none' }

export const announcementSamples: Samples = {
  'announcement.draft': { announcementId: 'announcement-s', ...writing },
  'announcement.publish': { announcementId: 'announcement-t', ...writing },
  'announcement.correct': { ...none, ...writing, words: '改到周五' },
  'announcement.withdraw': { ...none, reason: '写错了' },
}
