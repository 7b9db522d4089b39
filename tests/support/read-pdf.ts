/**
 * Reads back what a reader of a PDF would see: the text by its ToUnicode maps, the embedded fonts, the page. Knows as much
 * of ISO 32000 as pdfkit writes: flate streams, glyphs of two bytes, bfrange lists.
 */
import { inflateSync } from 'node:zlib'

export interface ReadPdf {
  /** Everything written, in the order in which it was, without spaces at line ends. */
  readonly text: string
  /** Each with how far it stands above the foot of the page, in points. */
  readonly lines: readonly { readonly text: string; readonly y: number }[]
  readonly pages: number
  /** 'ABCDEF+Name' is a subset. */
  readonly fontNames: readonly string[]
  /** The embedded font files. */
  readonly fonts: readonly Buffer[]
}

const streamsOf = (bytes: Buffer): readonly { readonly head: string; readonly data: Buffer }[] => {
  const text = bytes.toString('latin1')
  return [...text.matchAll(/\d+ 0 obj\n(<<[\s\S]*?>>)\nstream\n/g)].map((found) => {
    const head = found[1] ?? ''
    const from = found.index + found[0].length
    const length = Number(/\/Length (\d+)/.exec(head)?.[1])
    const data = bytes.subarray(from, from + length)
    return { head, data: head.includes('/FlateDecode') ? inflateSync(data) : data }
  })
}

const unicodeOf = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

const readMap = (cmap: string): ReadonlyMap<string, string> => {
  const map = new Map<string, string>()
  for (const [, from = '', , list = ''] of cmap.matchAll(
    /<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi,
  )) {
    ;[...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], offset) => {
      const glyph = (parseInt(from, 16) + offset).toString(16).padStart(4, '0')
      map.set(glyph, unicodeOf(hex.replaceAll(' ', '')))
    })
  }
  return map
}

const linesOf = (content: string, map: ReadonlyMap<string, string>): ReadPdf['lines'] =>
  [...content.matchAll(/1 0 0 1 \S+ (\S+) Tm\n[^[]*\[([^\]]*)\] TJ/g)].map(([, y, parts = '']) => ({
    text: [...parts.matchAll(/<([0-9a-f]+)>/gi)]
      .flatMap(([, hex = '']) => hex.toLowerCase().match(/.{4}/g) ?? [])
      .map((glyph) => map.get(glyph) ?? '\ufffd')
      .join(''),
    y: Number(y),
  }))

export const readPdf = (bytes: Buffer): ReadPdf => {
  const plain = bytes.toString('latin1')
  const streams = streamsOf(bytes)
  const cmaps = streams.filter(({ data }) => data.includes('begincmap'))
  if (cmaps.length !== 1) throw new Error(`Knows papers in one font, not in ${cmaps.length}.`)
  const map = readMap(cmaps[0]?.data.toString('latin1') ?? '')
  const contents = streams.filter(({ data }) => data.includes(' TJ'))
  const lines = contents.flatMap(({ data }) => linesOf(data.toString('latin1'), map))
  return {
    text: lines.map(({ text }) => text).join('\n'),
    lines,
    pages: plain.match(/\/Type \/Page\n/g)?.length ?? 0,
    fontNames: [...plain.matchAll(/\/FontName \/(\S+)/g)].map(([, name = '']) => name),
    fonts: streams
      .filter(({ data }) => /^(?:true|\0\u0001\0\0)/.test(data.toString('latin1', 0, 4)))
      .map(({ data }) => data),
  }
}
