/**
 * Opens a zip (which an .xlsx is) without trusting it: sizes are checked as declared and again while
 * inflating, and only named entries come out. It must not know what the entries mean.
 */
import { crc32, inflateRawSync } from 'node:zlib'

/** 20,000 rows of 22 columns inflate to about 25 MB of XML; 160 MB leaves room for heavy styling. */
export const MAX_INFLATED_BYTES = 160 * 1024 * 1024
/** Sheets of repetitive rows reach 30:1. Judged from 8 MB up: small entries cannot hurt. */
export const MAX_RATIO = 100
const RATIO_FROM_BYTES = 8 * 1024 * 1024
/** A workbook of 200 sheets has some 500 entries. */
const MAX_ENTRIES = 4_000

/** `truncated`: cut off or damaged. `bomb`: would inflate past the limits. `encrypted`: zip password. */
export type ZipProblem = 'truncated' | 'bomb' | 'encrypted'

export type ZipReading =
  | { readonly ok: true; readonly entries: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly code: ZipProblem }

interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly checksum: number
  readonly packedBytes: number
  readonly inflatedBytes: number
  readonly offset: number
}

const text = new TextDecoder()

const part = (bytes: DataView, from: number, length: number): Uint8Array =>
  new Uint8Array(bytes.buffer, bytes.byteOffset + from, length)

const viewOf = ({ buffer, byteOffset, byteLength }: Buffer): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

/** The end record stands in the last 22 bytes, or up to 64 KB earlier when there is a comment. */
function findEnd(bytes: DataView): number {
  for (let at = bytes.byteLength - 22; at >= Math.max(0, bytes.byteLength - 22 - 0xffff); at -= 1) {
    if (bytes.getUint32(at, true) === END) return at
  }
  return -1
}

function readDirectory(bytes: DataView): readonly Entry[] | undefined {
  const end = findEnd(bytes)
  if (end < 0) return undefined
  const count = bytes.getUint16(end + 10, true)
  let at = bytes.getUint32(end + 16, true)
  if (count > MAX_ENTRIES) return undefined
  const entries: Entry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.getUint32(at, true) !== CENTRAL) return undefined
    const nameLength = bytes.getUint16(at + 28, true)
    if (at + 46 + nameLength > end) return undefined
    entries.push({
      name: text.decode(part(bytes, at + 46, nameLength)).replace(/\\/g, '/'),
      flags: bytes.getUint16(at + 8, true),
      method: bytes.getUint16(at + 10, true),
      checksum: bytes.getUint32(at + 16, true),
      packedBytes: bytes.getUint32(at + 20, true),
      inflatedBytes: bytes.getUint32(at + 24, true),
      offset: bytes.getUint32(at + 42, true),
    })
    at += 46 + nameLength + bytes.getUint16(at + 30, true) + bytes.getUint16(at + 32, true)
  }
  return entries
}

function inflate(bytes: DataView, entry: Entry, budget: number): Uint8Array | ZipProblem {
  const { offset, packedBytes } = entry
  if ((entry.flags & 1) !== 0) return 'encrypted'
  if (offset + 30 > bytes.byteLength || bytes.getUint32(offset, true) !== LOCAL) return 'truncated'
  const start =
    offset + 30 + bytes.getUint16(offset + 26, true) + bytes.getUint16(offset + 28, true)
  if (start + packedBytes > bytes.byteLength) return 'truncated'
  const packed = part(bytes, start, packedBytes)
  const byRatio = Math.max(RATIO_FROM_BYTES, packedBytes * MAX_RATIO)
  const limit = Math.min(budget, byRatio)
  if (entry.inflatedBytes > limit) return 'bomb'
  if (entry.method !== 0 && entry.method !== 8) return 'truncated'
  if (entry.method === 0 && packed.length > limit) return 'bomb'
  try {
    const whole =
      entry.method === 0 ? packed : viewOf(inflateRawSync(packed, { maxOutputLength: limit }))
    // The declared size is only a claim: a smaller claim than the truth is how a bomb hides.
    if (whole.length !== entry.inflatedBytes)
      return whole.length > entry.inflatedBytes ? 'bomb' : 'truncated'
    return crc32(whole) === entry.checksum ? whole : 'truncated'
  } catch (error) {
    // zlib's only sign that the limit was reached is the error's code.
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : ''
    const tooLarge = code === 'ERR_BUFFER_TOO_LARGE'
    return tooLarge ? 'bomb' : 'truncated'
  }
}

/**
 * The entries that `wanted` names, inflated. The declared sizes of all entries are checked first, so
 * that most bombs are refused before a byte is inflated; every inflation is bounded besides.
 */
export function openZip(upload: Uint8Array, wanted: (name: string) => boolean): ZipReading {
  const bytes = new DataView(upload.buffer, upload.byteOffset, upload.byteLength)
  const directory = readDirectory(bytes)
  if (directory === undefined) return { ok: false, code: 'truncated' }
  const declared = directory.reduce((sum, entry) => sum + entry.inflatedBytes, 0)
  if (declared > MAX_INFLATED_BYTES) return { ok: false, code: 'bomb' }
  const entries = new Map<string, Uint8Array>()
  let budget = MAX_INFLATED_BYTES
  for (const entry of directory) {
    if (!wanted(entry.name) || entries.has(entry.name)) continue
    const content = inflate(bytes, entry, budget)
    if (typeof content === 'string') return { ok: false, code: content }
    budget -= content.length
    entries.set(entry.name, content)
  }
  return { ok: true, entries }
}
