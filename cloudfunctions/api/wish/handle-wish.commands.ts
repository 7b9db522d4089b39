/**
 * What community workers do about wishes. `publish` is the one place where a wish becomes public: its words have been
 * through the content check before, and what that held is decided by whoever publishes, never by who wrote it.
 */
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { forgetCheck } from '../content-check/check-state.repository'
import { lockCheck, settleCheck, type CheckRow } from '../content-check/content-check.repository'
import type { OfficeHandler } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { regionOf } from '../office/office-region'
import { takeWishStep } from './take-wish-step'
import { actorFor, wishDeskOf } from './wish.commands'
import { lockWish } from './wish.repository'

/** A wish that was written before there was a check has none. */
const mayPublish = (check: CheckRow | undefined, memberId: string): Result<undefined, Refusal> => {
  if (check?.state === 'waiting')
    return refuse('invalid', '这些话机器还在查，一般一两分钟，请过一会儿再公开')
  return check?.state === 'held' && check.memberId === memberId
    ? refuse('needs-another')
    : success(undefined)
}

export const handleWish: OfficeHandler<'wish.handle'> = async (
  { wishId, act, photoIds },
  context,
) => {
  const desk = wishDeskOf(context)
  const { transaction } = context
  const by = actorFor(context, { manages: true })
  const subject = { tenantId: desk.files.tenantId, kind: 'wish', subjectId: wishId } as const
  // Before the wish's own row, as whoever settles a check does.
  const check = await lockCheck(transaction, subject)
  const stored = await lockWish(desk.files, wishId)
  if (!stored?.path.startsWith(regionOf(context).path)) return refuse('wish-not-found')
  const isPublish = act.kind === 'publish'
  const checked = isPublish ? mayPublish(check, by.memberId) : success(undefined)
  if (!checked.ok) return checked
  const words = isPublish ? '' : act.words
  const shown = isPublish ? { shownText: act.text } : {}
  const told = { by, words, photoIds, ...shown }
  const taken = await takeWishStep(desk, stored, { kind: act.kind }, told)
  if (!taken.ok) return taken
  if (isPublish && check?.state === 'held')
    await settleCheck(outboxOf(context), subject, {
      ...{ state: 'passed', nowMs: context.nowMs, decidedBy: by.memberId },
    })
  if (act.kind === 'decline') await forgetCheck(transaction, subject)
  return success({ state: taken.value.wish.state })
}
