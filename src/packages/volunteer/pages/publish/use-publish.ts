/** A new activity, or one that is changed or cancelled. */
import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { textParam } from '../../../../components/navigation/open-page'
import { useOfficePlaces } from '../../../../components/office-page/use-office-places'
import { uploadPhoto } from '../../../../components/photo-strip/upload-photo'
import { sentenceOf } from '../../../../components/server-answer/failure-words'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import type { ActivityFields } from '../../../../domain/activity/activity'
import { chinaDate } from '../../../../domain/calendar'
import { defaultVolunteering } from '../../../../domain/settings/volunteering-rules'
import { maxPartBytes } from '../../../../protocol/limits'
import { useActivityPicture } from '../../use-activity-picture'
import { useRequest } from '../../use-request'
import {
  addedShifts,
  changedShifts,
  emptyForm,
  formOf,
  missingIn,
  newShift,
  publishedWords,
  scheduleOf,
  type ActivityForm,
  type ShiftForm,
} from './activity-form'
import { untoldIn, type UntoldShift } from './untold'

/** What took effect, and whom no message reaches. */
interface UntoldOf {
  readonly words: string
  readonly shifts: readonly UntoldShift[]
  /** Nothing is left to do on the page. */
  readonly isDone: boolean
}

export const usePublish = (onDone: (words: string) => void) => {
  const application = useApplication()
  const { server, device } = application
  const activityId = textParam(useRouter().params.activityId)
  const isNew = activityId === ''
  const access = useLive((snapshot) => snapshot.access)
  const today = chinaDate(device.clock.nowMs())
  const places = useOfficePlaces(access, 'activity.run', today)
  const [form, setForm] = useState<ActivityForm>(() => emptyForm(access?.memberName ?? ''))
  const before = useRef<ActivityForm | null>(null)
  const [photo, setPhoto] = useState<string | null>(null)
  /** Sent again after an answer that never came, it is the same picture, and so the same command. */
  const uploaded = useRef({ photo: '', photoId: '' })
  const { busy, problem, setProblem, send } = useRequest()
  const [sending, setSending] = useState(false)
  const [following, setFollowing] = useState(false)
  const [untold, setUntold] = useState<UntoldOf | null>(null)
  // Once for the page: published again after an answer that never came, it is the same activity.
  const [newActivityId] = useState(() => device.identifiers.newId())
  const asked = useServerAnswer(isNew ? '' : activityId, () => server.activity.one({ activityId }))
  const known = asked.answer.kind === 'answer' ? (asked.answer.value?.activity ?? null) : null
  useEffect(() => {
    if (!known || before.current) return
    before.current = formOf(known)
    setForm(before.current)
  }, [known])
  const regionId = known?.regionId ?? places.region?.id

  const published = useActivityPicture(known)

  const pickPhoto = async (): Promise<void> => {
    const [picked] = await device.camera.pickPhotos(1)
    if (picked) setPhoto(picked.base64)
  }

  /** The point's name stands in for the place only where nothing was typed: people here have better words for it. */
  const choosePoint = async (): Promise<void> => {
    const chosen = await device.place.choose()
    if (!chosen) return
    const { name, point } = chosen
    setForm((now) => {
      const place = now.fields.place.trim() === '' ? name.slice(0, 60) : now.fields.place
      return { ...now, fields: { ...now.fields, place, checkedPoint: point } }
    })
  }

  /** The fields with the picture's id, once it is with the server; null when that failed. */
  const withPhoto = async (): Promise<ActivityFields | null> => {
    if (photo === null || regionId === undefined) return form.fields
    try {
      const to = { regionId, purpose: 'photo', partBytes: maxPartBytes } as const
      if (uploaded.current.photo !== photo)
        uploaded.current = { photo, photoId: await uploadPhoto(application, to, photo) }
      return { ...form.fields, photoId: uploaded.current.photoId }
    } catch (error) {
      setProblem(sentenceOf(error))
      return null
    }
  }

  const finish = (words: string, answer: unknown): void => {
    const shifts = untoldIn(answer)
    if (shifts.length === 0) onDone(words)
    else setUntold({ words, shifts, isDone: true })
  }

  const save = async (): Promise<void> => {
    const missing = missingIn(form, isNew)
    if (missing !== '') return setProblem(missing)
    if (regionId === undefined) return
    setSending(true)
    const fields = await withPhoto()
    setSending(false)
    if (!fields) return
    const sent = isNew
      ? await send('activity.publish', regionId, {
          activityId: newActivityId,
          fields,
          schedule: scheduleOf(form),
        })
      : await send('activity.change', regionId, {
          activityId,
          fields,
          shifts: before.current ? changedShifts(before.current, form) : [],
          added: addedShifts(form),
          ...(following ? { following } : {}),
        })
    const changed = '改好了。时间或地点变了，开了提醒的人会收到通知。'
    if (sent) finish(isNew ? publishedWords(fields) : changed, sent.answer)
  }

  const cancel = async (reason: string, following: boolean): Promise<void> => {
    if (regionId === undefined) return
    if (reason.trim() === '') return setProblem('请写明取消的原因。')
    const sent = await send('activity.cancel', regionId, { activityId, following, reason })
    if (sent) finish('已取消，开了提醒的人会收到通知。', sent.answer)
  }

  /** One of several that are published; what else was typed stays in the form. */
  const cancelShift = async ({ shiftId, isTaken }: ShiftForm, reason: string): Promise<boolean> => {
    if (regionId === undefined) return false
    if (isTaken && reason.trim() === '') {
      setProblem('请写明取消的原因。')
      return false
    }
    const sent = await send('activity.cancel-shift', regionId, { activityId, shiftId, reason })
    if (!sent) return false
    const words = isTaken ? '这一班取消了，开了提醒的人会收到通知。' : '这一班去掉了。'
    const shifts = untoldIn(sent.answer)
    if (shifts.length === 0) showToast({ text: words })
    else setUntold({ words, shifts, isDone: false })
    const without = (one: ActivityForm): ActivityForm => ({
      ...one,
      shifts: one.shifts.filter((shift) => shift.shiftId !== shiftId),
    })
    if (before.current) before.current = without(before.current)
    setForm(without)
    return true
  }

  const changeShift = (at: number, part: Partial<ShiftForm>): void =>
    setForm({
      ...form,
      shifts: form.shifts.map((shift, index) => (index === at ? { ...shift, ...part } : shift)),
    })

  return {
    access,
    isNew,
    untold,
    closeUntold: () => {
      setUntold(null)
      if (untold?.isDone) onDone('')
    },
    /** Whether the form holds what is published; until then nothing can be typed into it. */
    isReady: isNew || before.current !== null,
    asked,
    known,
    today,
    rules: access?.settings.volunteering ?? defaultVolunteering,
    ...places,
    form,
    change: (part: Partial<ActivityForm>) => setForm({ ...form, ...part }),
    changeFields: (part: Partial<ActivityFields>) =>
      setForm({ ...form, fields: { ...form.fields, ...part } }),
    mayChoosePoint: device.place.available,
    choosePoint,
    changeShift,
    addShift: () =>
      setForm({
        ...form,
        shifts: [
          ...form.shifts,
          isNew ? newShift : { ...newShift, date: form.shifts[0]?.date ?? '' },
        ],
      }),
    /** Whether what is changed holds for those of the series that come after it as well. */
    following,
    setFollowing,
    cancelShift,
    removeShift: (at: number) =>
      setForm({ ...form, shifts: form.shifts.filter((_, index) => index !== at) }),
    /** Where to show it from; null when there is none. */
    photo: photo === null ? published : `data:image/jpeg;base64,${photo}`,
    hasPhoto: photo !== null || form.fields.photoId !== '',
    pickPhoto,
    dropPhoto: () => {
      setPhoto(null)
      setForm({ ...form, fields: { ...form.fields, photoId: '' } })
    },
    busy: busy || sending,
    problem,
    save,
    cancel,
  }
}

export type PublishPageState = ReturnType<typeof usePublish>
