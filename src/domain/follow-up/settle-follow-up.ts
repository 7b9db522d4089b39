/** 办结 of what a visit left to do, and its undoing. */
import * as v from 'valibot'
import { defineCommand, effect } from '../command'
import { refuse } from '../refusal'
import { recordIdShape } from '../shapes'
import { followUpShape } from './follow-up'

export const closeFollowUp = defineCommand({
  name: 'follow-up.close',
  title: '办结待办',
  permission: 'visit.write',
  shape: v.strictObject({ followUpId: recordIdShape, note: followUpShape.entries.closingNote }),
  reads: ({ followUpId }) => [{ kind: 'followUp', id: followUpId }],
  rule: ({ followUpId, note }, view, { nowMs, memberName }) => {
    const followUp = view.get('followUp', followUpId)
    if (!followUp) return refuse('gone')
    if (followUp.state !== 'open') return refuse('already-done')
    const closed = { closingNote: note, closedAtMs: nowMs, closedByName: memberName }
    return effect([{ kind: 'followUp', record: { ...followUp, ...closed, state: 'done' } }])
  },
})

export const reopenFollowUp = defineCommand({
  name: 'follow-up.reopen',
  title: '重新打开待办',
  permission: 'visit.write',
  shape: v.strictObject({ followUpId: recordIdShape }),
  reads: ({ followUpId }) => [{ kind: 'followUp', id: followUpId }],
  rule: ({ followUpId }, view) => {
    const followUp = view.get('followUp', followUpId)
    if (!followUp) return refuse('gone')
    if (followUp.state === 'open') return refuse('already-done')
    const open = { closingNote: '', closedAtMs: 0, closedByName: '' }
    return effect([{ kind: 'followUp', record: { ...followUp, ...open, state: 'open' } }])
  },
})
