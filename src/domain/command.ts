/**
 * What a command is: a name, a shape, the permission it needs, what it reads, and one pure rule that the
 * phone runs to show the effect at once and the server runs on the truth. Rules get time and identity
 * as arguments; the same input gives the same output on both sides.
 */
import type * as v from 'valibot'
import type { FieldConflict } from './field-merge'
import type { Permission } from './organisation/permission'
import type { RecordChange } from './record'
import type { RecordRef, RecordView } from './record-view'
import type { Refusal } from './refusal'
import type { Result } from './result'
import type { Settings } from './settings/settings'
import type { CommandId, MemberId, RegionId } from './shapes'

export interface RuleContext {
  readonly commandId: CommandId
  /** The region named in the envelope: records read must lie in it (or in one that `alsoIn` names). */
  readonly regionId: RegionId
  readonly memberId: MemberId
  readonly memberName: string
  /** The server's clock on the server, the phone's on the phone. */
  readonly nowMs: number
  /** When the worker pressed the key, never later than nowMs. */
  readonly issuedAtMs: number
  readonly settings: Settings
}

/** A whole ID number on its way to the server's vault; a phone only ever keeps the mask. */
export interface IdNumberChange {
  readonly residentId: string
  readonly idNumber: string
}

/** Two residents exchange what the vault holds for them (a merge, its undoing); either may hold nothing. */
export interface IdNumberExchange {
  readonly residentId: string
  readonly withResidentId: string
}

/** Somebody looked at or dialled a phone number: to be kept in the access log. */
export interface AccessNote {
  readonly residentId: string
  readonly act: AccessAct
}

export const accessActs = ['show-phone', 'dial'] as const
export type AccessAct = (typeof accessActs)[number]

export interface Effect {
  readonly changes: readonly RecordChange[]
  /** Fields in which somebody else was first; the rest of the command has taken effect. */
  readonly conflicts: readonly FieldConflict[]
  readonly idNumbers: readonly IdNumberChange[]
  readonly idNumberExchanges: readonly IdNumberExchange[]
  readonly accessNotes: readonly AccessNote[]
}

export const effect = (
  changes: readonly RecordChange[],
  rest: Partial<Omit<Effect, 'changes'>> = {},
): { readonly ok: true; readonly value: Effect } => ({
  ok: true,
  value: {
    changes,
    conflicts: rest.conflicts ?? [],
    idNumbers: rest.idNumbers ?? [],
    idNumberExchanges: rest.idNumberExchanges ?? [],
    accessNotes: rest.accessNotes ?? [],
  },
})

export interface CommandDefinition<Name extends string, Shape extends v.GenericSchema> {
  readonly name: Name
  readonly permission: Permission
  readonly shape: Shape
  /** What these args need besides: a visit that corrects the file writes the file. */
  readonly alsoNeeds?: (args: v.InferOutput<Shape>) => readonly Permission[]
  /** Regions besides the envelope's in which the command acts too (a move); each is authorised. */
  readonly alsoIn?: (args: v.InferOutput<Shape>) => readonly RegionId[]
  /** What must be loaded (and locked, on the server) before the rule runs. */
  readonly reads: (args: v.InferOutput<Shape>) => readonly RecordRef[]
  readonly rule: (
    args: v.InferOutput<Shape>,
    view: RecordView,
    context: RuleContext,
  ) => Result<Effect, Refusal>
  /** What the outbox page calls it: '记一次走访'. */
  readonly title: string
}

/** Gives the definition its exact types; nothing happens here. */
export const defineCommand = <const Name extends string, Shape extends v.GenericSchema>(
  definition: CommandDefinition<Name, Shape>,
): CommandDefinition<Name, Shape> => definition
