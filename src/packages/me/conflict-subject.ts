/** Whose file a conflict is in; it must not say which value is right. */
import type { LiveRecords, OpenConflict } from '../../application'
import { houseTitle } from '../../domain/house/house'

/** The name of the resident, or the door, as one would say it. */
export const conflictSubject = (
  { kind, id }: Pick<OpenConflict, 'kind' | 'id'>,
  records: LiveRecords,
): string => {
  if (kind === 'resident') return records.get('resident', id)?.name ?? '一位居民'
  const household =
    kind === 'household'
      ? records.get('household', id)
      : records.get('household', records.get('visit', id)?.householdId ?? '')
  const house = records.get('house', kind === 'house' ? id : (household?.houseId ?? ''))
  return house ? houseTitle(house) : '一户人家'
}
