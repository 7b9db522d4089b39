/** A wish that was held or turned down, in other words: looked at anew by machine and by person. */
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { askContentCheck, lockCheck } from '../content-check/content-check.repository'
import type { OfficeHandler } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { takeWishStep } from './take-wish-step'
import { isWishOf } from './wish-desk'
import { actorFor, wishDeskOf } from './wish.commands'
import { lockWish, saveWishRequest } from './wish.repository'

export const rewriteWish: OfficeHandler<'wish.rewrite'> = async ({ wishId, text }, context) => {
  const { transaction, access } = context
  const { tenantId, memberId } = access.actor
  const { longestText } = access.settings.wishes
  if (text.length > longestText) return refuse('invalid', `最多 ${longestText} 个字`)
  const desk = wishDeskOf(context)
  // Before the wish's own row, as whoever settles a check does.
  const check = await lockCheck(transaction, { tenantId, kind: 'wish', subjectId: wishId })
  const stored = await lockWish(desk.files, wishId)
  if (!stored || !isWishOf(access, stored)) return refuse('wish-not-found')
  const told = { by: actorFor(context), words: stored.request.text, photoIds: [] }
  const act = { kind: 'rewrite', isHeld: check?.state === 'held' } as const
  const taken = await takeWishStep(desk, stored, act, told)
  if (!taken.ok) return taken
  await saveWishRequest(desk.files, wishId, { ...stored.request, text })
  await askContentCheck(outboxOf(context), {
    ...{ kind: 'wish', subjectId: wishId, memberId, texts: [text], photoIds: [] },
    region: { id: stored.wish.regionId, path: stored.path },
  })
  return success({ state: taken.value.wish.state })
}
