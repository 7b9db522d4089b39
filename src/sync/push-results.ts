/** Reads what the server answered to a push. */
import * as v from 'valibot'
import type { CommandResult } from '../protocol/envelope'
import { conflictReportShape, refusalCodeShape } from '../store/set-aside'

const resultShape = v.variant('status', [
  v.looseObject({
    commandId: v.string(),
    status: v.picklist(['applied', 'replayed']),
    conflicts: v.array(conflictReportShape),
    answer: v.optional(v.unknown()),
  }),
  v.looseObject({
    commandId: v.string(),
    status: v.literal('rejected'),
    code: refusalCodeShape,
    detail: v.string(),
  }),
  v.looseObject({ commandId: v.string(), status: v.literal('retry-later') }),
])

const pushAnswerShape = v.looseObject({ results: v.array(resultShape) })

/** null when it is not an answer to a push: then nothing is known of the commands, and they are sent again. */
export const readPushAnswer = (output: unknown): readonly CommandResult[] | null => {
  const parsed = v.safeParse(pushAnswerShape, output)
  return parsed.success ? parsed.output.results : null
}
