/** The sheet of one shift: proposed minutes, what looks odd, corrections with a reason, and one confirmation of all. */
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { useDraftForm } from '../../../../components/asking/use-draft-form'
import { goBack } from '../../../../components/navigation/open-page'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { useAskedAgainOnReturn } from '../../../../components/server-answer/use-asked-again-on-return'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import { noAttendance } from '../../../../domain/attendance/attendance'
import { maxLinesTogether } from '../../../../domain/attendance/attendance-commands'
import { lineProblem, minutesProblem } from '../../../../domain/attendance/hours'
import type { RegionId } from '../../../../domain/shapes'
import type { FoundVolunteer } from '../../../../protocol/attendance'
import type { HoursSheetLine } from '../../../../protocol/hours-sheet'
import { alikeLines } from './alike-lines'
import { isOpen, wantingFirst } from './open-lines'

const dayMinutes = 24 * 60

const correctionShape = v.object({ minutes: v.number(), reason: v.string() })
type Correction = v.InferOutput<typeof correctionShape>

const draftShape = v.object({
  corrections: v.record(v.string(), correctionShape),
  /** Whom the leader added, who is on no list; absent from drafts of older releases. */
  added: v.optional(
    v.array(v.object({ volunteerId: v.string(), name: v.string(), own: v.optional(v.boolean()) })),
    [],
  ),
})
type Draft = v.InferOutput<typeof draftShape>

/** Absent from older servers. */
const answerShape = v.object({ otherwise: v.optional(v.array(v.string()), []) })

const otherwiseIn = (answer: unknown): readonly string[] => {
  const read = v.safeParse(answerShape, answer)
  return read.success ? read.output.otherwise : []
}

const addedLine = ({ volunteerId, name, own = false }: Draft['added'][number]): HoursSheetLine => ({
  ...{ volunteerId, name, attendance: noAttendance, proposedMinutes: 0, anomalies: [] },
  ...{ placeUnchecked: false, own, confirmed: null },
})

