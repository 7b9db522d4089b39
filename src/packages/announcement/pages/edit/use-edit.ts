/** A new announcement, a draft to go on with, or one that stands and is corrected or withdrawn. */
import { useRouter } from '@tarojs/taro'
import { useEffect, useMemo, useRef, useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { textParam } from '../../../../components/navigation/open-page'
import { useOfficePlaces } from '../../../../components/office-page/use-office-places'
import { uploadPhoto } from '../../../../components/photo-strip/upload-photo'
import { explainFailure, sentenceOf } from '../../../../components/server-answer/failure-words'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import type { AnnouncementFields } from '../../../../domain/announcement/announcement'
import { chinaDate } from '../../../../domain/calendar'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../../domain/office-commands'
import { regionTree } from '../../../../domain/organisation/region-tree'
import { regionIdShape } from '../../../../domain/shapes'
import { maxPartBytes } from '../../../../protocol/limits'
import { emptyFields, missingIn, withRegion } from './announcement-form'

const draftKey = 'announcement.edit'

export const useEdit = (onDone: (words: string) => void) => {
  const application = useApplication()
  const { server, device } = application
  const announcementId = textParam(useRouter().params.announcementId)
  const isNew = announcementId === ''
  const access = useLive((snapshot) => snapshot.access)
  const today = chinaDate(device.clock.nowMs())
  const places = useOfficePlaces(access, 'announcement.publish', today)
  const [fields, setFields] = useState<AnnouncementFields>(() => emptyFields(today))
  const [photo, setPhoto] = useState<string | null>(null)
  const [correction, setCorrection] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  // Once for the page: published again after an answer that never came, it is the same.
  const [newId] = useState(() => device.identifiers.newId())
  const asked = useServerAnswer(announcementId, () => server.announcement.one({ announcementId }))
  const found = asked.answer.kind === 'answer' ? asked.answer.value : undefined
  const known = found?.manages ? found.announcement : null
  const filled = useRef(false)
  // What the form was filled from, also when a newer answer has come since.
  const seenAtMs = useRef(0)
  useEffect(() => {
    if (!known || filled.current) return
    filled.current = true
    seenAtMs.current = known.changedAtMs
    setFields(known.fields)
  }, [known])
  const { drafts } = application
  useEffect(() => {
    if (isNew)
      void drafts.read<AnnouncementFields>(draftKey).then((kept) => kept && setFields(kept))
  }, [drafts, isNew])
  /** A new one is kept on the phone until the server has it; the picture is chosen again. */
  const change = (part: Partial<AnnouncementFields>): void => {
    const next = { ...fields, ...part }
    setFields(next)
    if (isNew) void drafts.write(draftKey, { ...next, photoId: '' })
  }
  const isStanding = known?.standing === 'standing' || known?.standing === 'coming'
  const own = v.safeParse(regionIdShape, known?.regionId ?? places.region?.id)
  const regionId = own.success ? own.output : null
  const tree = useMemo(
    () => (access && regionId ? regionTree(access.regions, regionId) : []),
    [access, regionId],
  )
  // A list of activities that cannot be read only leaves the link out.
  const activities = useServerAnswer(regionId ?? '', async () => {
    if (!regionId) return []
    const page = await server.activity.coming({ regionId })
    return page.activities.map(({ id, title }) => ({ value: id, label: title }))
  })

  const send = async <Name extends OfficeCommandName>(
    name: Name,
    args: OfficeCommandArgs<Name>,
    words: string,
  ): Promise<boolean> => {
    if (!regionId) return false
    setBusy(true)
    const sent = await application.request(name, regionId, args)
    setBusy(false)
    setProblem(sent.ok ? '' : explainFailure(sent.error))
    if (!sent.ok) return false
    if (isNew) await drafts.remove(draftKey)
    onDone(words)
    return true
  }
  /** The fields with the picture's id, once it is with the server; null when that failed. */
  const withPhoto = async (): Promise<AnnouncementFields | null> => {
    if (photo === null || !regionId) return fields
    setBusy(true)
    try {
      const to = { regionId, purpose: 'resident-photo', partBytes: maxPartBytes } as const
      const photoId = await uploadPhoto(application, to, photo)
      setPhoto(null)
      setFields({ ...fields, photoId })
      return { ...fields, photoId }
    } catch (error) {
      setProblem(sentenceOf(error))
      return null
    } finally {
      setBusy(false)
    }
  }
  const save = async (as: 'draft' | 'publish' | 'correct'): Promise<void> => {
    const missing = missingIn(fields)
    if (missing !== '') return setProblem(missing)
    if (as === 'correct' && correction.trim() === '') return setProblem('请写明更正了什么。')
    const whole = await withPhoto()
    if (!whole) return
    const id = isNew ? newId : announcementId
    const args = { announcementId: id, fields: whole, seenAtMs: seenAtMs.current }
    if (as === 'correct')
      await send('announcement.correct', { ...args, words: correction }, '更正好了，大家会看到。')
    else if (as === 'draft') await send('announcement.draft', args, '存成草稿了，只有同事看得到。')
    else await send('announcement.publish', args, '公布了，那里的人都能看到。')
  }
  /** True when it took effect. */
  const withdraw = (reason: string): Promise<boolean> => {
    const words = isStanding ? '撤回了，看过的人会看到原因。' : '草稿删掉了。'
    return send('announcement.withdraw', { announcementId, reason }, words)
  }
  return {
    ...{ access, ...places, asked, fields, tree, today, busy, problem, correction },
    ...{ setCorrection, save, withdraw, isNew, isStanding },
    isReady: isNew || (known !== null && filled.current),
    isOver: known !== null && !isStanding && known.standing !== 'draft',
    activities: activities.answer.kind === 'answer' ? activities.answer.value : [],
    change,
    toggleRegion: (id: string) => {
      const region = v.safeParse(regionIdShape, id)
      if (region.success) change({ regionIds: withRegion(fields.regionIds, region.output, tree) })
    },
    photo: photo === null ? null : `data:image/jpeg;base64,${photo}`,
    hasPhoto: photo !== null || fields.photoId !== '',
    pickPhoto: async (): Promise<void> => {
      const [picked] = await device.camera.pickPhotos(1)
      if (picked) setPhoto(picked.base64)
    },
    dropPhoto: () => {
      setPhoto(null)
      change({ photoId: '' })
    },
  }
}

export type EditPageState = ReturnType<typeof useEdit>
