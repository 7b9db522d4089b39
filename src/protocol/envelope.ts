/**
 * The envelope in which a command travels, and what comes back for it. Written for people in
 * docs/protocol.md; the two must say the same.
 */
import * as v from 'valibot'
import type { FieldValue } from '../domain/field-merge'
import type { RefusalCode } from '../domain/refusal'
import { commandIdShape, regionIdShape, textShape, timeMsShape } from '../domain/shapes'

/** Raised when the meaning of an existing command's args changes; old phones are told to update. */
export const schemaVersion = 1

/**
 * Most commands in one push: what one transaction takes without holding others up. A cloud function carries about
 * 100 KB a call, so that there the bytes end a push first (some 150 visits).
 */
export const maxCommandsPerPush = 300

export const commandEnvelopeShape = v.strictObject({
  /** Made on the phone, unique; sending it again has no further effect. */
  commandId: commandIdShape,
  /** The phone (installation) that wrote it. */
  clientId: v.pipe(textShape(64), v.minLength(1)),
  /** 1, 2, 3 … in the order in which the phone wrote them. */
  sequence: v.pipe(v.number(), v.integer(), v.minValue(1)),
  name: textShape(60),
  /** Where it acts: authorised before anything is looked up. */
  regionId: regionIdShape,
  /** Checked against the command's own shape after the authorisation. */
  args: v.unknown(),
  issuedAtMs: timeMsShape,
  schemaVersion: v.pipe(v.number(), v.integer()),
})

export type CommandEnvelope = v.InferOutput<typeof commandEnvelopeShape>

/** A field in which somebody else was first: the rest of the command took effect. */
export interface ConflictReport {
  readonly kind: 'house' | 'household' | 'resident' | 'visit'
  readonly id: string
  readonly field: string
  readonly from: FieldValue
  readonly mine: FieldValue
  readonly theirs: FieldValue
  readonly theirsByName: string
  readonly theirsAtMs: number
}

/**
 * applied / replayed: it has taken effect (now / before); take it out of the outbox.
 * rejected: it never will; keep it, show the reason. retry-later: this one was not looked at, send again.
 */
export type CommandResult =
  | {
      readonly commandId: string
      readonly status: 'applied' | 'replayed'
      readonly conflicts: readonly ConflictReport[]
      /** What an online command gives back, e.g. the code of a new invitation. */
      readonly answer?: unknown
    }
  | {
      readonly commandId: string
      readonly status: 'rejected'
      readonly code: RefusalCode
      readonly detail: string
    }
  | { readonly commandId: string; readonly status: 'retry-later' }
