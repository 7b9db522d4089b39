/**
 * A4 paper to draw on: pdfkit with the one typeface, whole lines of words, rules, and the bytes at the end. The same drawing
 * gives the same file. It is imported on demand, because it loads pdfkit: together they weigh more than all the rest.
 */
import PDFDocument from 'pdfkit'
import { readPaperFont } from './paper-font'
import { paperInk, paperLeft, paperRight, type PaperWords } from './paper-layout'

export interface Paper {
  readonly document: InstanceType<typeof PDFDocument>
  /** Whether the typeface has it. */
  readonly has: (codePoint: number) => boolean
  /** Writes and answers how high it became. */
  write(text: string, words: PaperWords): number
  /** How high it would become. */
  heightOf(text: string, words: Pick<PaperWords, 'width' | 'size'>): number
  rule(y: number): void
  finish(): Promise<Buffer>
}

export interface PaperFacts {
  readonly title: string
  readonly author: string
  readonly createdAtMs: number
}

const gapOf = (size: number): number => size * 0.25

const collect = (document: Paper['document']): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
    document.end()
  })

export const openPaper = async ({ title, author, createdAtMs }: PaperFacts): Promise<Paper> => {
  const font = await readPaperFont()
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    // Its standard fonts are files of their own; none of them is needed.
    font: '',
    // Kept until the end, so that each can say how many there are.
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: new Date(createdAtMs) },
  })
  document.font(font.bytes)
  const heightOf: Paper['heightOf'] = (text, { width, size = 12 }) => {
    document.fontSize(size)
    return document.heightOfString(text, { width, lineGap: gapOf(size) })
  }
  return {
    document,
    has: (codePoint) => font.has(codePoint),
    write(text, words) {
      const { x, y, width, size = 12, color = paperInk.ink, align = 'left', lines = 99 } = words
      document.fontSize(size).fillColor(color)
      const lineGap = gapOf(size)
      const height = lines * (document.currentLineHeight(true) + lineGap)
      document.text(text, x, y, { width, align, lineGap, height, ellipsis: '…' })
      return Math.min(height, heightOf(text, { width, size }))
    },
    heightOf,
    rule(y) {
      document.moveTo(paperLeft, y).lineTo(paperRight, y)
      document.lineWidth(0.5).strokeColor(paperInk.line).stroke()
    },
    finish: () => collect(document),
  }
}
