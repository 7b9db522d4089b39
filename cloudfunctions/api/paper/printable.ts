/**
 * Texts with every character that the font lacks replaced by 〓, as printers have always marked one, and a line that says
 * which it is, to be added by hand: a name must not stand there as an empty box.
 */
const noGlyph = '〓'

export interface Printer {
  readonly print: (text: string) => string
  /** '〓：字库里没有的字（U+2A6D6），请手写补上并盖章。'; '' while everything could be printed. */
  readonly note: () => string
}

export const createPrinter = (has: (codePoint: number) => boolean): Printer => {
  const lacking = new Set<string>()
  return {
    print: (text) =>
      Array.from(text, (sign) => {
        const codePoint = sign.codePointAt(0) ?? 0
        // A line break is drawn as one.
        if (sign === '\n' || has(codePoint)) return sign
        lacking.add(`U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`)
        return noGlyph
      }).join(''),
    note: () =>
      lacking.size === 0
        ? ''
        : `${noGlyph}：字库里没有的字（${[...lacking].join('、')}），请手写补上并盖章。`,
  }
}
