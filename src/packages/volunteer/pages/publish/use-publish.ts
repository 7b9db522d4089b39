/** A new activity, or one that is changed or cancelled. */
import { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
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
  countLater,
  missingIn,
  publishedWords,
  scheduleOf,
  type ShiftForm,
} from './activity-form'
import { isNothingLeft, leftToDo, type LeftToDo } from './change-answer'
import { useActivityForm } from './use-activity-form'

/** What took effect, and what is left to be done by a person. */
interface After extends LeftToDo {
  readonly words: string
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
  const { places } = useOfficePlaces(access, 'activity.run', today)
  const [photo, setPhoto] = useState<string | null>(null)
  /** Sent again after an answer that never came, it is the same picture, and so the same command. */
  const uploaded = useRef({ photo: '', photoId: '' })
  const asked = useServerAnswer(isNew ? '' : activityId, () => server.activity.one({ activityId }))
  const { busy, problem, setProblem, send } = useRequest({}, (code) => {
    // What another has changed is read; saved once more, what was typed holds all the same.
    if (code === 'shift-changed') asked.askAgain()
  })
  const [sending, setSending] = useState(false)
  const [following, setFollowing] = useState(false)
  /** It was published before, as it was typed then, and the answer was lost. */
  const [stands, setStands] = useState(false)
  const [after, setAfter] = useState<After | null>(null)
  const found = asked.answer.kind === 'answer' ? asked.answer.value : null
  const known = found?.activity ?? null
  const typing = useActivityForm(isNew, known)
  const { form, draft, before, isReady, change, changeFields } = typing
  const { changeShift, addShift, removeShift } = typing
  const region = places.find(({ id }) => id === draft.form?.regionId) ?? places[0]
  const regionId = known?.regionId ?? region?.id

  const published = useActivityPicture(known)

  const pickPhoto = async (): Promise<void> => {
    const [picked] = await device.camera.pickPhotos(1)
    if (!picked) return
    setPhoto(picked.base64)
    draft.change({ hasPicture: true })
  }

  /** The point's name stands in for the place only where nothing was typed: people here have better words for it. */
  const choosePoint = async (): Promise<void> => {
    const chosen = await device.place.choose()
    if (!chosen) return
    const { name, point } = chosen
    typing.edit((now) => {
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
    const left = leftToDo(answer)
    if (isNothingLeft(left)) onDone(words)
    else setAfter({ words, ...left, isDone: true })
  }

  const save = async (newActivityId = draft.form?.activityId ?? ''): Promise<void> => {
    const missing = missingIn(form, isNew)
    if (missing !== '') return setProblem(missing)
    if (regionId === undefined) return
    setSending(true)
    const fields = await withPhoto()
    setSending(false)
    if (!fields) return
    const published = { activityId: newActivityId, fields, schedule: scheduleOf(form) }
    const shifts = before ? changedShifts(before, form) : []
    const sent = isNew
      ? await send('activity.publish', regionId, published, () => setStands(true))
      : await send('activity.change', regionId, {
          activityId,
          fields,
          ...(before && { seenFields: before.fields }),
          ...{ shifts, added: addedShifts(form) },
          ...(following ? { following, ...(shifts.length > 0 && { followingShifts: true }) } : {}),
        })
    const changed = '改好了。时间或地点变了，开了提醒的人会收到通知。'
    if (!sent) return
    draft.forget()
    finish(isNew ? publishedWords(fields) : changed, sent.answer)
  }

  const cancel = async (reason: string, following: boolean): Promise<boolean> => {
    if (regionId === undefined) return false
    const sent = await send('activity.cancel', regionId, { activityId, following, reason })
    if (sent) finish('已取消，开了提醒的人会收到通知。', sent.answer)
    return sent !== null
  }

  /** One of several that are published; what else was typed stays in the form. */
  const cancelShift = async ({ shiftId, isTaken }: ShiftForm, reason: string): Promise<boolean> => {
    if (regionId === undefined) return false
    const sent = await send('activity.cancel-shift', regionId, { activityId, shiftId, reason })
    if (!sent) return false
    const words = isTaken ? '这一班取消了，开了提醒的人会收到通知。' : '这一班去掉了。'
    const left = leftToDo(sent.answer)
    if (isNothingLeft(left)) showToast({ text: words })
    else setAfter({ words, ...left, isDone: false })
    typing.dropShift(shiftId)
    return true
  }

  return {
    access,
    isNew,
    after,
    closeAfter: () => {
      setAfter(null)
      if (after?.isDone) onDone('')
    },
    ...{ asked, known, today, places, region, regionId: region?.id ?? '' },
    choose: (regionId: string) => draft.change({ regionId }),
    rules: access?.settings.volunteering ?? defaultVolunteering,
    ...{ form, isReady, change, changeFields, changeShift, addShift, removeShift },
    /** What was typed before was found again, all but the picture. */
    isKept: draft.isKept,
    lacksPicture: draft.form?.hasPicture === true && photo === null,
    startAfresh: () => {
      setPhoto(null)
      setProblem('')
      setStands(false)
      draft.startAfresh()
    },
    stands,
    publishAnother: (): Promise<void> => {
      setStands(false)
      const newActivityId = device.identifiers.newId()
      draft.change({ activityId: newActivityId })
      return save(newActivityId)
    },
    leave: () => {
      draft.forget()
      onDone('')
    },
    mayChoosePoint: device.place.available,
    choosePoint,
    /** Whether what is changed holds for those of the series that come after it as well. */
    following,
    setFollowing,
    /** How many of the series come after it. */
    laterTimes: found ? countLater(found) : 0,
    cancelShift,
    /** Where to show it from; null when there is none. */
    photo: photo === null ? published : `data:image/jpeg;base64,${photo}`,
    hasPhoto: photo !== null || form.fields.photoId !== '',
    pickPhoto,
    dropPhoto: () => {
      setPhoto(null)
      draft.change({ hasPicture: false })
      changeFields({ photoId: '' })
    },
    busy: busy || sending,
    problem,
    save,
    cancel,
  }
}

export type PublishPageState = ReturnType<typeof usePublish>
