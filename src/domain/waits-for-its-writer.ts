/** Whether an office command that a phone keeps as a letter may be sent, or its writer is asked first. Pure. */
import { officeCommands } from './office-commands'

/** As a phone keeps it. */
interface KeptCommand {
  readonly envelope: { readonly name: string; readonly args: unknown; readonly issuedAtMs: number }
  readonly state: {
    readonly kind: string
    readonly maybeSent?: boolean
    readonly meantAtMs?: number
  }
}

/** Its writer is asked once it has lain too long; any other goes by itself however old it is. */
export const isAskedAbout = (name: string): boolean =>
  officeCommands.get(name)?.mayGoByItself !== undefined

/** One that may have been sent goes on being asked for under its id, however old: it may have taken effect. */
export const waitsForItsWriter = ({ envelope, state }: KeptCommand, nowMs: number): boolean => {
  if (state.kind !== 'waiting' || state.maybeSent === true) return false
  const definition = officeCommands.get(envelope.name)
  const meantAtMs = state.meantAtMs ?? envelope.issuedAtMs
  return definition?.mayGoByItself?.(envelope.args as never, meantAtMs, nowMs) === false
}
