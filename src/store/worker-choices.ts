/** What the worker decides about things that sync set aside: conflicts and refused commands. */
import type { OpenConflict } from '../application'
import type { CommandDraft, MemberStore } from './member-store'

const editOf = {
  house: 'house.edit',
  household: 'household.edit',
  resident: 'resident.edit',
  visit: 'visit.correct',
}
const idField = {
  house: 'houseId',
  household: 'householdId',
  resident: 'residentId',
  visit: 'visitId',
}

/** My value once more, this time in the knowledge of theirs. */
export const editForMine = (conflict: OpenConflict): CommandDraft => ({
  name: editOf[conflict.kind],
  regionId: conflict.regionId,
  args: {
    [idField[conflict.kind]]: conflict.id,
    changes: { [conflict.field]: { from: conflict.theirs, to: conflict.mine } },
  },
})

export const findConflict = (store: MemberStore, conflictId: string): OpenConflict | undefined =>
  store.shelves.aside.conflicts.find((conflict) => conflict.conflictId === conflictId)

export const settleConflict = (store: MemberStore, conflictId: string): Promise<void> =>
  store.exclusively(async () => {
    await store.shelves.aside.dropConflict(conflictId)
    store.show()
  })

export const dismissRefused = (store: MemberStore, commandId: string): Promise<void> =>
  store.exclusively(async () => {
    await store.shelves.aside.dropRefused(commandId)
    store.show()
  })
