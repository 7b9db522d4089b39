/** Where the fields of a resident are stored; the whole ID number lies in columns that no field names. */
import { boolean, json, text, type RecordTable } from '../record/record-table'

export const residentTable: RecordTable<'resident'> = {
  kind: 'resident',
  table: 'resident',
  vaultColumns: ['id_number_cipher', 'id_number_index'],
  fields: {
    id: text('id'),
    regionId: text('region_id'),
    householdId: text('household_id'),
    name: text('name'),
    sex: text('sex'),
    birthDate: text('birth_date'),
    phone: { column: 'phone_cipher', type: 'text', sealed: 'text' },
    phoneRemark: text('phone_remark'),
    relation: text('relation'),
    tags: json('tags'),
    ethnicGroup: text('ethnic_group'),
    politicalStatus: text('political_status'),
    education: text('education'),
    maritalStatus: text('marital_status'),
    residencyStatus: text('residency_status'),
    employer: text('employer'),
    remark: text('remark'),
    initials: { ...text('initials'), withoutHistory: true },
    idNumberMask: text('id_number_mask'),
    idNumberLegacy: boolean('id_number_legacy'),
    state: text('state'),
    leftOn: text('left_on'),
    mergedInto: text('merged_into'),
  },
}
