/** Which lines of the sheet its leader still writes, and which of these want a word. */
import { lineProblem } from '../../../../domain/attendance/hours'
import type { HoursSheetLine } from '../../../../protocol/hours-sheet'

export const isOpen = ({ own, confirmed }: HoursSheetLine): boolean =>
  !own && (confirmed === null || confirmed.mayConfirmAnew === true)

/** As it came, before anything was written. */
const wantsWord = (line: HoursSheetLine): boolean =>
  isOpen(line) && lineProblem(line, line.proposedMinutes, '') !== ''

/** By the sheet alone: while its leader writes, no row jumps under the thumb. */
export const wantingFirst = (lines: readonly HoursSheetLine[]): readonly HoursSheetLine[] => [
  ...lines.filter(wantsWord),
  ...lines.filter((line) => !wantsWord(line)),
]
