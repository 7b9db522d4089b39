/** The registry of document commands: those that work offline. A new feature adds a line here. */
import type * as v from 'valibot'
import { editResident } from './resident/edit-resident'
import { recordVisit } from './visit/record-visit'

const definitions = [recordVisit, editResident] as const

export type DocumentCommand = (typeof definitions)[number]
export type DocumentCommandName = DocumentCommand['name']
type Definition<Name extends DocumentCommandName> = Extract<DocumentCommand, { name: Name }>
export type CommandArgs<Name extends DocumentCommandName> = v.InferOutput<Definition<Name>['shape']>

export const documentCommands: ReadonlyMap<string, DocumentCommand> = new Map(
  definitions.map((definition) => [definition.name, definition]),
)
