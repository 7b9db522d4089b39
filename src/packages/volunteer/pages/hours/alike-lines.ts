/** Lines of the sheet that want the same word: a leader who let sixty go without scanning out writes it once. */
import { isSeenOfAll, type Anomaly } from '../../../../domain/attendance/hours'
import type { HoursSheetLine } from '../../../../protocol/hours-sheet'

export interface AlikeLines {
  readonly anomalies: readonly Anomaly[]
  /** Without those of whom the leader wrote something else. */
  readonly lines: readonly HoursSheetLine[]
  /** What was written for them together; '' when nothing was. */
  readonly reason: string
}

/** What was written for two at least. */
const commonReason = (reasons: readonly string[]): string =>
  reasons.find((reason, at) => reason !== '' && reasons.indexOf(reason) < at) ?? ''

/** `reasonOf`: what the leader wrote so far; null where the minutes were changed too. */
export const alikeLines = (
  open: readonly HoursSheetLine[],
  reasonOf: (line: HoursSheetLine) => string | null,
): readonly AlikeLines[] => {
  const byMarks = new Map<string, readonly HoursSheetLine[]>()
  for (const line of open) {
    if (!isSeenOfAll(line.anomalies) || reasonOf(line) === null) continue
    const marks = line.anomalies.join(' ')
    byMarks.set(marks, [...(byMarks.get(marks) ?? []), line])
  }
  return [...byMarks.values()]
    .map((marked): AlikeLines => {
      const reason = commonReason(marked.map((line) => reasonOf(line) ?? ''))
      const lines = marked.filter((line) => ['', reason].includes(reasonOf(line) ?? ''))
      return { anomalies: marked[0]?.anomalies ?? [], lines, reason }
    })
    .filter(({ lines }) => lines.length > 1)
}