export const useHours = (shiftId: string) => {
  const application = useApplication()
  const scans = useLive((snapshot) => snapshot.scans)
  const unsent = scans.filter(({ scan, judged }) => scan.shiftId === shiftId && !judged).length
  // Scans that have gone out make another sheet: the one from before them is confirmed by nobody.
  const asked = useServerAnswer(shiftId === '' ? '' : `hours/${shiftId}/${unsent}`, () =>
    application.server.attendance.sheet({ shiftId }),
  )
  useAskedAgainOnReturn(asked.askAgain)
  // A leader who goes to ask somebody finds again what was written.
  const { form, change, forget } = useDraftForm({
    application,
    draftKey: `hours/${shiftId}`,
    shape: draftShape,
    fresh: (): Draft => ({ corrections: {}, added: [] }),
  })
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const sheet = asked.answer.kind === 'answer' ? asked.answer.value : null

  const mostMinutes = sheet?.mostMinutes ?? dayMinutes

  const chosen = (line: HoursSheetLine): Correction =>
    form?.corrections[line.volunteerId] ?? {
      ...{ minutes: line.confirmed?.minutes ?? line.proposedMinutes, reason: '' },
    }
  const problemOf = (line: HoursSheetLine): string => {
    const { minutes, reason } = chosen(line)
    return lineProblem(line, minutes, reason) || minutesProblem(minutes, mostMinutes)
  }
  const lines = wantingFirst(sheet?.lines ?? [])
  /** Nothing counts of them until the leader writes it. */
  const uncounted = [...(sheet?.absent ?? []), ...(sheet?.turnedAway ?? [])]
  const listed = [...lines, ...uncounted]
  const added = (form?.added ?? [])
    .filter(({ volunteerId }) => !listed.some((line) => line.volunteerId === volunteerId))
    .map(addedLine)
  /** Whoever came, and those whom the gate missed or of whose hours nothing stands. */
  const open = [
    ...lines.filter((line) => line.confirmed === null || chosen(line).minutes > 0),
    ...[...uncounted, ...added].filter((line) => chosen(line).minutes > 0),
  ].filter(isOpen)

  // What came to be confirmed as it was written is done, also where the answer to it was lost.
  useEffect(() => {
    if (!form) return
    const confirmed = new Map(
      listed.map(({ volunteerId, confirmed }) => [volunteerId, confirmed?.minutes]),
    )
    const written = Object.entries(form.corrections)
    const left = written.filter(([id, { minutes }]) => confirmed.get(id) !== minutes)
    if (left.length < written.length) change({ corrections: Object.fromEntries(left) })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `change` is new at every render
  }, [sheet, form])

  /** What was written here, where other minutes are confirmed; undefined for any other line. */
  const unused = ({ volunteerId, confirmed }: HoursSheetLine): Correction | undefined => {
    const written = form?.corrections[volunteerId]
    if (!written || !confirmed || confirmed.mayConfirmAnew) return undefined
    return written.minutes === confirmed.minutes ? undefined : written
  }

  const otherwiseConfirmed = listed.filter((line) => unused(line) !== undefined)

  const confirm = async (): Promise<void> => {
    if (!sheet) return
    setBusy(true)
    const lines = open.map((line) => ({ volunteerId: line.volunteerId, ...chosen(line) }))
    const otherwise = new Set<string>()
    for (let from = 0; from < lines.length; from += maxLinesTogether) {
      const outcome = await application.request('hours.confirm', sheet.regionId as RegionId, {
        shiftId,
        lines: lines.slice(from, from + maxLinesTogether),
      })
      if (outcome.ok) {
        for (const id of otherwiseIn(outcome.value)) otherwise.add(id)
        continue
      }
      setBusy(false)
      asked.askAgain()
      return setProblem(explainFailure(outcome.error))
    }
    setBusy(false)
    if (otherwise.size > 0) {
      // Kept until the leader has seen it: the words may be needed for an objection.
      const left = lines.filter(({ volunteerId }) => otherwise.has(volunteerId))
      const corrections = left.map(({ volunteerId, ...written }) => [volunteerId, written])
      change({ corrections: Object.fromEntries(corrections) as Draft['corrections'], added: [] })
      showToast({ text: `有 ${otherwise.size} 人已经确认过，您填的没有用上` })
      return asked.askAgain()
    }
    forget()
    showToast({ text: '确认好了，开始公示。公示期满没有异议，时长就入账。' })
    goBack()
  }

  /** As it stands on the screen: what comes after that wants another look. */
  const noteLateScans = async ({ volunteerId, proposedMinutes }: HoursSheetLine): Promise<void> => {
    if (!sheet) return
    setBusy(true)
    const args = { shiftId, volunteerId, scannedMinutes: proposedMinutes }
    const regionId = sheet.regionId as RegionId
    const outcome = await application.request('hours.note-late-scans', regionId, args)
    setBusy(false)
    setProblem(outcome.ok ? '' : explainFailure(outcome.error))
    asked.askAgain()
  }

  return {
    asked,
    /** Where the activity is; undefined until the sheet is there. */
    regionId: sheet?.regionId as RegionId | undefined,
    nowMs: application.device.clock.nowMs(),
    /** Of the whole shift, for whom no gate saw. */
    shiftMinutes: sheet ? Math.round((sheet.endsAtMs - sheet.startsAtMs) / 60_000) : 0,
    /** Nobody can have served longer there; the server refuses the whole sheet for one line. */
    mostMinutes,
    lines,
    open,
    isOpen,
    chosen,
    problemOf,
    unused,
    unsent,
    otherwise: otherwiseConfirmed.length,
    forgetUnused: (): void => {
      const corrections = { ...form?.corrections }
      for (const { volunteerId } of otherwiseConfirmed) delete corrections[volunteerId]
      change({ corrections })
    },
    /** Lines that want a word before all can be confirmed. */
    unclear: open.filter((line) => problemOf(line) !== ''),
    added,
    /** The line of whoever was found; a new one when the sheet has none of them. */
    add: ({ volunteerId, name, own = false }: FoundVolunteer): HoursSheetLine => {
      setProblem('')
      const line = [...listed, ...added].find((each) => each.volunteerId === volunteerId)
      if (line) return line
      const person = { volunteerId, name, own }
      change({ added: [...(form?.added ?? []), person] })
      return addedLine(person)
    },
    correct: (volunteerId: string, correction: Correction): void => {
      setProblem('')
      change({ corrections: { ...form?.corrections, [volunteerId]: correction } })
    },
    alike: alikeLines(open, (line) => {
      const { minutes, reason } = chosen(line)
      return minutes === line.proposedMinutes ? reason : null
    }),
    writeForAll: (lines: readonly HoursSheetLine[], reason: string): void => {
      setProblem('')
      const written = lines.map((line) => [line.volunteerId, { ...chosen(line), reason }] as const)
      change({ corrections: { ...form?.corrections, ...Object.fromEntries(written) } })
    },
    confirm,
    noteLateScans,
    busy,
    problem,
  }
}

export type HoursState = ReturnType<typeof useHours>
