/** Where the fields of a house are stored. */
import { integer, text, type RecordTable } from '../record/record-table'

export const houseTable: RecordTable<'house'> = {
  kind: 'house',
  table: 'house',
  fields: {
    id: text('id'),
    regionId: text('region_id'),
    estate: text('estate'),
    building: text('building'),
    unit: text('unit'),
    floor: integer('floor'),
    room: text('room'),
    use: text('use'),
    remark: text('remark'),
  },
}
