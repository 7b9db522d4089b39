/**
 * The settings as parts that can be compared, told and taken over one by one: a value of its own (`['visitEveryDays']`),
 * one of a group (`['timeBank', 'holdDays']`), a field of an entry (`['tags', '独居老人', 'visitEveryDays']`), or an entry
 * that is new or taken away (`['tags', '独居老人']`). Entries keep their order; one that comes new stands behind the one it followed.
 */
import type { Level, PostKind, Settings, TagRule } from './settings'

export type SettingsPart = readonly string[]
export type SettingsEntry = Level | PostKind | TagRule
type Single = string | number | boolean | null | readonly string[] | readonly number[]
/** undefined: there is no such part. */
export type SettingsValue = Single | SettingsEntry | undefined

export interface SettingsDifference {
  readonly part: SettingsPart
  readonly from: SettingsValue
  readonly to: SettingsValue
}

const listNames = ['levels', 'postKinds', 'tags'] as const
type ListName = (typeof listNames)[number]
const singleNames = ['visitEveryDays', 'campaignDays', 'correctionHours', 'quickPhrases'] as const
const groupNames = ['volunteering', 'timeBank', 'matters', 'helpCall', 'wishes'] as const
type GroupName = (typeof groupNames)[number]

const isListName = (name: string | undefined): name is ListName =>
  listNames.some((one) => one === name)

const isGroupName = (name: string | undefined): name is GroupName =>
  groupNames.some((one) => one === name)

/** Whether the part is an entry of a list as a whole, which comes or goes. */
export const isWholeEntry = ([name, , ...field]: SettingsPart): boolean =>
  isListName(name) && field.length === 0

const keyOf = (entry: SettingsEntry): string => ('id' in entry ? entry.id : entry.name)

const entriesOf = (settings: Settings, list: ListName): readonly SettingsEntry[] => settings[list]

const entryOf = (settings: Settings, list: ListName, key: string): SettingsEntry | undefined =>
  entriesOf(settings, list).find((entry) => keyOf(entry) === key)

const fieldOf = (entry: object | undefined, field: string): SettingsValue =>
  new Map<string, SettingsValue>(Object.entries(entry ?? {})).get(field)

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Equal as JSON; what is absent equals what is null, and the order of an object's fields says nothing. */
export const samePart = (one: unknown, other: unknown): boolean => {
  if (!isObject(one) || !isObject(other)) return (one ?? null) === (other ?? null)
  const [left, right] = [new Map(Object.entries(one)), new Map(Object.entries(other))]
  return (
    Array.isArray(one) === Array.isArray(other) &&
    [...new Set([...left.keys(), ...right.keys()])].every((key) =>
      samePart(left.get(key), right.get(key)),
    )
  )
}

export const partOf = (settings: Settings, [name, key, field]: SettingsPart): SettingsValue => {
  if (isGroupName(name)) return fieldOf(settings[name], key ?? '')
  if (!isListName(name))
    return singleNames.flatMap((one) => (one === name ? [settings[one]] : []))[0]
  const entry = key === undefined ? undefined : entryOf(settings, name, key)
  return field === undefined ? entry : fieldOf(entry, field)
}

const withEntry = (
  entries: readonly SettingsEntry[],
  key: string,
  entry: SettingsEntry | undefined,
  behind: string | undefined,
): readonly SettingsEntry[] => {
  const at = entries.findIndex((one) => keyOf(one) === key)
  if (at >= 0) return entries.flatMap((one) => (keyOf(one) !== key ? [one] : entry ? [entry] : []))
  if (!entry) return entries
  const place = 1 + entries.findIndex((one) => keyOf(one) === behind)
  return [...entries.slice(0, place), entry, ...entries.slice(place)]
}

const withField = (entry: SettingsEntry, field: string, value: SettingsValue) =>
  Object.fromEntries(
    Object.entries({ ...entry, [field]: value }).filter(([, one]) => one !== undefined),
  )

/** `value` is what this part is in `source`, or comes of it; a new entry takes its place from there too. */
export const withPart = (
  settings: Settings,
  part: SettingsPart,
  value: SettingsValue,
  source: Settings,
): Settings => {
  const [name = '', key, field] = part
  // The one cast: a part's value goes back to where the same part was taken from.
  if (isGroupName(name)) return { ...settings, [name]: { ...settings[name], [key ?? '']: value } }
  if (!isListName(name) || key === undefined) return { ...settings, [name]: value }
  const entry = entryOf(settings, name, key)
  if (field !== undefined && !entry) return settings
  const next = field === undefined || !entry ? value : withField(entry, field, value)
  const order = entriesOf(source, name).map(keyOf)
  const behind = order[order.indexOf(key) - 1]
  const entries = withEntry(
    entriesOf(settings, name),
    key,
    next as SettingsEntry | undefined,
    behind,
  )
  return { ...settings, [name]: entries }
}

const entryDifferences = (from: Settings, to: Settings, list: ListName): SettingsDifference[] => {
  const keys = [...entriesOf(from, list), ...entriesOf(to, list)].map(keyOf)
  return [...new Set(keys)].flatMap((key) => {
    const [before, after] = [entryOf(from, list, key), entryOf(to, list, key)]
    if (!before || !after) return [{ part: [list, key], from: before, to: after }]
    const fields = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...fields].map((field) => ({
      part: [list, key, field],
      from: fieldOf(before, field),
      to: fieldOf(after, field),
    }))
  })
}

const groupDifferences = (from: Settings, to: Settings, group: GroupName): SettingsDifference[] =>
  Object.keys(to[group]).map((field) => ({
    part: [group, field],
    from: fieldOf(from[group], field),
    to: fieldOf(to[group], field),
  }))

/** What one document says otherwise than the other, part by part. */
export const differencesOf = (from: Settings, to: Settings): readonly SettingsDifference[] =>
  [
    ...singleNames.map((name) => ({ part: [name], from: from[name], to: to[name] })),
    ...groupNames.flatMap((group) => groupDifferences(from, to, group)),
    ...listNames.flatMap((list) => entryDifferences(from, to, list)),
  ].filter((difference) => !samePart(difference.from, difference.to))
