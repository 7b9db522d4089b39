/** The few words that a tile or a tag has room for, from how a door stands. */
import type { DoorState, DoorStanding } from '../../domain/visit/door-standing'
import type { TagTone } from '../tag'

export const toneOf: Readonly<Record<DoorState, TagTone>> = {
  overdue: 'red',
  soon: 'amber',
  fine: 'green',
  none: 'grey',
}

/** On a tile in a list: '9 天' since somebody was met, '答应过', '没去过'. */
export const tileMark = ({ reasons, daysSinceVisit }: DoorStanding): string => {
  if (reasons[0]?.kind === 'follow-up') return '答应过'
  return daysSinceVisit === null ? '没去过' : `${daysSinceVisit} 天`
}

/** The first reason in words: '独居老人 · 应每周'. */
export const reasonWords = ({ reasons, lastVisitOn }: DoorStanding): string =>
  reasons[0]?.words ?? (lastVisitOn === '' ? '还没走访过' : '')

/** 李佳珍 → 李*珍, 沈明 → 沈*: where somebody may look over the worker's shoulder. */
export const maskName = (name: string): string => {
  const letters = [...name]
  const [first = ''] = letters
  const last = letters[letters.length - 1] ?? ''
  if (letters.length < 2) return name
  return letters.length === 2 ? `${first}*` : `${first}${'*'.repeat(letters.length - 2)}${last}`
}
