/** One visit: read it, correct it while its author may, add to it afterwards. */
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { showToast } from '../../../../components/toast'
import { explainRefusal } from '../../../../domain/refusal'
import type { SaveOutcome } from '../../../../application'
import type { Visit } from '../../../../domain/visit/visit'

/** `reading`: nothing is being written. */
export type EntryMode = 'reading' | 'correcting' | 'amending'

export type Correction = Pick<Visit, 'outcome' | 'kind' | 'note'>

export const useVisitEntry = (visitId: string) => {
  const application = useApplication()
  const { ready, visit, pending, house, access } = useLive(({ ready, records, access }) => {
    const found = records.get('visit', visitId)
    return {
      ready,
      access,
      visit: found,
      pending: found !== undefined && records.markOf('visit', visitId) === 'pending',
      house: found && records.get('house', found.houseId),
    }
  })
  const [mode, setMode] = useState<EntryMode>('reading')
  const [correction, setCorrection] = useState<Correction | null>(null)
  const [amendment, setAmendment] = useState('')
  const [mistake, setMistake] = useState('')
  const nowMs = application.device.clock.nowMs()
  const hours = access?.settings.correctionHours ?? 0
  const mayCorrect =
    visit !== undefined &&
    visit.memberId === access?.memberId &&
    nowMs - visit.recordedAtMs <= hours * 3_600_000

  const begin = (next: EntryMode) => {
    setMistake('')
    setMode(next)
    if (visit && next === 'correcting')
      setCorrection({ outcome: visit.outcome, kind: visit.kind, note: visit.note })
  }

  const finish = (outcome: SaveOutcome) => {
    if (!outcome.ok)
      return setMistake(
        outcome.error === 'storage-full'
          ? '这部手机存不下了,还没存上。写的都还在,腾出空间再存。'
          : explainRefusal(outcome.error),
      )
    setMode('reading')
    setAmendment('')
    showToast({ text: '存好了' })
  }

  const saveCorrection = async () => {
    if (!visit || !correction) return
    const { outcome, kind, note } = correction
    const changes = {
      ...(outcome === visit.outcome ? {} : { outcome: { from: visit.outcome, to: outcome } }),
      ...(kind === visit.kind ? {} : { kind: { from: visit.kind, to: kind } }),
      ...(note === visit.note ? {} : { note: { from: visit.note, to: note } }),
    }
    if (Object.keys(changes).length === 0) return setMode('reading')
    finish(await application.execute('visit.correct', visit.regionId, { visitId, changes }))
  }

  const saveAmendment = async () => {
    if (!visit) return
    const text = amendment.trim()
    if (text === '') return setMistake('请写下要补充的话')
    finish(await application.execute('visit.amend', visit.regionId, { visitId, text }))
  }

  return {
    ready,
    visit,
    house,
    pending,
    nowMs,
    hours,
    mayCorrect,
    mode,
    begin,
    correction,
    setCorrection,
    amendment,
    setAmendment,
    mistake,
    saveCorrection,
    saveAmendment,
  }
}
