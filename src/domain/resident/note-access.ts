/** 看号码、拨电话: changes no record; the server writes it into the access log, also when it happened offline. */
import * as v from 'valibot'
import { accessActs, defineCommand, effect } from '../command'
import { refuse } from '../refusal'
import { recordIdShape } from '../shapes'

export const noteAccess = defineCommand({
  name: 'access.note',
  title: '查看或拨打电话',
  permission: 'file.read',
  shape: v.strictObject({ residentId: recordIdShape, act: v.picklist(accessActs) }),
  reads: ({ residentId }) => [{ kind: 'resident', id: residentId }],
  rule: ({ residentId, act }, view) =>
    view.get('resident', residentId)
      ? effect([], { accessNotes: [{ residentId, act }] })
      : refuse('gone'),
})
