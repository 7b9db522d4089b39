/**
 * Asking for a correction. What is written outlives the sheet and keeps one id: however often it is sent, because no answer
 * came, it is one request; once that stands, another one is asked about first.
 */
import { useState } from 'react'
import { useApplication } from '../../../../app-context'
import { useDraftForm } from '../../../../components/asking/use-draft-form'
import type { VolunteerCorrection, VolunteerRecord } from '../../../../protocol/volunteer'
import {
  changesOf,
  correctionDraftShape,
  formOf,
  type CorrectionDraft,
  type Written,
} from './correction-form'
import type { RecordPageState } from './use-record'

/** What became of what was sent before; undefined: the record here is from before that. */
const standsWords = (earlier: VolunteerCorrection | undefined): string => {
  const where = '在“要求过的更正”里看得到。'
  if (earlier === undefined || earlier.state === 'open')
    return `上次写的已经交上去了，按那时写的办，${where}`
  return earlier.takenBack === true
    ? '上次写的您已经撤回了。还要更正，就另外再交一次。'
    : `上次写的社区已经答复了，${where}`
}

export const useCorrection = (
  page: RecordPageState,
  record: VolunteerRecord,
  onDone: () => void,
) => {
  const application = useApplication()
  const newId = (): string => application.device.identifiers.newId()
  const kept = useDraftForm({
    ...{ application, draftKey: 'volunteer.ask-correction', shape: correctionDraftShape },
    fresh: (): CorrectionDraft => ({ requestId: newId(), written: {} }),
  })
  const [idNumber, setIdNumber] = useState('')
  const [isTaken, setTaken] = useState(false)
  const { requestId = '', written = {} } = kept.form ?? {}
  const earlier = record.corrections.find(({ id }) => id === requestId)
  const form = kept.form && formOf(record, written, idNumber)

  const leave = (): void => {
    kept.forget()
    onDone()
  }
  const send = async (id: string): Promise<void> => {
    if (form && (await page.ask(record, id, form, () => setTaken(true)))) leave()
  }
  return {
    ...{ form, isKept: kept.isKept, leave },
    change: (part: Written) => kept.change({ written: { ...written, ...part } }),
    // The number is not kept on the phone; that something was written, and under which id, is.
    typeIdNumber: (next: string): void => {
      setIdNumber(next)
      kept.change({})
    },
    startAfresh: () => {
      setIdNumber('')
      setTaken(false)
      kept.startAfresh()
    },
    isChanged:
      form !== null &&
      (Object.keys(changesOf(record, form, page.today)).length > 0 ||
        form.note.trim() !== '' ||
        form.moveTo !== null),
    /** An earlier sending of it got there, and its answer was lost. */
    stands: isTaken || earlier !== undefined,
    standsWords: standsWords(earlier),
    send: () => send(requestId),
    sendAnother: (): Promise<void> => {
      const anotherId = newId()
      setTaken(false)
      kept.change({ requestId: anotherId })
      return send(anotherId)
    },
  }
}
