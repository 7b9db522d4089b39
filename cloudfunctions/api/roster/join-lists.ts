/**
 * A workbook often holds the people of a community and, in sheets of their own, those of one kind (独居老人). Who
 * stands in both is one person: the tag goes to the first row, and the row in the list of the kind is done with.
 */
import type { Duplicate } from './duplicates'
import type { ReadLine, ReadSheet } from './read-sheet'
import type { Sheet } from './workbook'

interface Joined {
  readonly read: readonly ReadSheet[]
  /** How many rows of a sheet went to other sheets. */
  readonly joined: ReadonlyMap<Sheet, number>
}

/** Only behind the same door: another address is somebody's mistake, to be told. */
export function joinLists(
  read: readonly ReadSheet[],
  duplicates: ReadonlyMap<ReadLine, Duplicate<ReadLine>>,
): Joined {
  const tags = new Map<ReadLine, string[]>()
  const done = new Set<ReadLine>()
  const joined = new Map<Sheet, number>()
  for (const { sheet, open, lines } of read) {
    const { kind } = open.title
    if (kind === '') continue
    for (const one of lines) {
      const duplicate = duplicates.get(one)
      const other = duplicate?.other.of
      if (other === undefined || duplicate?.code === 'id-shared') continue
      if (lines.includes(other) || other.household.houseKey !== one.household.houseKey) continue
      tags.set(other, [...(tags.get(other) ?? []), ...one.person.values.tags])
      done.add(one)
      joined.set(sheet, (joined.get(sheet) ?? 0) + 1)
    }
  }
  if (done.size === 0) return { read, joined }
  const withTags = (one: ReadLine): ReadLine => {
    const more = tags.get(one)
    if (more === undefined) return one
    const values = {
      ...one.person.values,
      tags: [...new Set([...one.person.values.tags, ...more])],
    }
    const tagsSpokenOf = one.tagsSpokenOf && [...one.tagsSpokenOf, ...more]
    return { ...one, tagsSpokenOf, person: { ...one.person, values } }
  }
  return {
    joined,
    read: read.map((sheet) => ({
      ...sheet,
      lines: sheet.lines.filter((one) => !done.has(one)).map(withTags),
    })),
  }
}
