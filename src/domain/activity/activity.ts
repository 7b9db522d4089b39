/**
 * An activity (志愿活动) with its shifts, as it is published: everybody may read it, so nothing of a volunteer stands in
 * it. A series (红色召集令, every Saturday) is as many activities that share their series' id.
 */
import * as v from 'valibot'
import { dateShape, filledTextShape, recordIdShape, textShape } from '../shapes'
import { pointShape } from './place-check'

export const activityStates = ['open', 'cancelled'] as const
export type ActivityState = (typeof activityStates)[number]

/** seated 报上名; waiting 候补; cancelled 已取消. */
export const signUpStates = ['seated', 'waiting', 'cancelled'] as const
export type SignUpState = (typeof signUpStates)[number]

/** What a series may come to: a summer of every day, not a list without end. */
export const maxActivitiesInSeries = 60
export const maxShiftsInActivity = 10
export const maxQuota = 2000

export const activityFieldsShape = v.strictObject({
  title: filledTextShape(40, '活动要有名称'),
  /** One of the tenant's service kinds. */
  serviceKind: filledTextShape(20, '请选服务类别'),
  /** One of the tenant's brands; '' for none. */
  brand: textShape(20),
  place: filledTextShape(60, '请写在哪里集合'),
  /** What to bring, what to know. */
  note: textShape(500),
  /** For the public: whom to call. */
  contactName: filledTextShape(30, '请写联系人'),
  contactPhone: v.pipe(textShape(20), v.regex(/^[0-9-]*$/, '电话只写数字')),
  /** A photo of an upload; '' for none. */
  photoId: v.union([v.literal(''), recordIdShape]),
  /** Where phones that scan should be near to; null: none is asked; absent, from older versions: as it is. */
  checkedPoint: v.exactOptional(v.nullable(pointShape)),
})

export type ActivityFields = v.InferOutput<typeof activityFieldsShape>

/** What stands for the words of a hidden activity, to those who have a place in it. */
export const wordsBeingChecked = {
  title: '活动内容正在核对',
  place: '地点正在核对',
  note: '',
  contactName: '活动负责人',
}

const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间要写成 时:分'))

/** From and to on a clock in China; an end that is not later than the start lies on the next day. */
export const shiftTimesShape = v.strictObject({
  from: time,
  to: time,
  quota: v.pipe(v.number(), v.integer(), v.minValue(1, '至少 1 个名额'), v.maxValue(maxQuota)),
})

export type ShiftTimes = v.InferOutput<typeof shiftTimesShape>

const shiftsOfDay = v.pipe(
  v.array(shiftTimesShape),
  v.minLength(1, '至少要有一班'),
  v.maxLength(maxShiftsInActivity, `最多 ${maxShiftsInActivity} 班`),
)

export const scheduleShape = v.variant('kind', [
  v.strictObject({ kind: v.literal('once'), date: dateShape, shifts: shiftsOfDay }),
  v.strictObject({
    kind: v.literal('series'),
    /** 1 Monday … 7 Sunday (ISO 8601). */
    weekday: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
    fromDate: dateShape,
    toDate: dateShape,
    shifts: shiftsOfDay,
  }),
])

export type Schedule = v.InferOutput<typeof scheduleShape>
