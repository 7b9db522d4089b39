/** What matters are told in on screens: where it is, who has it, until when; each state with a shape beside its colour. */
import type { TagTone } from '../../components/tag'
import { momentWords } from '../../components/words/date-words'
import {
  matterOutcomeNames,
  matterStateNames,
  type MatterState,
  type Rating,
} from '../../domain/matter/matter'
import { stepNames } from '../../domain/matter/matter-step'
import type { MatterLine, MatterStepLine, PublicMatter } from '../../protocol/matter'

const minuteMs = 60_000

const shapes: Readonly<Record<MatterState, { readonly tone: TagTone; readonly shape: string }>> = {
  waiting: { tone: 'amber', shape: '◆' },
  accepted: { tone: 'amber', shape: '◆' },
  dispatched: { tone: 'amber', shape: '◆' },
  working: { tone: 'amber', shape: '◆' },
  answered: { tone: 'green', shape: '●' },
  closed: { tone: 'green', shape: '●' },
  withdrawn: { tone: 'grey', shape: '–' },
  merged: { tone: 'grey', shape: '–' },
}

export interface StateTag {
  readonly tone: TagTone
  readonly words: string
}

export const stateTag = ({ state, outcome }: PublicMatter): StateTag => {
  const { tone, shape } = shapes[state]
  const name = outcome === null ? matterStateNames[state] : matterOutcomeNames[outcome]
  return { tone, words: `${shape} ${name}` }
}

/** '还剩 3 小时', '过了 2 天': how near a deadline is, in one figure. */
export const timeLeftWords = (dueAtMs: number, nowMs: number): string => {
  const minutes = Math.floor(Math.abs(dueAtMs - nowMs) / minuteMs)
  const span =
    minutes < 60
      ? `${minutes} 分钟`
      : minutes < 48 * 60
        ? `${Math.floor(minutes / 60)} 小时`
        : `${Math.floor(minutes / 1440)} 天`
  return dueAtMs < nowMs ? `过了 ${span}` : `还剩 ${span}`
}

const openStates: readonly MatterState[] = ['waiting', 'accepted', 'dispatched', 'working']

/** For those who handle it: ▲ late, ◆ soon, ● time enough. */
export const dueTag = (line: MatterLine, nowMs: number): StateTag => {
  if (!openStates.includes(line.state)) return stateTag(line)
  if (line.pause === 'resident') return { tone: 'grey', words: '– 等居民补充' }
  if (line.pause === 'paused') return { tone: 'grey', words: '– 暂停' }
  const left = timeLeftWords(line.dueAtMs, nowMs)
  if (line.dueAtMs < nowMs) return { tone: 'red', words: `▲ ${left}` }
  const isSoon = line.dueAtMs - nowMs < 24 * 60 * minuteMs
  return isSoon ? { tone: 'amber', words: `◆ ${left}` } : { tone: 'green', words: `● ${left}` }
}

const whoHasIt = ({ dutyName, responsibleName }: MatterLine): string =>
  responsibleName === '' ? dutyName : `${dutyName} ${responsibleName}`

/** There is a turn that may still be told. */
export const hasTurns = ({ state }: PublicMatter): boolean =>
  openStates.includes(state) || state === 'answered'

/** Where it is, who has it, until when, in one sentence for the resident. */
export const whereItIs = (line: MatterLine, nowMs: number): string => {
  switch (line.state) {
    case 'waiting':
      return `已送到${line.dutyName}，等人受理。`
    case 'accepted':
    case 'dispatched':
    case 'working': {
      if (line.pause === 'resident') return '请您补充几句，补充后接着办。'
      if (line.pause === 'paused') return `${whoHasIt(line)}在办，暂时停一停。`
      return `${whoHasIt(line)}在办，${momentWords(line.dueAtMs, nowMs)}前给您答复。`
    }
    case 'answered':
      return '已经答复，请您看看好不好。'
    case 'closed':
      return '已经归档，谢谢您。'
    case 'withdrawn':
      return '您已撤回。'
    case 'merged':
      return '和邻居的同一件事一起办。'
  }
}

/** The same for those who handle it or look on. */
export const whereItStands = (line: MatterLine, nowMs: number): string => {
  switch (line.state) {
    case 'accepted':
    case 'dispatched':
    case 'working':
      if (line.pause === 'resident') return '等居民补充，补充后接着办。'
      if (line.pause === 'paused') return whereItIs(line, nowMs)
      return `${whoHasIt(line)}在办，${momentWords(line.dueAtMs, nowMs)}前要答复。`
    case 'answered':
      return line.toBeAsked ? '已经答复，等回访。' : '已经答复，等居民评价。'
    case 'closed':
      return line.toBeAsked ? '已经归档，还要回访。' : '已经归档。'
    case 'withdrawn':
      return '居民撤回了。'
    case 'waiting':
    case 'merged':
      return whereItIs(line, nowMs)
  }
}

/** Of a public one, for who asked: whether neighbours see it; '' where there is nothing to tell. */
export const publicityWords = (
  publicity: MatterLine['publicity'],
  heldReason = '',
): { readonly tone: 'grey' | 'amber'; readonly text: string } => {
  if (publicity === 'checking')
    return { tone: 'grey', text: '正在核对能不能公开，通过后邻居看得到。' }
  if (publicity !== 'held') return { tone: 'grey', text: '' }
  return heldReason === ''
    ? { tone: 'amber', text: '公开前要请工作人员看一看，邻居暂时看不到。事情照常办。' }
    : {
        tone: 'amber',
        text: `没有公开，原因：${heldReason}。事情照常办；想让邻居看到，请改一改再寄。`,
      }
}

/** Of the own words in a matter that others follow too; '' where there is nothing to tell. */
const wordsSeen = ({ isOwn, publicity, heldReason, words }: MatterStepLine): string => {
  if (!isOwn)
    return words === '' && (publicity === 'checking' || publicity === 'held')
      ? '写的话正在核对'
      : ''
  if (publicity === 'checking') return '正在核对，一起提的邻居稍后读得到'
  if (publicity !== 'held') return ''
  return heldReason === '' ? '一起提的邻居暂时读不到' : `一起提的邻居读不到：${heldReason}`
}

export const gradeWords: readonly string[] = ['很不满意', '不满意', '一般', '满意', '很满意']

/** '解决了 · 满意' */
export const ratingWords = ({ solved, satisfaction }: Rating): string =>
  `${solved ? '解决了' : '没有解决'} · ${gradeWords[satisfaction - 1] ?? ''}`

const reachedWords = {
  phone: { self: '电话问了本人', family: '电话问了家里人' },
  door: { self: '上门问了本人', family: '上门问了家里人' },
} as const

export const stepTitle = ({ kind, state, toName, isOwn, reached }: MatterStepLine): string => {
  const isUnsolved = kind.startsWith('rate') && state === 'working'
  const plain = isOwn && kind === 'submit' ? '您提交了' : stepNames[kind]
  const name = reached ? `${plain}（${reachedWords[reached.way][reached.who]}）` : plain
  if (isUnsolved) return `${name}：没有解决，再办一次`
  return toName === '' ? name : `${name}：${toName}`
}

export const stepWords = ({ kind, words }: MatterStepLine): string =>
  kind === 'rewrite' && words !== '' ? `原来写的：${words}` : words

export const stepSmall = (step: MatterStepLine, nowMs: number): string =>
  [
    ...[momentWords(step.atMs, nowMs), step.byPost, step.byName],
    ...[step.isPrivate ? '只有同事看得到' : '', wordsSeen(step)],
  ]
    .filter(Boolean)
    .join(' · ')
