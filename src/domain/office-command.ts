/**
 * What an office command is: one that needs the network, because no phone holds what it changes. It travels in the same
 * envelope as any other (idempotent, authorised by region); its work is done on the server only.
 */
import type * as v from 'valibot'
import type { Permission } from './organisation/permission'

export interface OfficeCommandDefinition<Name extends string, Shape extends v.GenericSchema> {
  readonly name: Name
  readonly title: string
  /** null: nobody needs a post for it (accepting an invitation, signing up); its handler looks at whose it is. */
  readonly permission: Permission | null
  readonly shape: Shape
  /**
   * Where it is kept on a phone that was long without a network: whether it may still be sent for the first time unasked.
   * Left out: always. A method, so that a registry can ask it of args that it has checked.
   */
  mayGoByItself?(args: v.InferOutput<Shape>, meantAtMs: number, nowMs: number): boolean
}

/** Gives the definition its exact types; nothing happens here. */
export const defineOffice = <const Name extends string, Shape extends v.GenericSchema>(
  definition: OfficeCommandDefinition<Name, Shape>,
): OfficeCommandDefinition<Name, Shape> => definition
