/** One visit: read it, correct it while its author may, add to it afterwards. */
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { showToast } from '../../../../components/toast'
import { explainRefusal } from '../../../../domain/refusal'
import type { SaveOutcome } from '../../../../application'
import type { Visit } from '../../../../domain/visit/visit'
import { useBusy } from '../../use-busy'
import { useDraft } from '../../use-draft'

/** `reading`: nothing is being written. */
export type EntryMode = 'reading' | 'correcting' | 'amending'

export type Correction = Pick<Visit, 'outcome' | 'kind' | 'note'>

const changesBetween = (visit: Visit, { outcome, kind, note }: Correction) => ({
  ...(outcome === visit.outcome ? {} : { outcome: { from: visit.outcome, to: outcome } }),
  ...(kind === visit.kind ? {} : { kind: { from: visit.kind, to: kind } }),
  ...(note === visit.note ? {} : { note: { from: visit.note, to: note } }),
})

interface Draft {
  readonly mode: EntryMode
  readonly correction: Correction | null
  readonly amendment: string
}

const blank = (): Draft => ({ mode: 'reading', correction: null, amendment: '' })

/** Given up by 不改了, though its words stay on the page until it is left. */
const isNothing = ({ mode }: Draft): boolean => mode === 'reading'

export const useVisitEntry = (visitId: string) => {
  const application = useApplication()
  const { ready, visit, pending, house, ofHousehold, access } = useLive(
    ({ ready, records, access }) => {
      const found = records.get('visit', visitId)
      return {
        ready,
        access,
        visit: found,
        pending: found !== undefined && records.markOf('visit', visitId) === 'pending',
        house: found && records.get('house', found.houseId),
        ofHousehold: records.ofHousehold('followUp', found?.householdId ?? ''),
      }
    },
  )
  const kept = useDraft<Draft>({ key: `visit-entry:${visitId}`, fresh: blank, isSaved: isNothing })
  const { mode, correction, amendment } = kept.draft
  const { busy, run } = useBusy()
  const [mistake, setMistake] = useState('')
  const nowMs = application.device.clock.nowMs()
  const hours = access?.settings.correctionHours ?? 0
  const mayCorrect =
    visit !== undefined &&
    visit.memberId === access?.memberId &&
    nowMs - visit.recordedAtMs <= hours * 3_600_000

  const begin = (next: EntryMode) => {
    setMistake('')
    if (visit && next === 'correcting')
      kept.change({
        mode: next,
        correction: { outcome: visit.outcome, kind: visit.kind, note: visit.note },
      })
    else kept.change({ mode: next })
  }

  /** The page stays: what was written is read in its place. */
  const finish = (outcome: SaveOutcome): false => {
    if (outcome.ok) {
      kept.startAfresh()
      showToast({ text: '存好了' })
    } else
      setMistake(
        outcome.error === 'storage-full'
          ? '这部手机存不下了，还没存上。写的都还在，腾出空间再存。'
          : explainRefusal(outcome.error),
      )
    return false
  }

  const saveCorrection = async (): Promise<false> => {
    if (!visit || !correction) return false
    const changes = changesBetween(visit, correction)
    if (Object.keys(changes).length > 0)
      return finish(
        await application.execute('visit.correct', visit.regionId, { visitId, changes }),
      )
    begin('reading')
    return false
  }

  const saveAmendment = async (): Promise<false> => {
    if (!visit) return false
    const text = amendment.trim()
    if (text !== '')
      return finish(await application.execute('visit.amend', visit.regionId, { visitId, text }))
    setMistake('请写下要补充的话')
    return false
  }

  return {
    ready,
    visit,
    house,
    /** What this visit left to do. */
    followUps: ofHousehold.filter((followUp) => followUp.visitId === visitId),
    pending,
    nowMs,
    hours,
    mayCorrect,
    mode,
    begin,
    correction,
    setCorrection: (next: Correction): void => kept.change({ correction: next }),
    amendment,
    setAmendment: (next: string): void => kept.change({ amendment: next }),
    mistake,
    busy,
    saveCorrection: () => run(saveCorrection),
    saveAmendment: () => run(saveAmendment),
  }
}
