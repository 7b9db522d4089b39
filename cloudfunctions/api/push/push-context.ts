/** What the steps of a push share: one transaction, one caller, one moment. */
import type { Refusal } from '../../../src/domain/refusal'
import type { CommandEnvelope, ConflictReport } from '../../../src/protocol/envelope'
import type { ActorAccess } from '../access/actor-access'
import type { Transaction } from '../database/connect'
import type { Vault } from '../secrets/vault'

export interface PushContext {
  readonly transaction: Transaction
  readonly vault: Vault
  /** By whose posts it is decided. */
  readonly access: ActorAccess
  readonly nowMs: number
}

/** What became of one command. */
export type CommandOutcome =
  | { readonly ok: true; readonly conflicts: readonly ConflictReport[]; readonly answer?: unknown }
  | { readonly ok: false; readonly error: Refusal }

export interface SettledCommand {
  readonly envelope: CommandEnvelope
  readonly outcome: CommandOutcome
}

/** A rule that threw: a fault of the program, which will be the same the next time. */
export class BrokenRule extends Error {
  override readonly name = 'BrokenRule'
}
