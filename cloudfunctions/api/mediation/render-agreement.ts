/**
 * The 人民调解协议书 in the form of the Ministry of Justice, with what the law wants named (人民调解法 29), ready to be signed:
 * what is not on file is a line to be filled in by hand. Of an oral agreement it is the register sheet that the mediator signs
 * (28). The same facts give the same file.
 */
import { startOfChinaDateMs, wholeDate } from '../../../src/domain/calendar'
import { sideNames, type Agreement, type Party } from '../../../src/domain/mediation/mediation'
import type { Paper } from '../paper/open-paper'
import {
  paperInk,
  paperLeft as left,
  paperWidth as width,
  type PaperWords,
} from '../paper/paper-layout'
import { createPrinter } from '../paper/printable'
import type { StoredMediation } from './mediation.repository'

interface AgreementPaper extends Pick<StoredMediation, 'mediation' | 'number'> {
  readonly agreement: Agreement
}

const bottom = 796
const top = 54

/** What is not known is written by hand. */
const blank = (text: string, length = 8): string => (text === '' ? '＿'.repeat(length) : text)

/** '姓名：沈慧琴', then a wide space, then the next one */
const entries = (...pairs: readonly (readonly [label: string, value: string])[]): string =>
  pairs.map(([label, value]) => `${label}：${value}`).join('\u3000')

const partyLines = ({ kind, representative, ...party }: Party): readonly string[] => {
  const { name, sex, ethnicGroup, age, occupation, phone, address } = party
  const agent =
    representative === null
      ? []
      : [
          entries(
            ['代理人', `${representative.name}（${representative.relation}）`],
            ['联系方式', blank(representative.phone)],
          ),
        ]
  if (kind === 'unit')
    return [
      entries(['单位名称', name]),
      entries(['联系方式', blank(phone)], ['地址', blank(address, 14)]),
      ...agent,
    ]
  const years = age === null ? '' : String(age)
  return [
    entries(
      ['姓名', name],
      ['性别', blank(sex, 2)],
      ['民族', blank(ethnicGroup, 3)],
      ['年龄', blank(years, 2)],
    ),
    entries(['职业或职务', blank(occupation, 6)], ['联系方式', blank(phone)]),
    entries(['单位或住址', blank(address, 18)]),
    ...agent,
  ]
}

interface Setting extends Pick<PaperWords, 'size' | 'color' | 'align'> {
  readonly indent?: number
}

/** Writes down the page, and goes on with the next one when it is full. */
class Column {
  private y = top

  constructor(
    private readonly paper: Paper,
    private readonly print: (text: string) => string,
  ) {}

  gap(points: number): void {
    this.y += points
  }

  /** So much has to stay together. */
  need(points: number): void {
    if (this.y + points <= bottom) return
    this.paper.document.addPage()
    this.y = top
  }

  line(text: string, set: Setting = {}): void {
    const { size = 12, color = paperInk.ink, indent = 0, align = 'left' } = set
    const printed = this.print(text)
    const words = { width: width - indent, size }
    // A line stays whole; a long text goes on over the page, sentence by sentence of its lines.
    this.need(Math.min(this.paper.heightOf(printed, words), bottom - top))
    this.y += this.paper.write(printed, { ...words, x: left + indent, y: this.y, color, align }) + 3
  }

  /** A heading and what was written, line by line as it was typed. */
  part(title: string, text: string): void {
    this.need(56)
    this.gap(7)
    this.line(title, { color: paperInk.faint, size: 11 })
    for (const line of text.split('\n'))
      for (const piece of pieces(line)) this.line(piece, { indent: 24 })
  }

  /** A paper that is signed says how many sheets it has. */
  numberPages(): void {
    const { document } = this.paper
    const { count } = document.bufferedPageRange()
    for (let page = 0; count > 1 && page < count; page++) {
      document.switchToPage(page)
      const words = { x: left, y: 812, width, size: 9, color: paperInk.faint }
      this.paper.write(`第 ${page + 1} 页，共 ${count} 页`, { ...words, align: 'center' })
    }
  }

