/** What leaders do about activities, and volunteers about their own places in them. */
import * as v from 'valibot'
import { defineOffice } from '../office-command'
import { dateShape, filledTextShape, recordIdShape, textShape } from '../shapes'
import {
  activityFieldsShape,
  maxShiftsInActivity,
  scheduleShape,
  shiftTimesShape,
} from './activity'

/** Ids of a series and of shifts are made of it. */
const newActivityId = v.pipe(recordIdShape, v.maxLength(50, '活动的编号最长 50 位'))

const shiftOnDayShape = v.strictObject({ date: dateShape, ...shiftTimesShape.entries })

export const activityCommands = [
  defineOffice({
    name: 'activity.publish',
    title: '发布活动',
    permission: 'activity.run',
    /** In the envelope's region. Answers `{activityIds}`: one, or all of a series. */
    shape: v.strictObject({
      activityId: newActivityId,
      fields: activityFieldsShape,
      schedule: scheduleShape,
    }),
  }),
  defineOffice({
    name: 'activity.change',
    title: '改活动',
    permission: 'activity.run',
    /**
     * `shifts`: those whose time or seats change; `added`: new ones. Who signed up is told of another time or place. Answers as
     * `activity.cancel`, with `followingShifts` also `{kept}`: what of the later ones stays as it was, and why.
     */
    shape: v.strictObject({
      activityId: recordIdShape,
      fields: activityFieldsShape,
      /**
       * As the form was opened with: only what differs from it is changed, so that what another leader has changed since stays.
       * So is `seen` of a shift. Absent from older phones, for which all differs that is not as it stands.
       */
      seenFields: v.exactOptional(activityFieldsShape),
      /** What is different in `fields` is changed for those of its series that come after it as well. */
      following: v.exactOptional(v.boolean()),
      /** So is what is different in `shifts`, for the same shifts of those. Older phones say that it holds for this one alone. */
      followingShifts: v.exactOptional(v.boolean()),
      shifts: v.pipe(
        v.array(
          v.strictObject({
            ...{ shiftId: recordIdShape, ...shiftOnDayShape.entries },
            seen: v.exactOptional(shiftOnDayShape),
          }),
        ),
        v.maxLength(maxShiftsInActivity),
      ),
      added: v.exactOptional(v.pipe(v.array(shiftOnDayShape), v.maxLength(maxShiftsInActivity))),
    }),
  }),
  defineOffice({
    name: 'activity.cancel',
    title: '取消活动',
    permission: 'activity.run',
    /** Answers `{untold}`: how many no message reaches, by the first of their shifts. */
    shape: v.strictObject({
      activityId: recordIdShape,
      /** Also those of its series that come after it. */
      following: v.boolean(),
      reason: filledTextShape(100, '请写明取消的原因'),
    }),
  }),
  defineOffice({
    name: 'activity.cancel-shift',
    title: '取消一班',
    permission: 'activity.run',
    /** `reason` may be '' where nobody has a place. One that nobody ever touched is gone without a trace. Answers as `activity.cancel`. */
    shape: v.strictObject({
      activityId: recordIdShape,
      shiftId: recordIdShape,
      reason: textShape(100),
    }),
  }),
  defineOffice({
    name: 'activity.sign-up',
    title: '报名',
    permission: null,
    /** Answers `{state, place}`: seated, or waiting as the place-th (1 is next). Again, it answers the same. */
    shape: v.strictObject({ shiftId: recordIdShape }),
  }),
  defineOffice({
    name: 'activity.sign-up-following',
    title: '以后每次都报名',
    permission: null,
    /**
     * For the shift and the same one of each activity of its series that comes after it, each by the rules of a single sign-up.
     * Answers `{seated, waiting, overlapping}`: how many, and with what those overlap that were left out.
     */
    shape: v.strictObject({ shiftId: recordIdShape }),
  }),
  defineOffice({
    name: 'activity.cancel-sign-up',
    title: '取消报名',
    permission: null,
    /** Whoever waits first gets the seat, in the same transaction. */
    shape: v.strictObject({
      shiftId: recordIdShape,
      /** Also one's own places in its series that begin after it: answers `{cancelled}`, how many in all. */
      following: v.exactOptional(v.boolean()),
    }),
  }),
  defineOffice({
    name: 'activity.place-somebody',
    title: '替人报名或取消',
    permission: 'activity.run',
    /**
     * By who runs the activity: a place for a volunteer who has no phone of their own to do it, answers as
     * `activity.sign-up`; or back for anybody who cannot come, answers `{told}`: whether a message reaches them.
     */
    shape: v.strictObject({
      shiftId: recordIdShape,
      volunteerId: recordIdShape,
      comes: v.boolean(),
      /** Why it goes back: its owner reads it. Absent from older phones, which ask only for who has no phone. */
      reason: v.exactOptional(textShape(100)),
    }),
  }),
  defineOffice({
    name: 'activity.note-call',
    title: '记下已经打电话告诉',
    permission: 'activity.run',
    /** Of somebody with a place whom no message told what has changed, or that they moved up. */
    shape: v.strictObject({
      shiftId: recordIdShape,
      volunteerId: recordIdShape,
      /** Both as the list said them: what came after is still to be told. Without them, as on older phones, all is told. */
      newsId: v.exactOptional(textShape(100)),
      isUntoldSeat: v.exactOptional(v.boolean()),
    }),
  }),
] as const
