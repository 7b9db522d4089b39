/** What wishes are told in on screens: each state with a shape beside its colour, and in one sentence for each side. */
import type { TagTone } from '../../components/tag'
import { monthDay } from '../../components/words/date-words'
import { chinaDate, dayMs } from '../../domain/calendar'
import { heldWhyWords } from '../../domain/content-check/content-check'
import type { Pool, PoolUnit, WishState } from '../../domain/wish/wish'
import { wishStepNames } from '../../domain/wish/wish-acts'
import type { PublicWish, WishLine, WishStepLine } from '../../protocol/wish'

export interface StateTag {
  readonly tone: TagTone
  readonly words: string
}

const tags: Readonly<Record<WishState, StateTag>> = {
  checking: { tone: 'amber', words: '◆ 社区在看' },
  open: { tone: 'amber', words: '◆ 等人认领' },
  claimed: { tone: 'green', words: '● 有人认领了' },
  reached: { tone: 'green', words: '● 凑齐了' },
  connected: { tone: 'green', words: '● 正在办' },
  fulfilled: { tone: 'amber', words: '◆ 办到了，等确认' },
  confirmed: { tone: 'green', words: '● 实现了' },
  declined: { tone: 'grey', words: '– 没有通过' },
  withdrawn: { tone: 'grey', words: '– 已撤回' },
  lapsed: { tone: 'grey', words: '– 没有凑齐' },
}

export const stateTag = ({ state, pool }: PublicWish): StateTag =>
  state === 'open' && pool ? { tone: 'amber', words: '◆ 大家正在凑' } : tags[state]

/** The same at the desk, where others wait for who reads it. */
export const deskTag = (wish: PublicWish): StateTag =>
  wish.state === 'checking' ? { tone: 'amber', words: '◆ 等您审核' } : stateTag(wish)

/** '12月6日' */
export const dayOf = (timeMs: number): string => monthDay(chinaDate(timeMs))

export const unitWords: Readonly<Record<PoolUnit, string>> = {
  piece: '件',
  yuan: '元的东西',
  hour: '小时',
}

export const amountWords = (amount: number, unit: PoolUnit): string =>
  `${amount} ${unitWords[unit]}`

/** '要 20 件，已有 12 件，还差 8 件' */
export const poolWords = ({ unit, target, pledged }: Pool): string => {
  const left = target - pledged
  const of = (amount: number) => amountWords(amount, unit)
  if (left === 0) return `${of(target)}，都凑齐了`
  return pledged === 0 ? `要 ${of(target)}，等第一个人` : `已有 ${of(pledged)}，还差 ${of(left)}`
}

/** The last day on which something may be pledged: a pool ends as that day does. */
export const poolDay = ({ untilMs }: Pool): string => dayOf(untilMs - 1)

const leftOf = (pool: Pool): string => amountWords(pool.target - pool.pledged, pool.unit)

const forOwn = ({ state, pool, wordsCheck }: WishLine): string => {
  switch (state) {
    case 'checking':
      return wordsCheck === 'held'
        ? '社区要先看看您写的话，看过就告诉您。'
        : '已经送到社区，工作人员看过就公开。'
    case 'open':
      return pool ? '邻居都看得到了，正在一起凑。' : '邻居都看得到了，等一个人来认领。'
    case 'claimed':
      return '有人认领了，社区正在给你们牵线。'
    case 'reached':
      return '凑齐了，社区来组织。'
    case 'connected':
      return pool ? '社区正在组织大家。' : '社区牵上线了，可以互相联系了。'
    case 'fulfilled':
      return '帮忙的人说办到了，请您确认一下。'
    case 'confirmed':
      return '心愿实现了，真好。'
    case 'declined':
      return '这次没有通过，原因写在下面。'
    case 'withdrawn':
      return '您已经撤回了。'
    case 'lapsed':
      return '到日子没有凑齐，大家出的都退回了。可以再写一次。'
  }
}

const forHelper = ({ state, claimUntilMs }: WishLine): string => {
  const day = dayOf(claimUntilMs)
  switch (state) {
    case 'claimed':
      return `给您留到${day}。社区联系好那一家，就给你们牵线。`
    case 'connected':
      return `社区牵上线了，请在${day}前办。`
    case 'fulfilled':
      return '您办到了，等那一家确认。谢谢您。'
    default:
      return '那一家确认了，心愿实现了。谢谢您。'
  }
}

