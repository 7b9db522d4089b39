/**
 * Makes Chinese text visible in screenshots on a machine without Chinese fonts: unpacks a web font from npm into
 * plain TrueType files and writes a fontconfig file that names their folder. Chromium reads no WOFF as a system font.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { inflateSync } from 'node:zlib'

const fontPackage = resolve('node_modules/@fontsource/noto-sans-sc/files')

/** All characters in the regular weight, the common 3,500 in bold; Chromium thickens a rarer one itself. */
const wantedFile = /-400-normal\.woff$|-(chinese-simplified|latin)-700-normal\.woff$/

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

/** Returns the path of the fontconfig file; the fonts are unpacked once into the given folder. */
export function prepareChineseFont(folder: string): string {
  const configFile = join(folder, 'fonts.conf')
  if (existsSync(configFile)) return configFile
  mkdirSync(join(folder, 'fonts'), { recursive: true })
  for (const file of readdirSync(fontPackage).filter((name) => wantedFile.test(name))) {
    const font = unpackWoff(readFileSync(join(fontPackage, file)))
    writeFileSync(join(folder, 'fonts', file.replace(/woff$/, 'ttf')), font)
  }
  writeFileSync(
    configFile,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fontconfig-cache')}</cachedir>
  <alias>
    <family>sans-serif</family>
    <prefer><family>DejaVu Sans</family><family>Noto Sans SC Thin</family></prefer>
  </alias>
</fontconfig>
`,
  )
  return configFile
}
