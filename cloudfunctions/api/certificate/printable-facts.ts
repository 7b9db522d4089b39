/**
 * Facts with every character that the font lacks replaced by 〓, as printers have always marked one, and a line that says
 * which it is, to be added by hand: a name must not stand there as an empty box.
 */
import type { CertificateFacts } from '../../../src/domain/certificate/certificate'

const noGlyph = '〓'

export interface PrintableFacts {
  readonly facts: CertificateFacts
  /** '〓：字库里没有的字 U+2A6D6，请手写补上。'; '' when everything can be printed. */
  readonly note: string
}

export const printableFacts = (
  facts: CertificateFacts,
  has: (codePoint: number) => boolean,
): PrintableFacts => {
  const lacking = new Set<string>()
  const printable = (text: string): string =>
    Array.from(text, (sign) => {
      const codePoint = sign.codePointAt(0) ?? 0
      if (has(codePoint)) return sign
      lacking.add(`U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`)
      return noGlyph
    }).join('')
  const printed: CertificateFacts = {
    ...facts,
    name: printable(facts.name),
    issuer: printable(facts.issuer),
    responsible: printable(facts.responsible),
    handler: printable(facts.handler),
    contact: printable(facts.contact),
    idNumber: printable(facts.idNumber),
    kinds: facts.kinds.map((sum) => ({
      ...sum,
      kind: printable(sum.kind),
      titles: sum.titles.map(printable),
    })),
  }
  const note =
    lacking.size === 0
      ? ''
      : `${noGlyph}：字库里没有的字（${[...lacking].join('、')}），请手写补上并盖章。`
  return { facts: printed, note }
}
