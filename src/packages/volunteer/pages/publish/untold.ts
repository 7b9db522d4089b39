/** Of the answer to a change: how many no message reaches, by the shift in whose list they stand. */
import * as v from 'valibot'

const untoldShape = v.object({
  untold: v.array(v.object({ shiftId: v.string(), startsAtMs: v.number(), people: v.number() })),
})

export type UntoldShift = v.InferOutput<typeof untoldShape>['untold'][number]

/** None of an older server, which does not say. */
export const untoldIn = (answer: unknown): readonly UntoldShift[] => {
  const told = v.safeParse(untoldShape, answer)
  return told.success ? told.output.untold : []
}
