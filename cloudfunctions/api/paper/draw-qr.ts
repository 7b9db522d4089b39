/** A QR code on paper: vector modules without seams; the white around them is the paper's own. */
import { encode } from 'uqr'
import type { Paper } from './open-paper'

/** Points, from the upper left corner of the paper. */
interface Square {
  readonly x: number
  readonly y: number
  readonly side: number
}

export const drawQr = ({ document }: Paper, text: string, { x, y, side }: Square): void => {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const module = side / size
  data.forEach((row, rowAt) =>
    row.forEach((dark, columnAt) => {
      if (dark) document.rect(x + columnAt * module, y + rowAt * module, module, module)
    }),
  )
  document.fillColor('#000000').fill()
}
