/** Which step asks for which command. */
import {
  addDoor,
  addResident,
  amend,
  correctVisit,
  dial,
  editPlace,
  editResident,
  followUp,
  visit,
} from './door-wishes'
import type { StepKind } from './history'
import {
  householdLeavesOrReturns,
  join,
  leaveOrReturn,
  merge,
  moveHousehold,
  moveResident,
  personLeavesOrReturns,
  split,
  splitOrJoin,
} from './household-wishes'
import type { WishOf } from './scene'

export const wishes: Partial<Record<StepKind, WishOf>> = {
  visit,
  'edit-resident': editResident,
  'edit-place': editPlace,
  'add-resident': addResident,
  'add-door': addDoor,
  'move-household': moveHousehold,
  'move-resident': moveResident,
  'split-or-join': splitOrJoin,
  'leave-or-return': leaveOrReturn,
  merge,
  amend,
  'correct-visit': correctVisit,
  'follow-up': followUp,
  dial,
}

/** What two phones may do to one household at once. */
export const householdWishes: readonly WishOf[] = [
  merge,
  merge,
  personLeavesOrReturns,
  householdLeavesOrReturns,
  split,
  join,
  moveHousehold,
  moveResident,
  visit,
  addResident,
]

/** What is written on days without a signal. */
export const offlineWishes: readonly WishOf[] = [
  visit,
  editResident,
  correctVisit,
  addResident,
  amend,
]
