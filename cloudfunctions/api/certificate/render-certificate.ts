/**
 * The paper: one A4 page that states the facts and nothing else, with a QR code by which anybody can see that it is
 * genuine. The same facts give the same file. It is imported on demand, because it loads pdfkit.
 */
import PDFDocument from 'pdfkit'
import { encode } from 'uqr'
import { hoursText, type CertificateFacts } from '../../../src/domain/certificate/certificate'
import { startOfChinaDateMs } from '../../../src/domain/calendar'
import { readCertificateFont } from './certificate-font'
import { printableFacts } from './printable-facts'

const ink = '#1f1b16'
const faint = '#6d655c'
const red = '#a5352a'
const line = '#b8aa9a'

/** Points. The paper is 595 wide and 842 high. */
const left = 64
const right = 531
const width = right - left

/** The page of the H5 app that checks a code, or the code itself where no address is known. */
export const checkText = (publicUrl: string, code: string): string =>
  publicUrl === '' ? code : `${publicUrl}/#/packages/volunteer/pages/certificate/index?code=${code}`

const spokenDay = (date: string): string =>
  `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

/** Two lines of two groups, as one types them. */
const inFives = (code: string): string =>
  `${code.slice(0, 5)} ${code.slice(5, 10)}\n${code.slice(10, 15)} ${code.slice(15)}`

type Paper = InstanceType<typeof PDFDocument>

interface Words {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size?: number
  readonly color?: string
  readonly align?: 'left' | 'center' | 'right'
  /** What is longer ends with …; else as many as it takes. */
  readonly lines?: number
}

/** Writes and answers how high it became. */
const write = (paper: Paper, text: string, words: Words): number => {
  const { x, y, size = 12, color = ink, align = 'left', lines = 99 } = words
  paper.fontSize(size).fillColor(color)
  const lineGap = size * 0.25
  const height = lines * (paper.currentLineHeight(true) + lineGap)
  const options = { width: words.width, align, lineGap, height, ellipsis: '…' }
  paper.text(text, x, y, options)
  return Math.min(height, paper.heightOfString(text, { width: words.width, lineGap }))
}

const rule = (paper: Paper, y: number): void => {
  paper.moveTo(left, y).lineTo(right, y).lineWidth(0.5).strokeColor(line).stroke()
}

const drawFrame = (paper: Paper): void => {
  paper.rect(30, 30, 535, 782).lineWidth(1.6).strokeColor(red).stroke()
  paper.rect(36, 36, 523, 770).lineWidth(0.5).strokeColor(red).stroke()
}

const drawHead = (paper: Paper, { number }: CertificateFacts): void => {
  write(paper, '志 愿 服 务 证 明', {
    x: left,
    y: 72,
    width,
    size: 30,
    color: red,
    align: 'center',
  })
  write(paper, `证明编号：${number}`, { x: left, y: 124, width, color: faint, align: 'center' })
}

const period = ({ fromDate, toDate }: CertificateFacts): string =>
  `${spokenDay(fromDate)}至${spokenDay(toDate)}`

/** Label and value; one or two of them share a row. */
const drawPerson = (paper: Paper, facts: CertificateFacts, top: number): number => {
  const rows: readonly (readonly (readonly [label: string, value: string])[])[] = [
    [
      ['姓名', facts.name],
      ['志愿者编号', facts.volunteerNumber],
    ],
    [
      ['证件类型', facts.idType],
      ['证件号码', facts.idNumber],
    ],
    [['服务期间', period(facts)]],
    [['服务时长', `${hoursText(facts.minutes)}（${facts.times} 次）`]],
  ]
  let y = top
  rule(paper, y)
  for (const row of rows) {
    const heights = row.map(([label, value], column) => {
      const x = left + (column * width) / 2
      write(paper, label, { x: x + 6, y: y + 9, width: 66, size: 11, color: faint })
      return write(paper, value, { x: x + 74, y: y + 8, width: width / row.length - 80 })
    })
    y += Math.max(...heights) + 12
    rule(paper, y)
  }
  return y
}

/** Where each column begins, and how wide it is. */
const columns = { kind: [6, 92], titles: [102, 224], times: [330, 44], hours: [378, 86] } as const

/** With few kinds there is room for two lines of each. */
const linesOfEach = (kinds: number): number => (kinds > 5 ? 1 : 2)

const drawServices = (paper: Paper, facts: CertificateFacts, top: number): void => {
  const lines = linesOfEach(facts.kinds.length)
  const at = (column: keyof typeof columns, y: number) => ({
    x: left + columns[column][0],
    y,
    width: columns[column][1],
    size: 11,
    lines,
    ...(column === 'times' || column === 'hours' ? { align: 'right' as const } : {}),
  })
  let y = top
  const heads = { kind: '服务类别', titles: '服务内容', times: '次数', hours: '时长' } as const
  for (const column of ['kind', 'titles', 'times', 'hours'] as const)
    write(paper, heads[column], { ...at(column, y), color: faint })
  y += 20
  rule(paper, y)
  for (const sum of facts.kinds) {
    const height = Math.max(
      write(paper, sum.kind, at('kind', y + 6)),
      write(paper, `${sum.titles.join('、')}${sum.more ? '等' : ''}`, at('titles', y + 6)),
      write(paper, `${sum.times}`, at('times', y + 6)),
      write(paper, hoursText(sum.minutes), at('hours', y + 6)),
    )
    y += height + 8
    rule(paper, y)
  }
}

/** Vector modules without seams; the white around them is the paper's own. */
const drawQr = (paper: Paper, text: string, { x, y }: { x: number; y: number }): void => {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const module = 92 / size
  data.forEach((row, rowAt) =>
    row.forEach((dark, columnAt) => {
      if (dark) paper.rect(x + columnAt * module, y + rowAt * module, module, module)
    }),
  )
  paper.fillColor('#000000').fill()
}

const drawCheck = (paper: Paper, facts: CertificateFacts, publicUrl: string): void => {
  drawQr(paper, checkText(publicUrl, facts.code), { x: left, y: 654 })
  const how =
    publicUrl === ''
      ? '打开“连心”小程序的“查验证明”，扫码或输入验证码。'
      : '扫码查验真伪，或在“连心”的“查验证明”里输入验证码。'
  const beside = { x: left + 104, width: 132, size: 9, color: faint }
  write(paper, how, { ...beside, y: 664 })
  write(paper, '验证码', { ...beside, y: 704 })
  write(paper, inFives(facts.code), { ...beside, y: 718, size: 10, color: ink })
}

/** Who stands for it. The seal is put on by hand: its place is drawn. */
const drawIssuer = (paper: Paper, facts: CertificateFacts): void => {
  const half = width / 2
  write(paper, `负责人：${facts.responsible}`, { x: left + 6, y: 596, width: half - 12 })
  write(paper, `经办人：${facts.handler}`, { x: left + half, y: 596, width: half - 6 })
  write(paper, `联系方式：${facts.contact}`, { x: left + 6, y: 620, width: width - 12 })
  const under = { x: 322, width: right - 322, align: 'center' as const }
  write(paper, `出具单位：${facts.issuer}`, { ...under, y: 668 })
  write(paper, '（盖章处）', { ...under, y: 696, size: 11, color: faint })
  write(paper, spokenDay(facts.issuedOn), { ...under, y: 724 })
}

const drawFoot = (paper: Paper, note: string): void => {
  rule(paper, 764)
  write(
    paper,
    `${note}依据《志愿服务条例》和《志愿服务记录与证明出具办法（试行）》出具；时长经公示入账，不含往返路途。涂改无效。`,
    { x: left, y: 770, width, size: 8.5, color: faint },
  )
}

const collect = (paper: Paper): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    paper.on('data', (chunk: Buffer) => chunks.push(chunk))
    paper.on('end', () => resolve(Buffer.concat(chunks)))
    paper.on('error', reject)
    paper.end()
  })

/** @param publicUrl where the H5 app is reached; '' when that is not known. */
export const renderCertificate = async (
  stated: CertificateFacts,
  publicUrl: string,
): Promise<Buffer> => {
  const font = await readCertificateFont()
  const { facts, note } = printableFacts(stated, (codePoint) => font.has(codePoint))
  const paper = new PDFDocument({
    size: 'A4',
    margin: 0,
    // Its standard fonts are files of their own; none of them is needed.
    font: '',
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: `志愿服务证明 ${facts.number}`,
      Author: facts.issuer,
      CreationDate: new Date(startOfChinaDateMs(facts.issuedOn)),
    },
  })
  paper.font(font.bytes)
  drawFrame(paper)
  drawHead(paper, facts)
  const personEnd = drawPerson(paper, facts, 158)
  const sentence = `兹证明${facts.name}于${period(facts)}参加志愿服务 ${facts.times} 次，服务时长共 ${hoursText(facts.minutes)}，服务内容如下：`
  const sentenceHeight = write(paper, sentence, { x: left, y: personEnd + 14, width })
  drawServices(paper, facts, personEnd + sentenceHeight + 24)
  drawIssuer(paper, facts)
  drawCheck(paper, facts, publicUrl)
  drawFoot(paper, note)
  return collect(paper)
}
