/** What may have happened to a household, in the words of the door, and which few fields each needs. */
import type { Household } from '../../../../domain/household/household'
import type { Resident } from '../../../../domain/resident/resident'

export type ChangeKind =
  | 'move-in'
  | 'move-out'
  | 'move-within'
  | 'split'
  | 'join'
  | 'one-moves-out'
  | 'one-moves-to'
  | 'death'
  | 'return'

export interface ChangeNeeds {
  readonly title: string
  readonly hint: string
  /** Whom: nobody in particular, one, or several of the household. */
  readonly people: 'none' | 'one' | 'several'
  readonly target: 'none' | 'house' | 'household'
  readonly date: string
  /** The label of a free line, '' when it is not asked. */
  readonly line: string
  readonly act: string
}

const needs = (part: Partial<ChangeNeeds> & Pick<ChangeNeeds, 'title' | 'hint' | 'act'>) =>
  ({ people: 'none', target: 'none', date: '', line: '', ...part }) as const

export const changeKinds: Readonly<Record<ChangeKind, ChangeNeeds>> = {
  'move-in': needs({
    title: '迁入',
    hint: '来了新的一户',
    date: '哪天迁入',
    line: '户主姓名',
    act: '登记迁入',
  }),
  'move-out': needs({
    title: '整户迁出',
    hint: '一家都搬走了',
    date: '哪天搬走',
    line: '搬到哪里',
    act: '登记迁出',
  }),
  'move-within': needs({
    title: '换房',
    hint: '整户搬到另一扇门',
    target: 'house',
    date: '哪天搬的',
    act: '登记换房',
  }),
  'one-moves-out': needs({
    title: '一人迁出',
    hint: '家里有人搬走了',
    people: 'one',
    date: '哪天搬走',
    line: '搬到哪里',
    act: '登记迁出',
  }),
  'one-moves-to': needs({
    title: '转到另一户',
    hint: '一个人住到别家去',
    people: 'one',
    target: 'household',
    date: '哪天起',
    line: '在那一户是什么人',
    act: '转过去',
  }),
  death: needs({
    title: '去世',
    hint: '登记后不再走访本人',
    people: 'one',
    date: '哪天去世',
    act: '登记去世',
  }),
  split: needs({
    title: '分户',
    hint: '一家分成两户',
    people: 'several',
    target: 'house',
    date: '哪天分的',
    act: '登记分户',
  }),
  join: needs({
    title: '并户',
    hint: '和另一户并成一户',
    target: 'household',
    act: '登记并户',
  }),
  return: needs({
    title: '恢复居住',
    hint: '登记错了，或又搬回来了',
    people: 'several',
    act: '恢复居住',
  }),
}

/** Into a household that lives here people come back one by one, each with a line of their own. */
export const needsOf = (kind: ChangeKind, household: Household | undefined): ChangeNeeds =>
  kind === 'return' && household?.state === 'living'
    ? { ...changeKinds.return, people: 'one' }
    : changeKinds[kind]

/** What can have happened to this household now; an empty door only takes somebody in. */
export const possibleKinds = (
  household: Household | undefined,
  residents: readonly Resident[],
): readonly ChangeKind[] => {
  if (!household) return ['move-in']
  if (household.state === 'left') return ['return', 'move-in']
  if (household.state === 'joined') return ['move-in']
  const living = residents.filter(({ state }) => state === 'living').length
  const one: readonly ChangeKind[] = living > 0 ? ['one-moves-out', 'one-moves-to', 'death'] : []
  const gone = residents.some(({ state }) => state === 'left' || state === 'dead')
  return [
    'move-out',
    ...one,
    'move-within',
    ...(living > 1 ? (['split'] as const) : []),
    'join',
    'move-in',
    ...(gone ? (['return'] as const) : []),
  ]
}