const forPledger = (line: WishLine): string => {
  const { state, pool, ownPledged } = line
  const own = pool ? amountWords(ownPledged, pool.unit) : ''
  switch (state) {
    case 'open':
      return pool ? `您出了 ${own}，还差 ${leftOf(pool)}。` : ''
    case 'reached':
      return `凑齐了，有您的 ${own}。社区会来联系您。`
    case 'connected':
      return '社区正在组织，请等社区联系您。'
    case 'fulfilled':
      return '办到了，等那一家确认。'
    case 'confirmed':
      return '心愿实现了，有您一份。谢谢您。'
    default:
      return '没有办成，您出的都退回了。谢谢您的心意。'
  }
}

const forManager = ({ state, pool, wordsCheck, heldWhy, claimUntilMs }: WishLine): string => {
  switch (state) {
    case 'checking':
      if (wordsCheck === 'waiting') return '机器还在查这些话，一两分钟后就能公开。'
      if (wordsCheck === 'held' && heldWhy)
        return `机器没有放行：${heldWhyWords[heldWhy]}。请您看过再定。`
      return '看看写得合不合适，公开前去掉姓名和门牌。'
    case 'open':
      return pool ? `公开了，还差 ${leftOf(pool)}。` : '公开了，等人认领。'
    case 'claimed':
      return `有人认领，留到${dayOf(claimUntilMs)}。请联系两边，牵上线。`
    case 'reached':
      return '凑齐了，请您组织。'
    case 'connected':
      return pool ? '正在组织，办到了请记下来。' : `牵上线了，${dayOf(claimUntilMs)}前办。`
    case 'fulfilled':
      return '办到了，等那一家确认。'
    case 'confirmed':
      return '实现了。'
    case 'declined':
      return '没有通过。'
    case 'withdrawn':
      return '对方撤回了。'
    case 'lapsed':
      return '到日子没有凑齐，大家出的都退回了。'
  }
}

const forNeighbour = ({ state, pool }: PublicWish): string => {
  switch (state) {
    case 'open':
      return pool ? `还差 ${leftOf(pool)}，您也可以出一份力。` : '还没有人认领，您来吗？'
    case 'claimed':
      return '有邻居认领了，社区正在牵线。'
    case 'reached':
      return '大家凑齐了，社区来组织。'
    case 'connected':
      return '正在办。'
    case 'fulfilled':
      return '办到了，等那一家确认。'
    default:
      return '实现了，谢谢帮忙的邻居。'
  }
}

/** Where it is and what comes next, in one sentence for who looks at it. */
export const whereItIs = (line: WishLine): string => {
  switch (line.side) {
    case 'wisher':
    case 'writer':
      return forOwn(line)
    case 'helper':
      return forHelper(line)
    case 'pledger':
      return forPledger(line)
    case 'manager':
      return forManager(line)
    case 'neighbour':
      return forNeighbour(line)
  }
}

const ended: readonly WishLine['state'][] = ['confirmed', 'declined', 'withdrawn', 'lapsed']

/** Whoever it concerns may be told of its next turn. */
export const hasTurns = ({ state, side }: WishLine): boolean =>
  !ended.includes(state) && side !== 'neighbour'

/** A wish that nobody has looked at for so long is late. */
const checkDays = 3

/** For the desk: the same, and how long there is, or was, time. */
export const deskWords = (line: WishLine, nowMs: number): string => {
  const { state, claimUntilMs, submittedAtMs } = line
  const waited = Math.floor((nowMs - submittedAtMs) / dayMs)
  if (state === 'checking' && waited >= checkDays) return `▲ 等了 ${waited} 天。${forManager(line)}`
  if (state !== 'claimed' && state !== 'connected') return forManager(line)
  const left = Math.floor((claimUntilMs - nowMs) / dayMs)
  if (claimUntilMs === 0 || left > 3) return forManager(line)
  return `▲ ${left < 1 ? '今明就到期' : `还剩 ${left} 天`}。${forManager(line)}`
}

export const stepTitle = ({ kind }: WishStepLine, line: WishLine): string =>
  kind === 'claim' && line.side === 'helper' ? '您认领了' : wishStepNames[kind]

export const stepWords = ({ kind, words }: WishStepLine): string =>
  kind === 'rewrite' && words !== '' ? `原来写的：${words}` : words
