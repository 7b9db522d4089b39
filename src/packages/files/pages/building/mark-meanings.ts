/** The legend of a building's marks: several tags share one character, so they are told together. */
import type { TagRule } from '../../../../domain/settings/settings'

export interface MarkMeaning {
  readonly mark: string
  /** '独居、空巢、高龄老人' */
  readonly names: string
}

/** The longest ending that all share, at least two characters, so that it is said once. */
const sharedEnding = ([first = '', ...rest]: readonly string[]): string => {
  for (let from = 1; from <= first.length - 2; from++) {
    const ending = first.slice(from)
    if (rest.every((name) => name.length > ending.length && name.endsWith(ending))) return ending
  }
  return ''
}

const joined = (names: readonly string[]): string => {
  const ending = names.length > 1 ? sharedEnding(names) : ''
  return names.map((name) => name.slice(0, name.length - ending.length)).join('、') + ending
}

/** In the order of the tenant's list, a mark where its first tag stands. */
export const markMeanings = (
  rules: readonly TagRule[],
  here: ReadonlySet<string>,
): readonly MarkMeaning[] => {
  const names = new Map<string, string[]>()
  for (const { mark, name } of rules)
    if (here.has(name)) names.set(mark, [...(names.get(mark) ?? []), name])
  return [...names].map(([mark, together]) => ({ mark, names: joined(together) }))
}
