/**
 * One field that two people changed: both values with who and when, and the choice. Nothing is decided by itself.
 * Phone numbers are covered until somebody asks for them, which is noted like every other look at a number.
 */
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { goBack } from '../../../../components/navigation/open-page'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { momentWords } from '../../../../components/words/date-words'
import { coveredWords, valueWords } from '../../../../components/words/field-words'
import { houseTitle } from '../../../../domain/house/house'
import { fieldWord } from '../../../../domain/labels'
import { conflictSubject } from '../../conflict-subject'

export const useConflict = (conflictId: string) => {
  const application = useApplication()
  const records = useLive((snapshot) => snapshot.records)
  const conflict = useLive((snapshot) =>
    snapshot.conflicts.find((one) => one.conflictId === conflictId),
  )
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const [uncovered, setUncovered] = useState(false)
  const nowMs = application.device.clock.nowMs()
  const keepMine = async (): Promise<void> => {
    setBusy(true)
    const outcome = await application.conflicts.keepMine(conflictId)
    setBusy(false)
    if (!outcome.ok) return setProblem(explainFailure(outcome.error))
    showToast({ text: '用您写的，已存本机，有网就传。' })
    goBack()
  }
  const keepTheirs = async (): Promise<void> => {
    setBusy(true)
    await application.conflicts.keepTheirs(conflictId)
    setBusy(false)
    showToast({ text: '保留对方写的。' })
    goBack()
  }
  if (!conflict) return null
  const { kind, id, field } = conflict
  const covers = kind === 'resident' && field === 'phone' && !uncovered
  const words = covers ? coveredWords : valueWords
  const uncover = async (): Promise<void> => {
    const regionId = records.get('resident', id)?.regionId ?? conflict.regionId
    const act = 'show-phone'
    const noted = await application.execute('access.note', regionId, { residentId: id, act })
    // Without its line in the log the numbers stay covered.
    if (!noted.ok) return showToast({ text: '这次没能显示，请稍后再试。' })
    setUncovered(true)
  }
  const household =
    kind === 'resident'
      ? records.get('household', records.get('resident', id)?.householdId ?? '')
      : undefined
  const house = records.get('house', household?.houseId ?? '')
  return {
    subject: conflictSubject(conflict, records),
    where: house ? houseTitle(house) : '',
    field: fieldWord(field),
    before: words(field, conflict.from),
    mine: words(field, conflict.mine),
    theirs: words(field, conflict.theirs),
    covers,
    uncover,
    theirsBy: conflict.theirsByName,
    theirsWhen: momentWords(conflict.theirsAtMs, nowMs),
    busy,
    problem,
    keepMine,
    keepTheirs,
  }
}
