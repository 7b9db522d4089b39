/** Which commands wait a moment before they are sent, so that a destructive tap can be taken back. */
import type { DocumentCommandName } from '../domain/commands'

/** Undo for ten seconds after a destructive tap: the product's promise (README, "Where it stops"). */
export const undoMs = 10_000

const destructive: ReadonlySet<string> = new Set<DocumentCommandName>([
  'household.move-out',
  'household.join',
  'household.split',
  'resident.move-out',
  'resident.record-death',
  'resident.merge',
])

/** For how long a command is held back, in ms; 0 for most. Commands behind it wait too: their order matters. */
export const holdMsOf = (name: string): number => (destructive.has(name) ? undoMs : 0)
