/** What is left to be done after a change, of the answer to it: whom no message reaches, and what does not follow it. */
import * as v from 'valibot'

const untoldShape = v.object({
  untold: v.array(v.object({ shiftId: v.string(), startsAtMs: v.number(), people: v.number() })),
})

const keptShape = v.object({
  kept: v.array(
    v.object({
      ...{ activityId: v.string(), startsAtMs: v.number(), endsAtMs: v.number() },
      ...{ quota: v.number(), seatsTaken: v.number(), why: v.string() },
    }),
  ),
})

/** People, by the shift in whose list they stand. */
export type UntoldShift = v.InferOutput<typeof untoldShape>['untold'][number]
/** Of a later one of the series. */
export type KeptShift = v.InferOutput<typeof keptShape>['kept'][number]

export interface LeftToDo {
  readonly untold: readonly UntoldShift[]
  readonly kept: readonly KeptShift[]
}

/** Nothing of an older server, which does not say. */
export const leftToDo = (answer: unknown): LeftToDo => {
  const told = v.safeParse(untoldShape, answer)
  const stayed = v.safeParse(keptShape, answer)
  return {
    untold: told.success ? told.output.untold : [],
    kept: stayed.success ? stayed.output.kept : [],
  }
}

export const isNothingLeft = ({ untold, kept }: LeftToDo): boolean =>
  untold.length === 0 && kept.length === 0
