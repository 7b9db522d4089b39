/** Reads QR codes as a camera does: from the dark boxes that stand on the screen, not from what they were made of. */
import { decodeQR } from 'qr/decode.js'

/** Pixels a module; the reader looks for edges, as in a photo. */
const scale = 4

const px = (length: string): number => Number(length.replace('px', ''))

const readCode = (code: HTMLElement): string => {
  const runs = [...code.querySelectorAll<HTMLElement>('.qr-code__run')].map(({ style }) => ({
    left: px(style.left),
    top: px(style.top),
    width: px(style.width),
    height: px(style.height),
  }))
  const module = Math.min(...runs.map(({ height }) => height))
  const side = Math.round(px(code.style.width) / module) * scale
  const data = new Uint8Array(side * side * 4).fill(255)
  const at = (length: number) => Math.round((length / module) * scale)
  for (const { left, top, width } of runs)
    for (let y = at(top); y < at(top) + scale; y++)
      data.fill(0, (y * side + at(left)) * 4, (y * side + at(left) + at(width)) * 4)
  for (let alpha = 3; alpha < data.length; alpha += 4) data[alpha] = 255
  return decodeQR({ width: side, height: side, data })
}

export const readQrCodes = (screen: HTMLElement | undefined): readonly string[] =>
  [...(screen?.querySelectorAll<HTMLElement>('.qr-code') ?? [])]
    .filter((code) => code.querySelector('.qr-code__run') !== null)
    .map(readCode)
