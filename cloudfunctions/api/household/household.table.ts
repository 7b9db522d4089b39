/** Where the fields of a household are stored. */
import { text, type RecordTable } from '../record/record-table'

export const householdTable: RecordTable<'household'> = {
  kind: 'household',
  table: 'household',
  fields: {
    id: text('id'),
    regionId: text('region_id'),
    houseId: text('house_id'),
    state: text('state'),
    tenure: text('tenure'),
    movedInOn: text('moved_in_on'),
    movedOutOn: text('moved_out_on'),
    remark: text('remark'),
  },
}
