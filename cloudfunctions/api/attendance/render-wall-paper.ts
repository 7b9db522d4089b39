/**
 * The paper for the wall: what for, when and where, large enough to be read from the door, and the codes that are scanned on
 * coming and on going. The same shift gives the same file.
 */
import { wallCodeText } from '../../../src/domain/attendance/gate-code'
import { chinaClock, chinaDate, wholeDate } from '../../../src/domain/calendar'
import { drawQr } from '../paper/draw-qr'
import { paperInk, paperLeft as left, paperWidth as width } from '../paper/paper-layout'
import { createPrinter } from '../paper/printable'
import type { ShiftOnFile } from './attendance.repository'

export interface WallPaper extends Pick<
  ShiftOnFile,
  'title' | 'place' | 'startsAtMs' | 'endsAtMs'
> {
  readonly wallCode: string
  /** The 小程序码; null where WeChat has drawn none. */
  readonly picture: Buffer | null
}

const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'] as const

/** '2026年11月22日 星期日 8:00 至 11:30' */
const whenWords = ({ startsAtMs, endsAtMs }: WallPaper): string => {
  const date = chinaDate(startsAtMs)
  const until = chinaDate(endsAtMs)
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''
  const end = until === date ? chinaClock(endsAtMs) : `${wholeDate(until)} ${chinaClock(endsAtMs)}`
  return `${wholeDate(date)} ${weekday} ${chinaClock(startsAtMs)} 至 ${end}`
}

const paperMiddle = left + width / 2
const codeSide = 270
const pictureSide = 215
const codeTop = 296

/** @param street who gives it out. */
export const renderWallPaper = async (wall: WallPaper, street: string): Promise<Buffer> => {
  const { openPaper } = await import('../paper/open-paper')
  const title = `签到签退 ${wall.title}`
  const paper = await openPaper({ title, author: street, createdAtMs: wall.startsAtMs })
  const { print, note } = createPrinter(paper.has)
  const whole = { x: left, width, align: 'center' as const }
  paper.write('签到 · 签退', { ...whole, y: 64, size: 40, color: paperInk.red })
  const heading = { ...whole, y: 138, size: 26, lines: 2 }
  const below = 138 + paper.write(print(wall.title), heading) + 14
  paper.write(whenWords(wall), { ...whole, y: below, size: 16 })
  paper.write(print(wall.place), { ...whole, y: below + 28, size: 16, lines: 2 })

  const { picture } = wall
  const side = picture === null ? codeSide : pictureSide
  const first = picture === null ? paperMiddle - side / 2 : left
  const under = { y: codeTop + side + 14, size: 13, align: 'center' as const, width: side + 20 }
  drawQr(paper, wallCodeText(wall.wallCode), { x: first, y: codeTop, side })
  paper.write('在“连心”小程序的“签到签退”里扫', { ...under, x: first - 10 })
  if (picture !== null) {
    const second = left + width - side
    paper.document.image(picture, second, codeTop, { fit: [side, side] })
    paper.write('用微信“扫一扫”直接扫', { ...under, x: second - 10 })
  }
  paper.rule(636)
  const steps = [
    '来的时候扫一次，走的时候再扫一次。',
    `没有信号也能扫：在“连心”里扫${picture === null ? '' : '左边的方码'}，手机先记下，过后自己送出。`,
    '手机不在身边，请活动负责人在名单里点名。',
  ]
  let y = 652
  for (const step of steps) y += paper.write(step, { x: left, width, y, size: 16 }) + 10
  const foot = `${note()}只在这一班前后有效。${street}`
  paper.write(print(foot), { ...whole, y: 770, size: 10, color: paperInk.faint })
  return paper.finish()
}
