/** Which commands wait a moment before they are sent, so that a tap that changes a household can be taken back. */
import type { DocumentCommandName } from '../domain/commands'

/** Undo for ten seconds after a destructive tap: the product's promise (README, "Where it stops"). */
export const undoMs = 10_000

/** All after which a page offers to take it back as a whole: what is offered must be kept. */
const takenBack: ReadonlySet<string> = new Set<DocumentCommandName>([
  'household.move-in',
  'household.move-out',
  'household.move-within',
  'household.return',
  'household.join',
  'household.split',
  'resident.move-out',
  'resident.move-to',
  'resident.return',
  'resident.record-death',
  'resident.merge',
])

/** For how long a command is held back, in ms; 0 for most. Commands behind it wait too: their order matters. */
export const holdMsOf = (name: string): number => (takenBack.has(name) ? undoMs : 0)
