/**
 * Takes everything out of a photo that is not the picture: place, time, camera, comments, thumbnails,
 * whatever hangs behind its end. Works on the container only and never decodes or re-encodes pixels.
 * A list of what may stay, not of what must go, so that an unknown block cannot carry a place.
 */
import { readOrientation, orientationSegment } from './jpeg-orientation'

export type PhotoMediaType = 'image/jpeg' | 'image/png' | 'image/webp'

export interface CleanPhoto {
  readonly mediaType: PhotoMediaType
  readonly bytes: Buffer
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Chunks that a decoder needs for pixels and colour (PNG 3rd edition, W3C 2023). */
const PNG_CHUNKS = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
)
/** Likewise for WebP (RFC 9649); EXIF and XMP are left out. */
const WEBP_CHUNKS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** VP8X flags that announce EXIF (bit 3) and XMP (bit 2). */
const WEBP_METADATA_FLAGS = 0b0000_1100

/** The photo without metadata, or null when the bytes are no whole JPEG, PNG or WebP. */
export const cleanPhoto = (bytes: Buffer): CleanPhoto | null => {
  if (bytes.length > 4 && bytes[0] === 0xff && bytes[1] === 0xd8)
    return photo('image/jpeg', cleanJpeg(bytes))
  if (bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return photo('image/png', cleanPng(bytes))
  const isRiff = bytes.toString('latin1', 0, 4) === 'RIFF'
  if (isRiff && bytes.toString('latin1', 8, 12) === 'WEBP')
    return photo('image/webp', cleanWebp(bytes))
  return null
}

const photo = (mediaType: PhotoMediaType, bytes: Buffer | null): CleanPhoto | null =>
  bytes === null ? null : { mediaType, bytes }

/** Where the entropy-coded data of a scan ends: at the next marker that is no stuffing and no restart. */
const endOfScan = (bytes: Buffer, start: number): number => {
  let at = bytes.indexOf(0xff, start)
  while (at !== -1 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0x00 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2)
  }
  return -1
}

/** What stays of an application segment: the bare JFIF header, the ICC profile, Adobe's colour transform. */
const keptSegment = (marker: number, segment: Buffer): Buffer | null => {
  const tag = segment.toString('latin1', 4, 16)
  if (marker === 0xe0 && tag.startsWith('JFIF\0') && segment.length >= 18) {
    const header = Buffer.from(segment.subarray(0, 18))
    header.writeUInt16BE(16, 2)
    // No thumbnail: it may show what was cropped away.
    header.writeUInt16BE(0, 16)
    return header
  }
  if (marker === 0xe2) return tag.startsWith('ICC_PROFILE\0') ? segment : null
  if (marker === 0xee) return tag.startsWith('Adobe') ? segment : null
  const isMetadata = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe
  return isMetadata ? null : segment
}

const cleanJpeg = (bytes: Buffer): Buffer | null => {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let orientation = 1
  let at = 2
  while (at + 4 <= bytes.length || bytes[at + 1] === 0xd9) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return null
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) {
      // Which way is up is part of the picture; it is the one thing that EXIF knew and that stays.
      if (orientation > 1) kept.splice(1, 0, orientationSegment(orientation))
      return Buffer.concat([...kept, bytes.subarray(at, at + 2)])
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end < at + 4 || end > bytes.length) return null
    const segment = bytes.subarray(at, end)
    if (marker === 0xe1) orientation = Math.max(orientation, readOrientation(segment))
    const stays = keptSegment(marker, segment)
    if (stays) kept.push(stays)
    at = marker === 0xda ? endOfScan(bytes, end) : end
    if (at === -1) return null
    if (marker === 0xda) kept.push(bytes.subarray(end, at))
  }
  return null
}

const cleanPng = (bytes: Buffer): Buffer | null => {
  const kept: Buffer[] = [PNG_SIGNATURE]
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (end > bytes.length) return null
    if (PNG_CHUNKS.has(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return null
}

const cleanWebp = (bytes: Buffer): Buffer | null => {
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4))
  const kept: Buffer[] = []
  let at = 12
  while (at + 8 <= end) {
    const length = bytes.readUInt32LE(at + 4)
    const next = at + 8 + length + (length % 2)
    if (at + 8 + length > end) return null
    const type = bytes.toString('latin1', at, at + 4)
    if (WEBP_CHUNKS.has(type)) kept.push(withoutFlags(type, Buffer.from(bytes.subarray(at, next))))
    at = next
  }
  if (kept.length === 0) return null
  const body = Buffer.concat(kept)
  const header = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  header.writeUInt32LE(4 + body.length, 4)
  return Buffer.concat([header, body])
}

const withoutFlags = (type: string, chunk: Buffer): Buffer => {
  if (type === 'VP8X' && chunk.length > 8)
    chunk.writeUInt8(chunk.readUInt8(8) & ~WEBP_METADATA_FLAGS, 8)
  return chunk
}
