/** Makes the timeline's lines: one place for their ids, their author and their limits. */
import type { RuleContext } from '../command'
import type { RecordChange } from '../record'
import type { RegionId } from '../shapes'
import type { LifeEventKind, MergeRestores } from './life-event'

/** The most names that a line spells out before it says 等N人. */
const maxNames = 6
const maxTextLength = 500
const maxResidents = 50

/** '李佳珍、王明', from seven people on '李佳珍、王明、… 等7人'. */
export const nameList = (people: readonly { readonly name: string }[]): string => {
  const names = people.slice(0, maxNames).map(({ name }) => name)
  return people.length > maxNames ? `${names.join('、')} 等${people.length}人` : names.join('、')
}

/** Cut to a length in UTF-16 units without leaving half a character. */
const clip = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '')

export interface LifeEventLine {
  readonly kind: LifeEventKind
  readonly regionId: RegionId
  readonly householdId: string
  readonly residentIds: readonly string[]
  readonly text: string
  /** '' when the day is not known. */
  readonly happenedOn: string
  readonly restores?: MergeRestores
}

/** `ordinal` 2 is for the second household that the same command touches. */
export const lifeEventLine = (
  context: RuleContext,
  line: LifeEventLine,
  ordinal: 1 | 2 = 1,
): RecordChange => ({
  kind: 'lifeEvent',
  record: {
    ...line,
    id: ordinal === 1 ? context.commandId : `${context.commandId}.2`,
    residentIds: line.residentIds.slice(0, maxResidents),
    text: clip(line.text, maxTextLength),
    atMs: context.nowMs,
    memberId: context.memberId,
    memberName: context.memberName,
    restores: line.restores ?? null,
  },
})

/** '' or a day up to today: what is told of a life is told after it happened. */
export const isPastOrUnknown = (date: string, today: string): boolean => date <= today
