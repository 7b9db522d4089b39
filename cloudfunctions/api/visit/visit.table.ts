/** Where the fields of a visit are stored. */
import { json, text, timeMs, type RecordTable } from '../record/record-table'

export const visitTable: RecordTable<'visit'> = {
  kind: 'visit',
  table: 'visit',
  fields: {
    id: text('id'),
    regionId: text('region_id'),
    houseId: text('house_id'),
    householdId: text('household_id'),
    outcome: text('outcome'),
    kind: text('kind'),
    note: text('note'),
    photoIds: json('photo_ids'),
    visitedAtMs: timeMs('visited_at_ms'),
    recordedAtMs: timeMs('recorded_at_ms'),
    memberId: text('member_id'),
    memberName: text('member_name'),
    amendments: { ...json('amendments'), withoutHistory: true },
  },
}