  rule(): void {
    this.paper.rule(this.y)
    this.y += 12
  }
}

/** With the day on which it was signed. */
const signHere = `签名、盖章或按指印：${blank('', 10)}${'\u3000'.repeat(3)}年${'\u3000'.repeat(2)}月${'\u3000'.repeat(2)}日`

/** No piece is higher than a page. */
const pieces = (line: string): readonly string[] => line.match(/[\s\S]{1,400}/gu) ?? ['']

const signatures = (column: Column, { parties, mediators }: AgreementPaper['mediation']): void => {
  column.need(60)
  column.gap(14)
  for (const { side, name, representative } of parties) {
    column.need(44)
    const agent = representative === null ? '' : `（或代理人 ${representative.name}）`
    column.line(`${sideNames[side]} ${name}${agent}`)
    column.line(signHere, { indent: 24 })
    column.gap(4)
  }
  column.need(96)
  column.line(`人民调解员：${mediators.map(({ memberName }) => memberName).join('、')}`)
  column.line(entries(['签名', blank('', 10)], ['记录人签名', blank('', 10)]), { indent: 24 })
}

const law = {
  written: [
    '本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起具有法律约束力。',
    '认为有必要的，双方可以自协议生效之日起三十日内，共同向人民法院申请司法确认。',
    '调解不收任何费用。就协议的履行或者内容发生争议的，可以向人民法院提起诉讼。',
  ],
  oral: [
    '当事人认为不用制作协议书，由人民调解员记录协议内容；口头协议自达成之日起生效。',
    '认为有必要的，双方可以自协议生效之日起三十日内，共同向人民法院申请司法确认。调解不收任何费用。',
  ],
} as const

export const renderAgreement = async (
  { mediation, number, agreement }: AgreementPaper,
  street: string,
): Promise<Buffer> => {
  const isWritten = agreement.form === 'written'
  const title = isWritten ? '人民调解协议书' : '人民调解口头协议登记表'
  const { openPaper } = await import('../paper/open-paper')
  const createdAtMs = startOfChinaDateMs(agreement.agreedOn)
  const paper = await openPaper({ title: `${title} ${number}`, author: street, createdAtMs })
  const { print, note } = createPrinter(paper.has)
  const column = new Column(paper, print)
  column.line(title, { size: 26, color: paperInk.red, align: 'center' })
  const [year = '', running = ''] = number.split('-')
  column.line(`编号：（${year}）人调字第 ${Number(running)} 号`, {
    color: paperInk.faint,
    align: 'center',
  })
  column.gap(10)
  column.rule()
  for (const party of mediation.parties) {
    column.need(80)
    column.line(sideNames[party.side], { color: paperInk.faint, size: 11 })
    for (const line of partyLines(party)) column.line(line, { indent: 24 })
  }
  column.rule()
  column.part('纠纷主要事实、争议事项', agreement.facts)
  column.part('经调解，双方自愿达成如下协议', agreement.terms)
  const until = agreement.performBy === '' ? '当场履行' : `${wholeDate(agreement.performBy)}前`
  column.part('履行协议的方式、时限', `${agreement.performance}\n时限：${until}`)
  if (isWritten) {
    const copies = mediation.parties.length + 1
    column.line(`本协议一式 ${copies} 份，当事人、人民调解委员会各持一份。`, { indent: 24 })
    signatures(column, mediation)
  } else {
    column.gap(16)
    column.need(80)
    column.line(`人民调解员：${mediation.mediators.map(({ memberName }) => memberName).join('、')}`)
    column.line(entries(['签名', blank('', 10)]), { indent: 24 })
  }
  column.line(`（${street}人民调解委员会印章）`, { color: paperInk.faint, align: 'right' })
  column.line(`达成协议：${wholeDate(agreement.agreedOn)}`, { align: 'right' })
  column.gap(8)
  for (const line of law[agreement.form]) column.line(line, { size: 9.5, color: paperInk.faint })
  if (note() !== '') column.line(note(), { size: 9.5, color: paperInk.faint })
  column.numberPages()
  return paper.finish()
}
