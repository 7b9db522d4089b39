/**
 * A volunteer's own code as a card to be cut out, for who has no phone: the leader scans it on coming and on going, also
 * without a signal. Twice on the paper: one to carry, one for the drawer.
 */
import { drawQr } from '../paper/draw-qr'
import { paperInk, paperLeft as left, paperWidth as width } from '../paper/paper-layout'
import { createPrinter } from '../paper/printable'

export interface CodePaper {
  readonly name: string
  readonly number: string
  readonly code: string
}

/** Points: the size of a pack of cards, large enough to be scanned in a hurry. */
const cardHeight = 226
const codeSide = 170
const cardTops = [120, 376] as const

/** @param street who gives it out. */
export const renderCodePaper = async (card: CodePaper, street: string): Promise<Buffer> => {
  const { openPaper } = await import('../paper/open-paper')
  const title = `志愿者码 ${card.number}`
  // No date: the same volunteer gives the same file.
  const paper = await openPaper({ title, author: street, createdAtMs: 0 })
  const { print, note } = createPrinter(paper.has)
  const whole = { x: left, width, align: 'center' as const }
  paper.write('志愿者码', { ...whole, y: 56, size: 30, color: paperInk.red })
  for (const top of cardTops) {
    paper.document.rect(left, top, width, cardHeight)
    paper.document.lineWidth(0.8).dash(4, { space: 3 }).strokeColor(paperInk.line).stroke()
    paper.document.undash()
    const codeTop = top + (cardHeight - codeSide) / 2
    drawQr(paper, card.code, { x: left + 28, y: codeTop, side: codeSide })
    const words = { x: left + codeSide + 56, width: width - codeSide - 76 }
    paper.write(print(card.name), { ...words, y: codeTop + 4, size: 30, lines: 2 })
    paper.write(`编号 ${card.number}`, { ...words, y: codeTop + 84, size: 13 })
    paper.write('来的时候、走的时候，都请活动负责人扫这个码。', {
      ...{ ...words, y: codeTop + 110, size: 13, lines: 3 },
    })
    paper.write(print(street), { ...words, y: codeTop + 156, size: 11, color: paperInk.faint })
  }
  const hints = [
    '沿虚线剪下，一张随身带，一张留底。不用手机，没有信号也能扫。',
    '码只用来签到签退，请活动负责人认人再扫。',
    note(),
  ].filter((hint) => hint !== '')
  let y = 636
  for (const hint of hints) y += paper.write(hint, { x: left, width, y, size: 13 }) + 10
  return paper.finish()
}
