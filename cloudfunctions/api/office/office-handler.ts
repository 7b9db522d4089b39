/**
 * The form of an office command's work on the server. The push has authorised the envelope's region by the
 * command's permission before a handler runs; everything else that the arguments name, a handler checks
 * itself. A handler decides before it writes, so that a refusal leaves nothing behind.
 */
import type { OfficeCommandArgs, OfficeCommandName } from '../../../src/domain/office-commands'
import type { Refusal } from '../../../src/domain/refusal'
import type { Result } from '../../../src/domain/result'
import type { CommandId } from '../../../src/domain/shapes'
import type { ActorAccess } from '../access/actor-access'
import type { RegionPlace } from '../access/region-place'
import type { Transaction } from '../database/connect'
import type { Vault } from '../secrets/vault'

export interface OfficeContext {
  readonly transaction: Transaction
  readonly vault: Vault
  /** The member who sent it, with the posts that hold now. */
  readonly access: ActorAccess
  readonly commandId: CommandId
  /** Of the envelope. null only for a command that needs no permission and names no existing region. */
  readonly region: RegionPlace | null
  /** The server's clock. */
  readonly nowMs: number
}

/** The answer for the caller (undefined for none), or why not. */
export type OfficeOutcome = Result<unknown, Refusal>

export type OfficeHandler<Name extends OfficeCommandName> = (
  args: OfficeCommandArgs<Name>,
  context: OfficeContext,
) => Promise<OfficeOutcome>
