/**
 * Whether a picture came whole, so that it can be drawn on paper: pdfkit throws at one that did not, at some only when nobody
 * can catch it. Whatever follows its end is let be.
 */
import { crc32 } from 'node:zlib'

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Parts of a length, a name, so many bytes and their sum; the first one is the header, IEND the last one. */
const isWholePng = (bytes: Buffer): boolean => {
  if (!bytes.subarray(0, 8).equals(pngStart)) return false
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at)
    if (end + 4 > bytes.length) return false
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (at === 8 && name !== 'IHDR') return false
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return false
    if (name === 'IEND') return true
    at = end + 4
  }
  return false
}

/** Those that say how large it is and in how many colours. */
const frames = [0xc0, 0xc1, 0xc2]
const scan = 0xda
const jpegEnd = Buffer.from([0xff, 0xd9])

/** Parts of a marker, a length and so many bytes; after the scan come the pixels, to the mark of the end. */
const isWholeJpeg = (bytes: Buffer): boolean => {
  if (bytes.length < 2 || bytes.readUInt16BE(0) !== 0xffd8) return false
  let hasFrame = false
  for (
    let at = 2;
    at + 4 <= bytes.length && bytes[at] === 0xff;
    at += 2 + bytes.readUInt16BE(at + 2)
  ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === scan) return hasFrame && bytes.includes(jpegEnd, at)
    hasFrame ||= frames.includes(marker) && [1, 3].includes(bytes[at + 9] ?? 0)
  }
  return false
}

export const isWholePicture = (bytes: Buffer): boolean => isWholePng(bytes) || isWholeJpeg(bytes)
