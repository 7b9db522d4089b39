/** The sheet of one shift: proposed minutes, what looks odd, corrections with a reason, and one confirmation of all. */
import { useState } from 'react'
import { useApplication } from '../../../../app-context'
import { goBack } from '../../../../components/navigation/open-page'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import { maxLinesTogether } from '../../../../domain/attendance/attendance-commands'
import { lineProblem } from '../../../../domain/attendance/hours'
import type { RegionId } from '../../../../domain/shapes'
import type { HoursSheet } from '../../../../protocol/attendance'

export type SheetLine = HoursSheet['lines'][number]

interface Correction {
  readonly minutes: number
  readonly reason: string
}

export const useHours = (shiftId: string) => {
  const application = useApplication()
  const asked = useServerAnswer(shiftId === '' ? '' : `hours/${shiftId}`, () =>
    application.server.attendance.sheet({ shiftId }),
  )
  const [corrections, setCorrections] = useState<Readonly<Record<string, Correction>>>({})
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const sheet = asked.answer.kind === 'answer' ? asked.answer.value : null

  const chosen = (line: SheetLine): Correction =>
    corrections[line.volunteerId] ?? { minutes: line.proposedMinutes, reason: '' }
  const problemOf = (line: SheetLine): string => {
    const { minutes, reason } = chosen(line)
    return lineProblem(line, minutes, reason)
  }
  const open = sheet?.lines.filter(({ own, confirmed }) => !own && confirmed === null) ?? []

  const confirm = async (): Promise<void> => {
    if (!sheet) return
    setBusy(true)
    const lines = open.map((line) => ({ volunteerId: line.volunteerId, ...chosen(line) }))
    for (let from = 0; from < lines.length; from += maxLinesTogether) {
      const outcome = await application.request('hours.confirm', sheet.regionId as RegionId, {
        shiftId,
        lines: lines.slice(from, from + maxLinesTogether),
      })
      if (outcome.ok) continue
      setBusy(false)
      asked.askAgain()
      return setProblem(explainFailure(outcome.error))
    }
    setBusy(false)
    showToast({ text: '确认好了，开始公示。公示期满没有异议，时长就入账。' })
    goBack()
  }

  return {
    asked,
    nowMs: application.device.clock.nowMs(),
    open,
    chosen,
    problemOf,
    /** Lines that want a word before all can be confirmed. */
    unclear: open.filter((line) => problemOf(line) !== '').length,
    correct: (volunteerId: string, correction: Correction): void => {
      setProblem('')
      setCorrections((now) => ({ ...now, [volunteerId]: correction }))
    },
    confirm,
    busy,
    problem,
  }
}

export type HoursState = ReturnType<typeof useHours>
