/**
 * Packs entries into a zip without compression. It exists so that the spreadsheet library reads
 * exactly the bytes that `zip-guard.ts` has inflated and measured, and no others.
 */
import { crc32 } from 'node:zlib'

/** 1980-01-01, the earliest day a zip can state (APPNOTE 4.4.6); nobody reads it. */
const DAY = 0x21
const UTF8_NAMES = 0x0800
const VERSION = 20
const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50

interface Entry {
  readonly name: Uint8Array
  readonly content: Uint8Array
  readonly checksum: number
  readonly offset: number
}

/** Little-endian fields of 2 or 4 bytes, one after the other. */
function fields(...values: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.reduce((sum, [, bytes]) => sum + bytes, 0)))
  let at = 0
  for (const [value, bytes] of values) {
    if (bytes === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += bytes
  }
  return new Uint8Array(view.buffer)
}

/** What local and central headers share: flags, method, time, day, checksum, sizes, name length. */
const described = ({ name, content, checksum }: Entry) =>
  [
    [UTF8_NAMES, 2],
    [0, 2],
    [0, 2],
    [DAY, 2],
    [checksum, 4],
    [content.length, 4],
    [content.length, 4],
    [name.length, 2],
    [0, 2],
  ] as const

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A zip with every entry stored; names are UTF-8. */
export function packStored(contents: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const text = new TextEncoder()
  let offset = 0
  const entries = Array.from(contents, ([path, content]): Entry => {
    const entry = { name: text.encode(path), content, checksum: crc32(content), offset }
    offset += 30 + entry.name.length + content.length
    return entry
  })
  const local = entries.flatMap((entry) => [
    fields([LOCAL, 4], [VERSION, 2], ...described(entry)),
    entry.name,
    entry.content,
  ])
  const central = entries.flatMap((entry) => [
    fields([CENTRAL, 4], [VERSION, 2], [VERSION, 2], ...described(entry)),
    // Comment length, disk, two kinds of attributes, and where the entry stands.
    fields([0, 2], [0, 2], [0, 2], [0, 4], [entry.offset, 4]),
    entry.name,
  ])
  const size = central.reduce((sum, part) => sum + part.length, 0)
  const count = entries.length
  const end = fields(
    [END, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [size, 4],
    [offset, 4],
    [0, 2],
  )
  return joined([...local, ...central, end])
}
