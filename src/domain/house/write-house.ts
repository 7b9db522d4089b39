/** 新增房屋, 改房屋资料: the door itself. Who lives behind it is the household's business. */
import * as v from 'valibot'
import { defineCommand, effect } from '../command'
import { fieldChangeShape } from '../field-change-shape'
import { mergeFields } from '../field-merge'
import { withoutSpaces } from '../plain-text'
import { refuse } from '../refusal'
import { recordIdShape } from '../shapes'
import { houseFieldShapes, type HouseField } from './house'

/** An address needs at least one word by which a neighbour would find the door. */
const hasAddress = (house: { estate: string; building: string; room: string }): boolean =>
  withoutSpaces(house.estate + house.building + house.room) !== ''

export const addHouse = defineCommand({
  name: 'house.add',
  title: '新增房屋',
  permission: 'file.write',
  shape: v.strictObject({ houseId: recordIdShape, fields: v.strictObject(houseFieldShapes) }),
  reads: ({ houseId }) => [{ kind: 'house', id: houseId }],
  rule: ({ houseId, fields }, view, { regionId }) => {
    if (view.get('house', houseId)) return refuse('id-taken')
    if (!hasAddress(fields)) return refuse('invalid', '小区、幢、室至少写一样')
    return effect([{ kind: 'house', record: { id: houseId, regionId, ...fields } }])
  },
})

export const houseChangesShape = v.strictObject({
  estate: fieldChangeShape(houseFieldShapes.estate),
  building: fieldChangeShape(houseFieldShapes.building),
  unit: fieldChangeShape(houseFieldShapes.unit),
  floor: fieldChangeShape(houseFieldShapes.floor),
  room: fieldChangeShape(houseFieldShapes.room),
  use: fieldChangeShape(houseFieldShapes.use),
  remark: fieldChangeShape(houseFieldShapes.remark),
} satisfies Record<HouseField, v.GenericSchema>)

export const editHouse = defineCommand({
  name: 'house.edit',
  title: '改房屋资料',
  permission: 'file.write',
  shape: v.strictObject({ houseId: recordIdShape, changes: houseChangesShape }),
  reads: ({ houseId }) => [{ kind: 'house', id: houseId }],
  rule: ({ houseId, changes }, view) => {
    const house = view.get('house', houseId)
    if (!house) return refuse('gone')
    const { merged, conflicts } = mergeFields(house, changes)
    if (!hasAddress(merged)) return refuse('invalid', '小区、幢、室至少写一样')
    return effect([{ kind: 'house', record: merged }], {
      conflicts: conflicts.map((conflict) => ({ kind: 'house', id: houseId, ...conflict })),
    })
  },
})
