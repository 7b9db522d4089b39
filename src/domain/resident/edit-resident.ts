/** 改一处资料: changes fields of one resident; two people who change different fields both win. */
import * as v from 'valibot'
import { chinaDate } from '../calendar'
import { defineCommand, effect, type Effect, type RuleContext } from '../command'
import { mergeFields } from '../field-merge'
import { refuse, type Refusal } from '../refusal'
import type { Result } from '../result'
import { recordIdShape } from '../shapes'
import { maxTags, type Resident } from './resident'
import { residentChangesShape, type ResidentChanges } from './resident-changes'

export const residentEditShape = v.strictObject({
  residentId: recordIdShape,
  changes: residentChangesShape,
})

/** The rule itself, shared with a visit's corrections. Refuses when the resident no longer lives here. */
export const editResidentFields = (
  resident: Resident,
  changes: ResidentChanges,
  context: RuleContext,
): Result<Effect, Refusal> => {
  if (resident.state !== 'living') return refuse('resident-not-living', resident.name)
  if ((changes.birthDate?.to ?? '') > chinaDate(context.nowMs))
    return refuse('invalid', '出生日期在今天以后')
  const { merged, conflicts } = mergeFields(resident, changes)
  if (merged.tags.length > maxTags)
    return refuse('invalid', `和别人加的合起来，人群类别超过 ${maxTags} 个，请先去掉几个`)
  return effect([{ kind: 'resident', record: merged }], {
    conflicts: conflicts.map((conflict) => ({ kind: 'resident', id: resident.id, ...conflict })),
  })
}

export const editResident = defineCommand({
  name: 'resident.edit',
  title: '改居民资料',
  permission: 'file.write',
  shape: residentEditShape,
  reads: ({ residentId }) => [{ kind: 'resident', id: residentId }],
  rule: ({ residentId, changes }, view, context) => {
    const resident = view.get('resident', residentId)
    return resident ? editResidentFields(resident, changes, context) : refuse('gone')
  },
})
