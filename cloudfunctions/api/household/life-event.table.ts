/** Where the fields of a life event are stored. What a merge overwrote may hold a phone number: sealed. */
import { json, text, timeMs, type RecordTable } from '../record/record-table'

export const lifeEventTable: RecordTable<'lifeEvent'> = {
  kind: 'lifeEvent',
  table: 'life_event',
  writtenOnce: true,
  fields: {
    id: text('id'),
    regionId: text('region_id'),
    householdId: text('household_id'),
    residentIds: json('resident_ids'),
    kind: text('kind'),
    text: text('text'),
    happenedOn: text('happened_on'),
    atMs: timeMs('at_ms'),
    memberId: text('member_id'),
    memberName: text('member_name'),
    restores: { column: 'restores_cipher', type: 'text', sealed: 'json' },
  },
}
