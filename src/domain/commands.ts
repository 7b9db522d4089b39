/** The registry of document commands: those that work offline. A new feature adds a line here. */
import type * as v from 'valibot'
import { handOnFollowUp } from './follow-up/hand-on-follow-up'
import { closeFollowUp, reopenFollowUp } from './follow-up/settle-follow-up'
import { addHouse, editHouse } from './house/write-house'
import { editHousehold } from './household/edit-household'
import { joinHouseholds } from './household/join-households'
import { moveIn } from './household/move-in'
import { householdReturn, moveOut } from './household/move-out'
import { moveWithin } from './household/move-within'
import { splitHousehold } from './household/split-household'
import { addResident } from './resident/add-resident'
import { correctIdNumber } from './resident/correct-id-number'
import { recordDeath, residentMoveOut, residentReturn } from './resident/departure'
import { editResident } from './resident/edit-resident'
import { mergeResidents, unmergeResidents } from './resident/merge-residents'
import { moveResident } from './resident/move-resident'
import { noteAccess } from './resident/note-access'
import { amendVisit, correctVisit } from './visit/correct-visit'
import { recordVisit } from './visit/record-visit'

const definitions = [
  recordVisit,
  correctVisit,
  amendVisit,
  closeFollowUp,
  reopenFollowUp,
  handOnFollowUp,
  addHouse,
  editHouse,
  moveIn,
  editHousehold,
  moveOut,
  householdReturn,
  moveWithin,
  splitHousehold,
  joinHouseholds,
  addResident,
  editResident,
  correctIdNumber,
  residentMoveOut,
  recordDeath,
  residentReturn,
  moveResident,
  mergeResidents,
  unmergeResidents,
  noteAccess,
] as const

export type DocumentCommand = (typeof definitions)[number]
export type DocumentCommandName = DocumentCommand['name']
type Definition<Name extends DocumentCommandName> = Extract<DocumentCommand, { name: Name }>
export type CommandArgs<Name extends DocumentCommandName> = v.InferOutput<Definition<Name>['shape']>

export const documentCommands: ReadonlyMap<string, DocumentCommand> = new Map(
  definitions.map((definition) => [definition.name, definition]),
)
