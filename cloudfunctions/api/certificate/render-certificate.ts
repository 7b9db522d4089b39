/**
 * The paper: one A4 page that states the facts and nothing else, with a QR code by which anybody can see that it is
 * genuine. The same facts give the same file.
 */
import { hoursText, type CertificateFacts } from '../../../src/domain/certificate/certificate'
import { startOfChinaDateMs, wholeDate } from '../../../src/domain/calendar'
import { drawQr } from '../paper/draw-qr'
import type { Paper } from '../paper/open-paper'
import {
  paperInk,
  paperLeft as left,
  paperRight as right,
  paperWidth as width,
} from '../paper/paper-layout'
import { printableFacts } from './printable-facts'

const { red, faint, ink } = paperInk

/** The page of the H5 app that checks a code, or where no address is known, words that say where to check it. */
export const checkText = (publicUrl: string, code: string): string =>
  publicUrl === ''
    ? `请在微信里打开“连心”小程序的“查验证明”，验证码:${code}`
    : `${publicUrl}/#/packages/volunteer/pages/certificate/index?code=${code}`

/** Two lines of two groups, as one types them. */
const inFives = (code: string): string =>
  `${code.slice(0, 5)} ${code.slice(5, 10)}\n${code.slice(10, 15)} ${code.slice(15)}`

const drawFrame = ({ document }: Paper): void => {
  document.rect(30, 30, 535, 782).lineWidth(1.6).strokeColor(red).stroke()
  document.rect(36, 36, 523, 770).lineWidth(0.5).strokeColor(red).stroke()
}

const drawHead = (paper: Paper, { number }: CertificateFacts): void => {
  paper.write('志 愿 服 务 证 明', {
    x: left,
    y: 72,
    width,
    size: 30,
    color: red,
    align: 'center',
  })
  paper.write(`证明编号：${number}`, { x: left, y: 124, width, color: faint, align: 'center' })
}

const period = ({ fromDate, toDate }: CertificateFacts): string =>
  `${wholeDate(fromDate)}至${wholeDate(toDate)}`

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
  paper.rule(y)
  for (const row of rows) {
    const heights = row.map(([label, value], column) => {
      const x = left + (column * width) / 2
      paper.write(label, { x: x + 6, y: y + 9, width: 66, size: 11, color: faint })
      return paper.write(value, { x: x + 74, y: y + 8, width: width / row.length - 80 })
    })
    y += Math.max(...heights) + 12
    paper.rule(y)
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
    paper.write(heads[column], { ...at(column, y), color: faint })
  y += 20
  paper.rule(y)
  for (const sum of facts.kinds) {
    const height = Math.max(
      paper.write(sum.kind, at('kind', y + 6)),
      paper.write(
        `${sum.titles.join('、') || sum.kind}${sum.more ? '等' : ''}`,
        at('titles', y + 6),
      ),
      paper.write(`${sum.times}`, at('times', y + 6)),
      paper.write(hoursText(sum.minutes), at('hours', y + 6)),
    )
    y += height + 8
    paper.rule(y)
  }
}

interface Way {
  readonly publicUrl: string
  readonly picture: Buffer | null
}

/** What leads to the check: an address, a 小程序码, or words; what it is scanned with, and the other way. */
const drawCheck = (paper: Paper, { code }: CertificateFacts, { publicUrl, picture }: Way): void => {
  const square = { x: left, y: 654, side: 92 }
  const beside = { x: left + 104, width: 132, size: 9, color: faint }
  const under = { x: left - 8, y: 749, width: 108, size: 9, color: faint, align: 'center' as const }
  const byHand = '在“连心”的“查验证明”里输入验证码。'
  if (publicUrl === '' && picture !== null) {
    paper.document.image(picture, square.x, square.y, { fit: [square.side, square.side] })
    paper.write('用微信“扫一扫”查验', under)
    paper.write(`扫码查验真伪，或${byHand}`, { ...beside, y: 664 })
  } else {
    drawQr(paper, checkText(publicUrl, code), square)
    const how =
      publicUrl === ''
        ? '打开“连心”小程序的“查验证明”，扫码或输入验证码。'
        : `扫码查验真伪，或${byHand}`
    paper.write(how, { ...beside, y: 664 })
  }
  paper.write('验证码', { ...beside, y: 704 })
  paper.write(inFives(code), { ...beside, y: 718, size: 10, color: ink })
}

/** Who stands for it. The seal is put on by hand: its place is drawn. */
const drawIssuer = (paper: Paper, facts: CertificateFacts): void => {
  const half = width / 2
  paper.write(`负责人：${facts.responsible}`, { x: left + 6, y: 596, width: half - 12 })
  paper.write(`经办人：${facts.handler}`, { x: left + half, y: 596, width: half - 6 })
  paper.write(`联系方式：${facts.contact}`, { x: left + 6, y: 620, width: width - 12 })
  const under = { x: 322, width: right - 322, align: 'center' as const }
  const issuer = `出具单位：${facts.issuer}`
  // A full name takes two lines or three: it grows upwards, and leaves the place of the seal free.
  const more = paper.heightOf(issuer, under) - paper.heightOf('一', under)
  paper.write(issuer, { ...under, y: 668 - more })
  paper.write('（盖章处）', { ...under, y: 696, size: 11, color: faint })
  paper.write(wholeDate(facts.issuedOn), { ...under, y: 724 })
}

const drawFoot = (paper: Paper, note: string): void => {
  paper.rule(764)
  paper.write(
    `${note}依据《志愿服务条例》和《志愿服务记录与证明出具办法（试行）》出具；时长经公示入账，不含往返路途。涂改无效。`,
    { x: left, y: 770, width, size: 8.5, color: faint },
  )
}

/**
 * @param publicUrl where the H5 app is reached; '' when that is not known.
 * @param picture the 小程序码 that stands in for the address; null where WeChat drew none.
 */
export const renderCertificate = async (
  stated: CertificateFacts,
  publicUrl: string,
  picture: Buffer | null = null,
): Promise<Buffer> => {
  const { openPaper } = await import('../paper/open-paper')
  const paper = await openPaper({
    title: `志愿服务证明 ${stated.number}`,
    author: stated.issuer,
    createdAtMs: startOfChinaDateMs(stated.issuedOn),
  })
  const { facts, note } = printableFacts(stated, paper.has)
  drawFrame(paper)
  drawHead(paper, facts)
  const personEnd = drawPerson(paper, facts, 158)
  const sentence = `兹证明${facts.name}于${period(facts)}参加志愿服务 ${facts.times} 次，服务时长共 ${hoursText(facts.minutes)}，服务内容如下：`
  const sentenceHeight = paper.write(sentence, { x: left, y: personEnd + 14, width })
  drawServices(paper, facts, personEnd + sentenceHeight + 24)
  drawIssuer(paper, facts)
  drawCheck(paper, facts, { publicUrl, picture })
  drawFoot(paper, note)
  return paper.finish()
}
