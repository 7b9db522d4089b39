/** What a post does about announcements: drafts, publishes, corrects, withdraws. */
import * as v from 'valibot'
import { defineOffice } from '../office-command'
import { filledTextShape, recordIdShape, timeMsShape } from '../shapes'
import { announcementFieldsShape } from './announcement'

const announcement = { announcementId: recordIdShape }
const withFields = {
  ...announcement,
  fields: announcementFieldsShape,
  /** Its `changedAtMs` as the writer had it before them, 0 for a new one: what a colleague wrote meanwhile is not lost. */
  seenAtMs: timeMsShape,
}

export const announcementCommands = [
  defineOffice({
    name: 'announcement.draft',
    title: '存公告草稿',
    permission: 'announcement.publish',
    /** Of the envelope's region; `regionIds` lie there or below. */
    shape: v.strictObject(withFields),
  }),
  defineOffice({
    name: 'announcement.publish',
    title: '公布公告',
    permission: 'announcement.publish',
    shape: v.strictObject(withFields),
  }),
  defineOffice({
    name: 'announcement.correct',
    title: '更正公告',
    permission: 'announcement.publish',
    /** `words` stand above the announcement from then on, with what stood there before. */
    shape: v.strictObject({ ...withFields, words: filledTextShape(200, '请写明更正了什么') }),
  }),
  defineOffice({
    name: 'announcement.withdraw',
    title: '撤回公告',
    permission: 'announcement.publish',
    /** A draft is thrown away. */
    shape: v.strictObject({ ...announcement, reason: filledTextShape(200, '请写明为什么撤回') }),
  }),
] as const
