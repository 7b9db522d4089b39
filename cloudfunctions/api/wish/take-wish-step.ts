/**
 * Takes one step of a wish: the rule decides; the row, the step, what becomes of pledges and the messages are written
 * together.
 */
import * as v from 'valibot'
import type { Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { releasesPledges, stepWish } from '../../../src/domain/wish/step-wish'
import type { WishAct, WishActor, WishStepKind } from '../../../src/domain/wish/wish-acts'
import type { Helper } from '../../../src/domain/wish/wish-commands'
import { takeUpPhotos } from '../file/resident-photo.repository'
import { writeMessages } from '../message/message.repository'
import { memberIdShape } from '../../../src/domain/shapes'
import { giveHours, releaseHours } from '../time-bank/pledged-hours.repository'
import { endPledges, listPledges } from './pledge.repository'
import { messagesOfWishStep } from './tell-wish'
import type { WishDesk } from './wish-desk'
import { addWishStep } from './wish-step.repository'
import { saveWish, type StoredWish } from './wish.repository'

export interface WishWords {
  readonly by: WishActor
  readonly words: string
  readonly photoIds: readonly string[]
  /** Of a claim. */
  readonly helper?: Helper
  /** Of the check: what everybody reads from then on. */
  readonly shownText?: string
}

const postingOf = ({ files, nowMs }: WishDesk, { memberId, memberName }: WishActor) => ({
  database: files.database,
  by: { tenantId: files.tenantId, memberId, memberName },
  nowMs,
})

/** Came true: hours go to the pool, which pays for help. Came to nothing: they are free again. */
const settlePledges = async (
  desk: WishDesk,
  { wish }: StoredWish,
  by: WishActor,
): Promise<void> => {
  if (!wish.pool) return
  const cameTrue = wish.state === 'confirmed'
  if (!cameTrue && !releasesPledges(wish)) return
  const ids = await endPledges(desk.files, wish.id, cameTrue ? 'given' : 'released')
  if (wish.pool.unit !== 'hour') return
  await (cameTrue ? giveHours : releaseHours)(postingOf(desk, by), [...ids].sort())
}

const photosTaken = (
  { files }: WishDesk,
  { by, photoIds }: WishWords,
  wishId: string,
): Promise<readonly string[]> =>
  photoIds.length === 0
    ? Promise.resolve([])
    : takeUpPhotos(
        files.database,
        { tenantId: files.tenantId, memberId: v.parse(memberIdShape, by.memberId) },
        photoIds,
        { kind: 'wish', id: wishId },
      )

/** `stored` is held by the caller's transaction. */
export const takeWishStep = async (
  desk: WishDesk,
  stored: StoredWish,
  act: WishAct,
  told: WishWords,
): Promise<Result<StoredWish, Refusal>> => {
  const { files, settings, nowMs } = desk
  const { by } = told
  const step = stepWish(stored.wish, act, { by, nowMs, rules: settings.wishes })
  if (!step.ok) return step
  const { wish, event } = step.value
  const kind: WishStepKind = act.kind === 'alarm' ? (event ?? 'expired') : act.kind
  const after: StoredWish = {
    ...stored,
    wish,
    stepCount: stored.stepCount + 1,
    shownText: told.shownText ?? stored.shownText,
    helper: wish.claim ? (told.helper ?? stored.helper) : null,
  }
  // Those who pledged are told even where the step releases them.
  const pledges = wish.pool ? await listPledges(files, [wish.id]) : []
  await saveWish(files, after)
  await addWishStep(files, wish.id, {
    ...{ turn: after.stepCount, kind, atMs: wish.changedAtMs, memberId: by.memberId },
    ...{ byName: by.memberName, words: told.words },
    photoIds: await photosTaken(desk, told, wish.id),
  })
  await settlePledges(desk, after, by)
  await writeMessages(
    { transaction: files.database, vault: files.vault, tenantId: files.tenantId, nowMs },
    await messagesOfWishStep(desk, { before: stored, after, pledges }, kind),
  )
  return success(after)
}
