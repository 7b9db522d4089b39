/** What the caller and the relatives read in the largest type that there is: who comes, and how soon. */
import { chinaClock } from '../../domain/calendar'
import { helpOutcomeNames } from '../../domain/help/help-call'
import type { HelpCallView, HelpEventLine } from '../../protocol/help'

/** '李网格去不了。' above who is called instead; '' in the first round, and when the caller pressed anew. */
const goneWords = (events: readonly HelpEventLine[]): string => {
  const begins: readonly HelpEventLine['kind'][] = ['overdue', 'passed-on', 'pressed-anew']
  const gone = [...events].reverse().find(({ kind }) => begins.includes(kind))
  if (!gone || gone.kind === 'pressed-anew') return ''
  return `${gone.byName}${gone.kind === 'overdue' ? '没有按时到' : '去不了'}。`
}

export const standingWords = (call: HelpCallView): readonly [large: string, small: string] => {
  const { state, round, responder, outcome, events } = call
  if (state === 'ended') return ['呼叫已结束', outcome ? helpOutcomeNames[outcome] : '']
  if (responder && state === 'arrived') return [`${responder.name}已经到了`, '']
  if (responder?.isReminded) return [`正在催${responder.name}`, '说好的时间到了，再等不到就叫别人']
  if (responder)
    return [
      `${responder.name}马上来`,
      `大约 ${responder.minutes} 分钟到（${chinaClock(responder.atMs + responder.minutes * 60_000)} 前）`,
    ]
  const alerted = events
    .filter((one) => one.kind === 'alerted' && one.round === round)
    .map(({ regionName }) => regionName)
  const told = alerted.length === 0 ? '这里现在没有人值班' : `已通知 ${alerted.join('、')}`
  return ['正在叫人', `${goneWords(events)}${told}${call.relativesTold ? '，也告诉了家属' : ''}`]
}
