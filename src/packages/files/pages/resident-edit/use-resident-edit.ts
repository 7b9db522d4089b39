/**
 * Adding or editing one resident. Keeps a draft at every change, checks while typing, and sends only the fields
 * that differ from what was seen when the page opened.
 */
import { useMemo, useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import type { Application, LiveRecords, SaveOutcome } from '../../../../application'
import { goBack } from '../../../../components/navigation/open-page'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { chinaDate } from '../../../../domain/calendar'
import { houseTitle } from '../../../../domain/house/house'
import { maskIdNumber } from '../../../../domain/id-number'
import { mayActIn } from '../../../../domain/organisation/permitted-regions'
import { likelyDuplicates } from '../../../../domain/resident/likely-duplicates'
import { recordIdShape } from '../../../../domain/shapes'
import { useBusy } from '../../use-busy'
import { useDraft } from '../../use-draft'
import { checkIdNumber, disagreements, filledFrom } from './id-number-check'
import {
  blankForm,
  changesBetween,
  formMistakes,
  formOf,
  trimmedForm,
  type ResidentForm,
} from './resident-form'

export interface ResidentEditParams {
  /** '' to add somebody to the household. */
  readonly residentId: string
  readonly householdId: string
}

interface Draft {
  /** What the writer saw, kept with the draft so that `from` stays true after a restart. */
  readonly seen: ResidentForm
  readonly form: ResidentForm
  readonly idNumber: string
  /** Made when the form is opened, so that adding twice is adding once. */
  readonly newId: string
}

const isAdded = ({ newId }: Draft, records: LiveRecords): boolean =>
  records.get('resident', newId) !== undefined

/** The address of the door behind which somebody lives, for the warning of a likely duplicate. */
const doorOf = (records: LiveRecords, householdId: string): string => {
  const house = records.get('house', records.get('household', householdId)?.houseId ?? '')
  return house ? houseTitle(house) : ''
}

interface Save {
  readonly application: Application
  readonly params: ResidentEditParams
  readonly draft: Draft
}

/** One command for the fields and, for somebody on file, one for the number; null when nothing differs. */
const save = async ({ application, params, draft }: Save): Promise<SaveOutcome | null> => {
  const { records } = application.snapshot()
  const fields = trimmedForm(draft.form)
  const idNumber = draft.idNumber.trim()
  const resident = records.get('resident', params.residentId)
  if (!resident) {
    const household = records.get('household', params.householdId)
    if (!household) return { ok: false, error: { code: 'gone', detail: '' } }
    return application.execute('resident.add', household.regionId, {
      householdId: household.id,
      residentId: v.parse(recordIdShape, draft.newId),
      fields,
      idNumber,
    })
  }
  const changes = changesBetween(draft.seen, fields)
  let outcome: SaveOutcome | null = null
  if (Object.keys(changes).length > 0)
    outcome = await application.execute('resident.edit', resident.regionId, {
      residentId: resident.id,
      changes,
    })
  if (idNumber === '' || (outcome && !outcome.ok)) return outcome
  return application.execute('resident.correct-id-number', resident.regionId, {
    residentId: resident.id,
    idNumber,
  })
}

export const useResidentEdit = (params: ResidentEditParams) => {
  const application = useApplication()
  const records = useLive((snapshot) => snapshot.records)
  const access = useLive((snapshot) => snapshot.access)
  const tagRules = access?.settings.tags ?? []
  const today = chinaDate(application.device.clock.nowMs())
  const resident = records.get('resident', params.residentId)
  const [problem, setProblem] = useState('')
  const [tried, setTried] = useState(false)
  const { busy, run } = useBusy()
  const kept = useDraft<Draft>({
    key: `resident-edit:${params.residentId || `new:${params.householdId}`}`,
    fresh: () => {
      const seen = resident ? formOf(resident) : blankForm
      return { seen, form: seen, idNumber: '', newId: application.device.identifiers.newId() }
    },
    isSaved: isAdded,
  })
  const { draft } = kept
  const { form } = draft
  const change = (part: Partial<ResidentForm>): void => kept.change({ form: { ...form, ...part } })
  const typeIdNumber = (idNumber: string): void =>
    kept.change({ idNumber, form: filledFrom(form, checkIdNumber(idNumber).reading) })

  const idCheck = checkIdNumber(draft.idNumber)
  const mistakes = {
    ...(tried ? formMistakes(trimmedForm(form)) : {}),
    ...disagreements(form, idCheck.reading),
  }
  const name = form.name.trim()
  const mask = idCheck.reading.ok ? maskIdNumber(idCheck.reading.idNumber) : ''
  const duplicates = useMemo(() => {
    const probe = {
      ...(params.residentId === '' ? {} : { id: params.residentId }),
      name,
      birthDate: form.birthDate,
      phone: form.phone,
      idNumberMask: mask,
    }
    return likelyDuplicates(probe, records.all('resident'))
      .slice(0, 3)
      .map(({ resident: other, reasons }) => ({
        id: other.id,
        householdId: other.householdId,
        name: other.name,
        where: doorOf(records, other.householdId) || '住址不在手机上',
        reasons: reasons.join(','),
      }))
  }, [params.residentId, name, form.birthDate, form.phone, mask, records])

  const submit = async (): Promise<boolean> => {
    setTried(true)
    const wrong = Object.values(formMistakes(trimmedForm(form)))[0]
    const unsure = idCheck.reading.ok || draft.idNumber.trim() === '' ? '' : '身份证号码还不对。'
    if (wrong !== undefined || unsure !== '') {
      setProblem(wrong ?? `${unsure}没带证件就先空着，以后再补。`)
      return false
    }
    const outcome = await save({ application, params, draft })
    if (outcome && !outcome.ok) {
      setProblem(explainFailure(outcome.error))
      return false
    }
    await kept.remove()
    showToast({ text: outcome ? '存好了，已存本机。' : '没有改动。' })
    goBack()
    return true
  }
  return {
    adding: params.residentId === '',
    restored: kept.restored,
    startAfresh: kept.startAfresh,
    seenPhone: draft.seen.phone,
    resident,
    where: doorOf(records, resident?.householdId ?? params.householdId),
    today,
    /** Two files that exist can be merged here; somebody who is just being added is simply not added. */
    mayMerge:
      access !== null &&
      resident !== undefined &&
      mayActIn(access, 'file.merge', resident.regionId, today),
    form,
    change,
    idNumber: draft.idNumber,
    typeIdNumber,
    idCheck,
    mistakes,
    tagNames: [...new Set([...tagRules.map((tag) => tag.name), ...form.tags])],
    duplicates,
    problem,
    busy,
    submit: () => run(submit),
  }
}

export type ResidentEditState = ReturnType<typeof useResidentEdit>
