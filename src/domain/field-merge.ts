/**
 * Two people change one record: different fields both win; the same field keeps what came first and shows
 * the second person both values. A change therefore says what its writer saw (`from`) and wants (`to`).
 */
export type FieldValue = string | number | boolean | null | readonly string[]

export interface FieldChange<Value extends FieldValue = FieldValue> {
  readonly from: Value
  readonly to: Value
}

export interface FieldConflict {
  readonly kind: 'house' | 'household' | 'resident' | 'visit'
  readonly id: string
  readonly field: string
  /** What the writer had seen, what the writer wants, what is there now. */
  readonly from: FieldValue
  readonly mine: FieldValue
  readonly theirs: FieldValue
}

export interface MergedFields<Fields> {
  readonly merged: Fields
  readonly conflicts: readonly Omit<FieldConflict, 'kind' | 'id'>[]
}

const isList = (value: FieldValue): value is readonly string[] => Array.isArray(value)

/** Equal as values; lists are compared as sets because tags have no order. */
export const sameValue = (one: FieldValue, other: FieldValue): boolean =>
  isList(one) && isList(other)
    ? one.every((item) => other.includes(item)) && other.every((item) => one.includes(item))
    : one === other

/**
 * A list is merged as a set: what was added is added, what was removed is removed, the rest stays. When nobody
 * else has touched it, the writer's own order stands.
 */
const mergeList = (current: readonly string[], change: FieldChange<readonly string[]>) =>
  sameValue(current, change.from)
    ? [...new Set(change.to)]
    : [
        ...new Set([
          ...current.filter((item) => change.to.includes(item) || !change.from.includes(item)),
          ...change.to.filter((item) => !change.from.includes(item)),
        ]),
      ]

/**
 * Applies the changes of one writer to what is there now.
 * Returns the merged record and the fields in which somebody else was first; those keep their value.
 */
export const mergeFields = <Fields extends object>(
  current: Fields,
  changes: Readonly<Record<string, FieldChange | undefined>>,
): MergedFields<Fields> => {
  const merged: Record<string, FieldValue> = { ...(current as Record<string, FieldValue>) }
  const conflicts: Omit<FieldConflict, 'kind' | 'id'>[] = []
  for (const [field, change] of Object.entries(changes)) {
    const now = merged[field]
    if (change === undefined || now === undefined) continue
    if (isList(now) && isList(change.from) && isList(change.to))
      merged[field] = mergeList(now, { from: change.from, to: change.to })
    else if (sameValue(now, change.from)) merged[field] = change.to
    else if (!sameValue(now, change.to))
      conflicts.push({ field, from: change.from, mine: change.to, theirs: now })
  }
  return { merged: merged as Fields, conflicts }
}
