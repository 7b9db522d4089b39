/**
 * Two offices change the rules at once. Each says what it saw and what it wants: what only one of them changed
 * takes effect; where both changed the same part, what came first stays and the second is shown both values.
 */
import {
  differencesOf,
  partOf,
  samePart,
  withPart,
  type SettingsDifference,
  type SettingsPart,
  type SettingsValue,
} from './settings-part'
import type { Settings } from './settings'

export interface SettingsChange {
  /** What the writer had before them, and what they want of it. */
  readonly seen: Settings
  readonly settings: Settings
}

export interface SettingsConflict {
  readonly part: SettingsPart
  readonly from: SettingsValue
  readonly mine: SettingsValue
  readonly theirs: SettingsValue
}

/** Lists of which each item is a wish of its own: what one adds and what another takes away both hold. */
const setFields = [
  'permissions',
  'grants',
  'campaignDays',
  'quickPhrases',
  'serviceKinds',
  'skills',
  'brands',
  'services',
]

const asList = (value: SettingsValue): readonly (string | number)[] | null =>
  Array.isArray(value) ? (value as readonly (string | number)[]) : null

const mergedList = (part: SettingsPart, { from, to }: SettingsDifference, now: SettingsValue) => {
  const [before, wanted, there] = [asList(from), asList(to), asList(now)]
  if (!setFields.includes(part.at(-1) ?? '') || !before || !wanted || !there) return null
  return [
    ...there.filter((item) => wanted.includes(item) || !before.includes(item)),
    ...wanted.filter((item) => !before.includes(item) && !there.includes(item)),
  ] as readonly string[]
}

/** Where the other took the whole entry away, it is the entry that is in question. */
const inQuestion = (now: Settings, difference: SettingsDifference, change: SettingsChange) => {
  const [list = '', key = '', field] = difference.part
  const entry = [list, key]
  return field === undefined || partOf(now, entry) !== undefined
    ? difference
    : { part: entry, from: partOf(change.seen, entry), to: partOf(change.settings, entry) }
}

export const mergeSettings = (
  now: Settings,
  change: SettingsChange,
): { readonly merged: Settings; readonly conflicts: readonly SettingsConflict[] } => {
  const conflicts = new Map<string, SettingsConflict>()
  let merged = now
  for (const changed of differencesOf(change.seen, change.settings)) {
    const difference = inQuestion(now, changed, change)
    const { part, from, to } = difference
    const theirs = partOf(now, part)
    const list = mergedList(part, difference, theirs)
    if (samePart(theirs, to)) continue
    if (samePart(theirs, from)) merged = withPart(merged, part, to, change.settings)
    else if (list) merged = withPart(merged, part, list, change.settings)
    else conflicts.set(JSON.stringify(part), { part, from, mine: to, theirs })
  }
  return { merged, conflicts: [...conflicts.values()] }
}

/** The writer's change once they have chosen: to insist is to have seen what the other wrote and want one's own. */
export const settleConflict = (
  change: SettingsChange,
  { part, theirs }: SettingsConflict,
  choice: 'mine' | 'theirs',
  now: Settings,
): SettingsChange =>
  choice === 'mine'
    ? { ...change, seen: withPart(change.seen, part, theirs, now) }
    : {
        seen: withPart(change.seen, part, theirs, now),
        settings: withPart(change.settings, part, theirs, now),
      }
