/** The form of an activity: what is typed, what stands in an activity already, and what is sent of it. Pure. */
import * as v from 'valibot'
import type { ActivityFields, Schedule } from '../../../../domain/activity/activity'
import { changedPart, changedTimes } from '../../../../domain/activity/merge-change'
import { pointShape } from '../../../../domain/activity/place-check'
import { chinaClock, chinaDate } from '../../../../domain/calendar'
import type { PublicActivity } from '../../../../protocol/activity'

const text = v.string()

/** A shift in the form; `shiftId` of one that is published, and whether anybody has a place in it. */
const shiftFormShape = v.object({
  ...{ shiftId: text, isTaken: v.boolean() },
  ...{ date: text, from: text, to: text, quota: text },
})
export type ShiftForm = v.InferOutput<typeof shiftFormShape>

const activityFormShape = v.object({
  fields: v.object({
    ...{ title: text, serviceKind: text, brand: text, place: text, note: text },
    ...{ contactName: text, contactPhone: text, photoId: text },
    checkedPoint: v.exactOptional(v.nullable(pointShape)),
  }),
  kind: v.picklist(['once', 'series']),
  ...{ date: text, weekday: v.number(), fromDate: text, toDate: text },
  shifts: v.array(shiftFormShape),
})
export type ActivityForm = v.InferOutput<typeof activityFormShape>

/** A new one, as the phone keeps it. */
export const newActivityShape = v.object({
  /** Made with the form: published again after an answer that never came, it is the same activity. */
  activityId: text,
  /** '' = where its leader publishes first of all. */
  regionId: text,
  /** A picture was chosen. It is too large to be kept, and is chosen again. */
  hasPicture: v.boolean(),
  form: activityFormShape,
})
export type NewActivity = v.InferOutput<typeof newActivityShape>

export const newShift: ShiftForm = {
  shiftId: '',
  isTaken: false,
  date: '',
  from: '08:30',
  to: '11:00',
  quota: '10',
}

export const emptyForm = (contactName: string): ActivityForm => ({
  fields: {
    title: '',
    serviceKind: '',
    brand: '',
    place: '',
    note: '',
    contactName,
    contactPhone: '',
    photoId: '',
  },
  kind: 'once',
  date: '',
  weekday: 6,
  fromDate: '',
  toDate: '',
  shifts: [newShift],
})

export const formOf = (activity: PublicActivity): ActivityForm => {
  const { title, serviceKind, brand, place, note, contactName, contactPhone, photoId } = activity
  const checkedPoint = activity.placeCheck?.point
  return {
    ...emptyForm(contactName),
    fields: {
      title,
      serviceKind,
      brand,
      place,
      note,
      contactName,
      contactPhone,
      photoId,
      // Not named, it stays as it is: also while the street has switched the check off.
      ...(checkedPoint ? { checkedPoint } : {}),
    },
    shifts: activity.shifts
      .filter(({ state }) => state === 'open')
      .map(({ id, startsAtMs, endsAtMs, quota, seatsTaken, waiting }) => ({
        shiftId: id,
        isTaken: seatsTaken + waiting > 0,
        date: chinaDate(startsAtMs),
        from: chinaClock(startsAtMs),
        to: chinaClock(endsAtMs),
        quota: String(quota),
      })),
  }
}

const timesOf = ({ from, to, quota }: ShiftForm) => ({ from, to, quota: Number(quota) })
const onDayOf = (shift: ShiftForm) => ({ date: shift.date, ...timesOf(shift) })

export const scheduleOf = (form: ActivityForm): Schedule => {
  const { kind, date, weekday, fromDate, toDate } = form
  const shifts = form.shifts.map(timesOf)
  return kind === 'once' ? { kind, date, shifts } : { kind, weekday, fromDate, toDate, shifts }
}

const sameIn = ({ shifts }: ActivityForm, { shiftId }: ShiftForm): ShiftForm | undefined =>
  shifts.find((one) => one.shiftId === shiftId)

/** Those whose day, time or seats were changed; the others stay out, so that nobody is told for nothing. */
export const changedShifts = (before: ActivityForm, now: ActivityForm) =>
  now.shifts.flatMap((shift) => {
    const was = sameIn(before, shift)
    if (!was || JSON.stringify(was) === JSON.stringify(shift)) return []
    return [{ shiftId: shift.shiftId, ...onDayOf(shift), seen: onDayOf(was) }]
  })

/** What was typed over one form, typed over another, that was read later. */
export const retyped = (
  typed: ActivityForm,
  before: ActivityForm,
  now: ActivityForm,
): ActivityForm => ({
  ...now,
  fields: { ...now.fields, ...changedPart(before.fields, typed.fields) },
  shifts: [
    ...now.shifts.map((shift) => {
      const [was, mine] = [sameIn(before, shift), sameIn(typed, shift)]
      return was && mine ? { ...shift, ...changedTimes(was, mine) } : shift
    }),
    ...typed.shifts.filter(({ shiftId }) => shiftId === ''),
  ],
})

export const addedShifts = ({ shifts }: ActivityForm) =>
  shifts.filter(({ shiftId }) => shiftId === '').map(onDayOf)

interface FoundActivity {
  readonly activity: Pick<PublicActivity, 'shifts'>
  readonly series: readonly { readonly startsAtMs: number }[]
}

/** Of its series, those still to come that begin after it. */
export const countLater = ({ activity, series }: FoundActivity): number => {
  const startsAtMs = Math.min(...activity.shifts.map((shift) => shift.startsAtMs))
  return series.filter((one) => one.startsAtMs > startsAtMs).length
}

/** '' when it can be sent. The server looks again, and knows what the time is. */
export const missingIn = ({ fields, kind, ...form }: ActivityForm, isNew: boolean): string => {
  if (fields.title.trim() === '') return '请写活动名称。'
  if (fields.serviceKind === '') return '请选服务类别。'
  if (fields.place.trim() === '') return '请写在哪里集合。'
  if (fields.contactName.trim() === '') return '请写联系人。'
  if (isNew && kind === 'once' && form.date === '') return '请选哪一天。'
  if (isNew && kind === 'series' && (form.fromDate === '' || form.toDate === ''))
    return '请选从哪天到哪天。'
  if (!isNew && form.shifts.some(({ date }) => date === '')) return '请选加的那一班是哪一天。'
  const isWrong = ({ quota }: ShiftForm) => !/^\d{1,4}$/.test(quota) || Number(quota) < 1
  return form.shifts.some(isWrong) ? '名额要写 1 以上的整数。' : ''
}

export const publishedWords = ({ photoId }: Pick<ActivityFields, 'photoId'>): string =>
  photoId === '' ? '发布好了，大家都能看到。' : '发布好了。图片核对后大家才看得到。'
