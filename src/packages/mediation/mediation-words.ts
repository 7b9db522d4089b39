/** What mediations are told in on screens: how each stands, and what comes next; each state with a shape beside its colour. */
import type { TagTone } from '../../components/tag'
import { dueWords, momentWords, spokenDate } from '../../components/words/date-words'
import { chinaDate, daysBetween } from '../../domain/calendar'
import {
  keptNames,
  mediationStateNames,
  type MediationState,
} from '../../domain/mediation/mediation'
import { mediationStepNames } from '../../domain/mediation/mediation-step'
import type { MediationLine, MediationStepLine, MediationView } from '../../protocol/mediation'

const shapes: Readonly<Record<MediationState, { readonly tone: TagTone; readonly shape: string }>> =
  {
    preparing: { tone: 'amber', shape: '◆' },
    mediating: { tone: 'amber', shape: '◆' },
    signing: { tone: 'amber', shape: '◆' },
    agreed: { tone: 'green', shape: '●' },
    failed: { tone: 'grey', shape: '–' },
    withdrawn: { tone: 'grey', shape: '–' },
  }

export const stateTag = (
  state: MediationState,
): { readonly tone: TagTone; readonly words: string } => ({
  tone: shapes[state].tone,
  words: `${shapes[state].shape} ${mediationStateNames[state]}`,
})

/** '沈*琴 和 王*国' */
export const whoWords = ({ parties }: Pick<MediationLine, 'parties'>): string =>
  parties.length === 0 ? '还没有登记当事人' : parties.join('、')

/** In a list: the date that matters next. */
export const nextWords = (line: MediationLine, nowMs: number): string => {
  const today = chinaDate(nowMs)
  if (line.nextSessionAtMs > 0) return `约好 ${momentWords(line.nextSessionAtMs, nowMs)}`
  if (line.revisitOn !== '')
    return `回访 ${spokenDate(line.revisitOn, today)}，${dueWords(line.revisitOn, today)}`
  if (line.kept !== null) return `回访过：${keptNames[line.kept]}`
  return `${momentWords(line.openedAtMs, nowMs)} 受理`
}

/** 人民调解一般在一个月内调结. */
const usualDays = 30

/** What comes next, in one sentence for the mediator. */
export const whatComesNext = (view: MediationView, nowMs: number): string => {
  const today = chinaDate(nowMs)
  const days = daysBetween(chinaDate(view.openedAtMs), today)
  switch (view.state) {
    case 'preparing':
      return '先告知权利，问过双方，都同意了再调。'
    case 'mediating':
      if (view.nextSessionAtMs > 0) return `${nextWords(view, nowMs)}，在${view.nextSessionPlace}。`
      return days > usualDays
        ? `调了 ${days} 天，一般一个月内调结；当事人愿意可以接着调。`
        : '谈妥了就写协议；谈不拢，告诉他们还有别的路。'
    case 'signing':
      return '打印协议书，双方和调解员都签字，再记下“签好了”。'
    case 'agreed':
      return view.revisitOn === ''
        ? `协议${view.kept === null ? '生效了' : keptNames[view.kept]}。`
        : `答应过回访：${spokenDate(view.revisitOn, today)}，${dueWords(view.revisitOn, today)}。`
    case 'failed':
      return '没有调成，已告诉当事人还有别的路。'
    case 'withdrawn':
      return '有当事人不愿意再调，到此为止。'
  }
}

export const stepTitle = ({ kind }: MediationStepLine): string => mediationStepNames[kind]

export const stepText = ({ lines, words }: MediationStepLine): string =>
  [...lines, words].filter(Boolean).join('\n')

export const stepSmall = (step: MediationStepLine, nowMs: number): string =>
  [momentWords(step.atMs, nowMs), step.byName, step.kind === 'note' ? '只有您看得到' : '']
    .filter(Boolean)
    .join(' · ')
