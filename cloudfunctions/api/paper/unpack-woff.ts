/**
 * Unpacks a web font (WOFF 1.0) into a plain TrueType one. What reads WOFF by itself inflates the whole table of glyphs
 * anew for every glyph that it takes out.
 */
import { inflateSync } from 'node:zlib'

/** Layout of the two headers, from the WOFF 1.0 recommendation of the W3C, sections 3 and 4. */
export function unpackWoff(woff: Buffer): Buffer {
  const tableCount = woff.readUInt16BE(12)
  const header = Buffer.alloc(12 + 16 * tableCount)
  const searchDepth = Math.floor(Math.log2(tableCount))
  woff.copy(header, 0, 4, 8)
  header.writeUInt16BE(tableCount, 4)
  header.writeUInt16BE(16 * 2 ** searchDepth, 6)
  header.writeUInt16BE(searchDepth, 8)
  header.writeUInt16BE(16 * (tableCount - 2 ** searchDepth), 10)

  const tables: Buffer[] = []
  let offset = header.length
  for (let index = 0; index < tableCount; index++) {
    const from = 44 + 20 * index
    const to = 12 + 16 * index
    const start = woff.readUInt32BE(from + 4)
    const packedLength = woff.readUInt32BE(from + 8)
    const length = woff.readUInt32BE(from + 12)
    const packed = woff.subarray(start, start + packedLength)
    const table = Buffer.alloc(Math.ceil(length / 4) * 4)
    ;(packedLength < length ? inflateSync(packed) : packed).copy(table)
    woff.copy(header, to, from, from + 4)
    woff.copy(header, to + 4, from + 16, from + 20)
    header.writeUInt32BE(offset, to + 8)
    header.writeUInt32BE(length, to + 12)
    tables.push(table)
    offset += table.length
  }
  return Buffer.concat([header, ...tables])
}
