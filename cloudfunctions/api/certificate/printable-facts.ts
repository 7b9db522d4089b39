/** The facts of a certificate as they can be printed, and a line about every character that the font lacks. */
import type { CertificateFacts } from '../../../src/domain/certificate/certificate'
import { createPrinter } from '../paper/printable'

export interface PrintableFacts {
  readonly facts: CertificateFacts
  /** '' when everything can be printed. */
  readonly note: string
}

export const printableFacts = (
  facts: CertificateFacts,
  has: (codePoint: number) => boolean,
): PrintableFacts => {
  const { print, note } = createPrinter(has)
  const printed: CertificateFacts = {
    ...facts,
    name: print(facts.name),
    issuer: print(facts.issuer),
    responsible: print(facts.responsible),
    handler: print(facts.handler),
    contact: print(facts.contact),
    idNumber: print(facts.idNumber),
    kinds: facts.kinds.map((sum) => ({
      ...sum,
      kind: print(sum.kind),
      titles: sum.titles.map(print),
    })),
  }
  return { facts: printed, note: note() }
}
