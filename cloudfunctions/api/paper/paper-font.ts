/**
 * The one typeface of what is printed: 霞鹜文楷, a regular script as certificates are set in, with all of GBK and the rarer
 * characters of names (㛃, 𬭎). It stands beside the bundled function (scripts/bundle.mjs), else in the checkout.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { create } from 'fontkit'
import { unpackWoff } from './unpack-woff'

const fontFile = 'lxgw-wenkai-latin-500-normal.woff'
const fontPackage = 'node_modules/@fontsource/lxgw-wenkai/files'

/** The bundle for a checkout is an ES module, which has no __dirname. */
const places = [
  ...(typeof __dirname === 'string' ? [join(__dirname, fontFile)] : []),
  join(process.cwd(), fontPackage, fontFile),
]

export interface PaperFont {
  readonly bytes: Buffer
  has(codePoint: number): boolean
}

/** 17 MB, read anew for each paper: they are rare, and an instance of the function is small. */
export const readPaperFont = async (): Promise<PaperFont> => {
  const path = places.find(existsSync)
  if (path === undefined) throw new Error(`The font ${fontFile} is missing.`)
  const bytes = unpackWoff(await readFile(path))
  const font = create(bytes)
  return { bytes, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) }
}
