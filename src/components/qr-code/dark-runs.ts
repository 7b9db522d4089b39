/** A QR code as horizontal runs of dark modules: some 200 boxes instead of 800, which a mini-program draws at once. */
import { encode } from 'uqr'

export interface DarkRun {
  readonly row: number
  readonly column: number
  readonly length: number
}

export interface QrRuns {
  /** Modules a side, the quiet zone not counted. */
  readonly size: number
  readonly runs: readonly DarkRun[]
}

const runsOfRow = (cells: readonly boolean[], row: number): DarkRun[] => {
  const runs: DarkRun[] = []
  for (let column = 0; column < cells.length; column++) {
    if (cells[column] !== true) continue
    let length = 1
    while (cells[column + length] === true) length++
    runs.push({ row, column, length })
    column += length
  }
  return runs
}

/** Error correction M: a third of a damp print may be unreadable and it still scans. */
export const darkRuns = (text: string): QrRuns => {
  const { size, data } = encode(text, { ecc: 'M', border: 0 })
  return { size, runs: data.flatMap(runsOfRow) }
}
