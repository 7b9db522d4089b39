/** The shape of one field's change on the wire: what its writer saw and what it is to become. */
import * as v from 'valibot'

/** `{from, to}`, absent when the field does not change. */
export const fieldChangeShape = <Shape extends v.GenericSchema>(shape: Shape) =>
  v.optional(v.strictObject({ from: shape, to: shape }))
