/** State and actions of the form at a door: the draft is kept at every change and survives a kill of the app. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Snapshot } from '../../../../application'
import { useApplication, useLive } from '../../../../app-context'
import { goBack, openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { showToast } from '../../../../components/toast'
import { chinaDate } from '../../../../domain/calendar'
import { mayActIn } from '../../../../domain/organisation/permitted-regions'
import { explainRefusal } from '../../../../domain/refusal'
import { maxPhotosPerVisit } from '../../../../domain/visit/visit'
import { newVisitDraft, visitArgs, type VisitDraft } from './visit-draft'

const subjectOf = (householdId: string, today: string) => (snapshot: Snapshot) => {
  const { records, access, ready } = snapshot
  const household = records.get('household', householdId)
  return {
    ready,
    /** A visit that corrects the file needs the right to write it; others say it in the note. */
    mayCorrect:
      access !== null &&
      household !== undefined &&
      mayActIn(access, 'file.write', household.regionId, today),
    settings: access?.settings,
    household,
    house: household && records.get('house', household.houseId),
    residents: records.ofHousehold('resident', householdId),
    followUps: records.ofHousehold('followUp', householdId),
  }
}

const photoWords = '有照片没能加上，请再选一次。写的都还在。'

export const storageFullWords =
  '这部手机存不下了，还没存上。请先腾出一些空间，再点存好，写的都还在。'

export const useVisit = (householdId: string) => {
  const application = useApplication()
  const subject = useVisitSubject(householdId)
  const { household, house, settings } = subject
  const draftKey = `visit/${householdId}`
  const [draft, setDraft] = useState<VisitDraft | null>(null)
  const [restored, setRestored] = useState(false)
  const [mistake, setMistake] = useState('')
  const [busy, setBusy] = useState(false)
  const saving = useRef(false)
  /** For what ends later than it was tapped: a picture is ready when the note has grown. */
  const latest = useRef(draft)
  latest.current = draft

  const freshDraft = useCallback((): VisitDraft | null => {
    if (!house || !settings) return null
    const { identifiers, clock } = application.device
    const ids = { visitId: identifiers.newId(), promiseId: identifiers.newId() }
    return newVisitDraft(ids, house, settings, clock.nowMs())
  }, [application, house, settings])

  const known = house !== undefined && settings !== undefined
  useEffect(() => {
    if (!known || draft !== null) return
    let wanted = true
    void application.drafts.read<VisitDraft>(draftKey).then((kept) => {
      if (!wanted) return
      // Saved, and the app was killed before the draft was gone: it must not be written a second time.
      const open = kept && !application.snapshot().records.get('visit', kept.visitId) ? kept : null
      setRestored(open !== null)
      setDraft(open ?? freshDraft())
    })
    return () => {
      wanted = false
    }
  }, [application, draft, draftKey, freshDraft, known])

  const change = (part: Partial<VisitDraft>) => {
    if (latest.current === null) return
    const next = { ...latest.current, ...part }
    latest.current = next
    setDraft(next)
    setMistake('')
    application.drafts.write(draftKey, next).catch(() => setMistake(storageFullWords))
  }

  const removePhoto = (id: string) => {
    change({ photoIds: (latest.current?.photoIds ?? []).filter((one) => one !== id) })
    void application.photos.remove(id)
  }

  const startAfresh = () => {
    for (const id of draft?.photoIds ?? []) void application.photos.remove(id)
    void application.drafts.remove(draftKey)
    setRestored(false)
    setDraft(freshDraft())
  }

  /** What was kept belongs to the visit, whatever became of the others. */
  const addPhotos = async () => {
    if (draft === null || !household) return
    const room = maxPhotosPerVisit - draft.photoIds.length
    try {
      for (const { base64 } of await application.device.camera.pickPhotos(room)) {
        const kept = await application.photos.add(base64, household.regionId)
        if (!kept.ok) return setMistake(storageFullWords)
        change({ photoIds: [...(latest.current?.photoIds ?? []), kept.value] })
      }
    } catch {
      setMistake(photoWords)
    }
  }

  const save = async () => {
    if (draft === null || !household || saving.current) return
    saving.current = true
    setBusy(true)
    const args = visitArgs(draft, household, application.device.clock.nowMs())
    const outcome = await application.execute('visit.record', household.regionId, args)
    saving.current = false
    setBusy(false)
    if (!outcome.ok)
      return setMistake(
        outcome.error === 'storage-full' ? storageFullWords : explainRefusal(outcome.error),
      )
    await application.drafts.remove(draftKey)
    application.device.vibrate()
    offerUndo(outcome.value.commandId, draft)
    goBack()
  }

  /** What was written is kept for the next time the form is opened, unless something newer is there by then. */
  const takeBack = async (commandId: string, written: VisitDraft): Promise<void> => {
    const withdrawn = await application.withdraw(commandId)
    if (withdrawn && (await application.drafts.read(draftKey)) === null)
      await application.drafts.write(draftKey, written)
    showToast({
      text: withdrawn
        ? '这次走访已撤销，写的还留着，再打开可以接着写'
        : '已经传上去了，在这里可以更正',
    })
    if (!withdrawn) openPage(routes.visitEntry, { visitId: written.visitId })
  }

  const offerUndo = (commandId: string, written: VisitDraft) =>
    showToast({ text: '存好了', undo: () => void takeBack(commandId, written) })

  return {
    ...subject,
    draft,
    restored,
    mistake,
    busy,
    change,
    startAfresh,
    addPhotos,
    removePhoto,
    save,
  }
}

const useVisitSubject = (householdId: string) => {
  const today = chinaDate(useApplication().device.clock.nowMs())
  const subject = useLive(subjectOf(householdId, today))
  return {
    ...subject,
    residents: subject.residents.filter(({ state }) => state === 'living'),
    openFollowUps: subject.followUps.filter(({ state }) => state === 'open'),
  }
}
