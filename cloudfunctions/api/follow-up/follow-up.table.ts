/** Where the fields of a follow-up are stored. */
import { text, timeMs, type RecordTable } from '../record/record-table'

export const followUpTable: RecordTable<'followUp'> = {
  kind: 'followUp',
  table: 'follow_up',
  fields: {
    id: text('id'),
    regionId: text('region_id'),
    householdId: text('household_id'),
    visitId: text('visit_id'),
    kind: text('kind'),
    text: text('text'),
    dueOn: text('due_on'),
    state: text('state'),
    closingNote: text('closing_note'),
    closedAtMs: timeMs('closed_at_ms'),
    closedByName: text('closed_by_name'),
    memberId: text('member_id'),
    memberName: text('member_name'),
    createdAtMs: timeMs('created_at_ms'),
    handling: { ...text('handling'), withoutHistory: true },
  },
}
