/** A help call in words, for lists and banners. */
import { helpOutcomeNames, helpStateNames } from '../../domain/help/help-call'
import type { HelpCallLine } from '../../application'

/** '1幢101 沈*琴' */
export const whoCalls = ({ door, name }: Pick<HelpCallLine, 'door' | 'name'>): string =>
  `${door} ${name}`

/** '▲ 正在呼叫，还没有人应答', '● 李网格负责，约 10 分钟到' */
export const howItStands = (call: HelpCallLine): string => {
  const { state, round, responder, outcome } = call
  if (state === 'calling')
    return `▲ ${helpStateNames.calling}，${round > 1 ? '又在叫人，还没有人来' : '还没有人应答'}`
  if (state === 'ended') return `– ${outcome ? helpOutcomeNames[outcome] : helpStateNames.ended}`
  const who = responder?.isSelf ? '您' : (responder?.name ?? '')
  if (state === 'arrived') return `● ${who}已经到了`
  if (responder?.isReminded) return `▲ ${who}说好的时间到了，还没说到`
  return `● ${who}负责，约 ${responder?.minutes ?? 0} 分钟到`
}

export const drillWords = ({ isDrill, isLate }: Pick<HelpCallLine, 'isDrill' | 'isLate'>): string =>
  [isDrill ? '演练' : '', isLate ? '当时没有网络，后来才发出' : ''].filter(Boolean).join(' · ')

/** '3 秒前看过' */
export const freshWords = (seenAtMs: number, nowMs: number): string => {
  if (seenAtMs === 0) return '还没有连上'
  const seconds = Math.max(0, Math.round((nowMs - seenAtMs) / 1000))
  return seconds < 60 ? `${seconds} 秒前看过` : `${Math.floor(seconds / 60)} 分钟前看过`
}
