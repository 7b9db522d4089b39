/**
 * What community workers do about wishes. `publish` is the one place where a wish becomes public: a content check of its
 * words belongs before it.
 */
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import type { OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { takeWishStep } from './take-wish-step'
import { actorFor, wishDeskOf } from './wish.commands'
import { lockWish } from './wish.repository'

export const handleWish: OfficeHandler<'wish.handle'> = async (
  { wishId, act, photoIds },
  context,
) => {
  const desk = wishDeskOf(context)
  const stored = await lockWish(desk.files, wishId)
  if (!stored?.path.startsWith(regionOf(context).path)) return refuse('wish-not-found')
  const by = actorFor(context, { manages: true })
  const words = act.kind === 'publish' ? '' : act.words
  const shown = act.kind === 'publish' ? { shownText: act.text } : {}
  const taken = await takeWishStep(
    desk,
    stored,
    { kind: act.kind },
    { by, words, photoIds, ...shown },
  )
  return taken.ok ? success({ state: taken.value.wish.state }) : taken
}
