/** What is pledged to pooled wishes, in kind or in hours, and taken back while it is gathered. */
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { stepWish } from '../../../src/domain/wish/step-wish'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { holdHours, releaseHours } from '../time-bank/pledged-hours.repository'
import { addPledge, endPledge, findPledge } from './pledge.repository'
import { takeWishStep } from './take-wish-step'
import { actorFor, wishDeskOf } from './wish.commands'
import { lockWish } from './wish.repository'

const postingOf = ({ transaction, access: { actor }, nowMs }: OfficeContext) => ({
  ...{ database: transaction, by: actor, nowMs },
})

/**
 * The wish's row is held throughout, so that pledges never come to more than the target. Hours are held only after the rule
 * has said yes, and nothing is written before they are.
 */
export const pledgeToWish: OfficeHandler<'wish.pledge'> = async (args, context) => {
  const { wishId, pledgeId, amount, helper, words } = args
  const { vault, access, nowMs } = context
  const desk = wishDeskOf(context)
  const stored = await lockWish(desk.files, wishId)
  if (!stored) return refuse('wish-not-found')
  if (await findPledge(desk.files, pledgeId)) return refuse('id-taken')
  const by = actorFor(context)
  const act = { kind: 'pledge', amount } as const
  const decided = stepWish(stored.wish, act, { by, nowMs, rules: access.settings.wishes })
  if (!decided.ok) return decided
  const { pool } = decided.value.wish
  if (pool?.unit === 'hour') {
    const held = await holdHours(
      { ...postingOf(context), vault, rules: access.settings.timeBank },
      { id: pledgeId, minutes: amount * 60, untilMs: pool.untilMs, reason: '众筹微心愿' },
    )
    if (!held.ok) return held
  }
  const taken = await takeWishStep(desk, stored, act, { by, words: '', photoIds: [] })
  if (!taken.ok) return taken
  const { memberId } = access.actor
  await addPledge(desk.files, {
    ...{ id: pledgeId, wishId, memberId, amount, state: 'standing', atMs: nowMs, helper, words },
  })
  return success({ pledged: pool?.pledged ?? 0 })
}

export const takeBackPledge: OfficeHandler<'wish.take-back'> = async (
  { wishId, pledgeId },
  context,
) => {
  const desk = wishDeskOf(context)
  const { files } = desk
  const before = await lockWish(files, wishId)
  const pledge = before && (await findPledge(files, pledgeId))
  if (!before || pledge?.wishId !== wishId || pledge.memberId !== context.access.actor.memberId)
    return refuse('wish-not-found')
  if (pledge.state !== 'standing') return refuse('already-done', '这一份已经退回了')
  const { amount } = pledge
  const told = { by: actorFor(context), words: '', photoIds: [] }
  const taken = await takeWishStep(desk, before, { kind: 'take-back', amount }, told)
  if (!taken.ok) return taken
  await endPledge(files, pledgeId, 'taken-back')
  if (taken.value.wish.pool?.unit === 'hour') await releaseHours(postingOf(context), [pledgeId])
  return success({ pledged: taken.value.wish.pool?.pledged ?? 0 })
}
