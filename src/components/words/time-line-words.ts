/** A line of a statement as one would say it to an elder: '帮王奶奶陪诊', '送给王小妹'. */
import { chinaDate } from '../../domain/calendar'
import { minutesWords } from '../../domain/minutes-words'
import { transferKindWords } from '../../domain/time-bank-labels'
import type { TransferKind, TransferPhase } from '../../domain/time-bank/ledger'
import { monthDay } from './date-words'

/** What is said of a line of a statement. */
interface SpokenLine {
  readonly kind: TransferKind
  readonly phase: TransferPhase
  readonly minutes: number
  readonly heldMinutes: number
  readonly otherName: string
  readonly what: string
  readonly forName: string
  readonly words: string
  readonly corrects?: { readonly kind: TransferKind; readonly atMs: number }
}

/** A donation that waits is one to a wish: others are given at once. */
const toWish = '捐给众筹微心愿'

const heldForWords = ({ kind, what, otherName }: SpokenLine): string => {
  if (kind === 'gift') return `送给${otherName || '家人'}`
  return kind === 'donation' ? toWish : `兑换${what || '服务'}`
}

const heldWords = (line: SpokenLine): string => {
  const { kind, phase, words } = line
  const about = heldForWords(line)
  if (phase === 'pending') return `${about}，先留着`
  if (phase === 'expire') return `${about}，到期退回`
  return kind === 'gift' && words !== '' ? `${about}，退回：${words}` : `${about}，退回`
}

const redeemWords = ({ minutes, what, forName, otherName }: SpokenLine): string =>
  minutes > 0
    ? `帮${forName || otherName || '邻居'}${what}`
    : `${otherName || '志愿者'}来${what || '帮忙'}`

/** ' 3月2日“清扫楼道”', ' 3月2日的赠送': which line of the same statements it is about. */
const correctedWords = ({ corrects, what }: SpokenLine): string =>
  corrects
    ? ` ${monthDay(chinaDate(corrects.atMs))}${what === '' ? `的${transferKindWords[corrects.kind]}` : `“${what}”`}`
    : ''

/** What happened, without how much. */
export const lineWords = (line: SpokenLine): string => {
  const { kind, phase, minutes, otherName, what, words } = line
  if (minutes === 0) return heldWords(line)
  const isIn = minutes > 0
  switch (kind) {
    case 'issue':
      return what === '' ? '志愿服务' : `参加“${what}”`
    case 'opening':
      return '以前存下的时间'
    case 'gift':
      return isIn ? `${otherName || '家人'}送来的` : `送给${otherName || '家人'}`
    case 'donation':
      return phase === 'post' ? toWish : '捐给社区'
    case 'redeem':
      return redeemWords(line)
    case 'inheritance':
      return isIn ? `继承${otherName}的时间` : '已按继承转出'
    case 'over-cap':
      return isIn ? '退回超过上限的时间' : '超过上限，转给社区'
    default:
      return [`更正${correctedWords(line)}`, words].filter((part) => part !== '').join('：')
  }
}

/** '+2 小时', '−45 分'; what is only kept aside has no sign. */
export const amountWords = ({ minutes, heldMinutes }: SpokenLine): string => {
  if (minutes === 0) return minutesWords(Math.abs(heldMinutes))
  return `${minutes > 0 ? '+' : '−'}${minutesWords(Math.abs(minutes))}`
}
