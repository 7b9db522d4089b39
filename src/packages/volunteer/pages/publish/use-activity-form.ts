/**
 * What is typed of an activity. A new one is kept on the phone at every key and found again as it was left; of one that is
 * published only this page knows what is changed of it.
 */
import { useEffect, useRef, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { useDraftForm } from '../../../../components/asking/use-draft-form'
import type { ActivityFields } from '../../../../domain/activity/activity'
import type { PublicActivity } from '../../../../protocol/activity'
import {
  emptyForm,
  formOf,
  newActivityShape,
  newShift,
  retyped,
  type ActivityForm,
  type NewActivity,
  type ShiftForm,
} from './activity-form'

/** @param known the published one, once it has been read; read again, what was typed is laid over it as it is by then */
export const useActivityForm = (isNew: boolean, known: PublicActivity | null) => {
  const application = useApplication()
  const contactName = useLive((snapshot) => snapshot.access?.memberName ?? '')
  const draft = useDraftForm({
    ...{ application, draftKey: isNew ? 'activity.publish' : null, shape: newActivityShape },
    fresh: (): NewActivity => ({
      ...{ activityId: application.device.identifiers.newId(), regionId: '', hasPicture: false },
      form: emptyForm(contactName),
    }),
  })
  const before = useRef<ActivityForm | null>(null)
  const [changed, setChanged] = useState<ActivityForm | null>(null)
  useEffect(() => {
    if (!known) return
    const [was, now] = [before.current, formOf(known)]
    before.current = now
    setChanged((typed) => (typed && was ? retyped(typed, was, now) : now))
  }, [known])
  const typed = isNew ? draft.form?.form : changed
  const form = typed ?? emptyForm('')

  const edit = (next: (now: ActivityForm) => ActivityForm): void => {
    if (isNew) draft.change({ form: next(form) })
    else setChanged((now) => now && next(now))
  }
  const editShifts = (next: (now: readonly ShiftForm[]) => ShiftForm[]): void =>
    edit((now) => ({ ...now, shifts: next(now.shifts) }))
  return {
    /** Until then nothing can be typed. */
    isReady: typed !== undefined && typed !== null,
    ...{ form, draft, edit },
    /** As it is published; null for a new one. */
    before: before.current,
    change: (part: Partial<ActivityForm>) => edit((now) => ({ ...now, ...part })),
    changeFields: (part: Partial<ActivityFields>) =>
      edit((now) => ({ ...now, fields: { ...now.fields, ...part } })),
    changeShift: (at: number, part: Partial<ShiftForm>) =>
      editShifts((shifts) =>
        shifts.map((shift, index) => (index === at ? { ...shift, ...part } : shift)),
      ),
    addShift: () =>
      editShifts((shifts) => [
        ...shifts,
        isNew ? newShift : { ...newShift, date: shifts[0]?.date ?? '' },
      ]),
    removeShift: (at: number) => editShifts((shifts) => shifts.filter((_, index) => index !== at)),
    /** A published one is no more. */
    dropShift: (shiftId: string): void => {
      const without = (now: ActivityForm): ActivityForm => ({
        ...now,
        shifts: now.shifts.filter((shift) => shift.shiftId !== shiftId),
      })
      if (before.current) before.current = without(before.current)
      edit(without)
    },
  }
}
