/** What residents do about wishes: write, claim, give up, do, confirm; and the same at the door for them. */
import { addDays, dayMs, startOfChinaDateMs } from '../../../src/domain/calendar'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import type { Pool, Wish } from '../../../src/domain/wish/wish'
import type { WishAct, WishActor } from '../../../src/domain/wish/wish-acts'
import type { Helper, WishRequest } from '../../../src/domain/wish/wish-commands'
import type { RegionPlace } from '../access/region-place'
import { filesOf } from '../office/office-files'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { askContentCheck, lockCheck } from '../content-check/content-check.repository'
import { forgetCheck } from '../content-check/check-state.repository'
import { regionOf } from '../office/office-region'
import { takeWishStep } from './take-wish-step'
import { messagesOfWishStep } from './tell-wish'
import { isWishOf, type WishDesk } from './wish-desk'
import { addWishStep } from './wish-step.repository'
import { countClaims, findWishes, insertWish, lockWish, type StoredWish } from './wish.repository'
import { writeMessages } from '../message/message.repository'

/** Nobody should have to remember a pledge for longer. */
const longestPoolDays = 180

export const wishDeskOf = (context: OfficeContext): WishDesk => ({
  files: filesOf(context),
  settings: context.access.settings,
  nowMs: context.nowMs,
})

export const actorFor = (
  { access: { actor } }: OfficeContext,
  sides: Partial<WishActor> = {},
): WishActor => ({
  memberId: actor.memberId,
  memberName: actor.memberName,
  ...{ manages: false, actsForWisher: false },
  ...sides,
})

/** The region above the one that is synced as a whole (the grid, in the demo); a region higher up as it is. */
const shownPathOf = ({ path, scopeId }: RegionPlace): string => {
  const ids = path.split('/').filter(Boolean)
  const scope = ids.indexOf(scopeId)
  return scope <= 0 ? path : `/${ids.slice(0, scope).join('/')}/`
}

const poolOf = (asked: WishRequest['pool'], nowMs: number): Result<Pool | null, Refusal> => {
  if (!asked) return success(null)
  const untilMs = startOfChinaDateMs(addDays(asked.untilDate, 1))
  if (untilMs <= nowMs || untilMs > nowMs + longestPoolDays * dayMs)
    return refuse('invalid', `请选 ${longestPoolDays} 天以内的一天`)
  return success({ unit: asked.unit, target: asked.target, pledged: 0, untilMs })
}

const writeWish = async (
  wishId: string,
  request: WishRequest,
  isWisher: boolean,
  context: OfficeContext,
): Promise<Result<undefined, Refusal>> => {
  const { access, region, nowMs, vault } = context
  const { wishes } = access.settings
  // The root is the street: nobody could tell which community checks it.
  if (!region || region.path === `/${region.id}/`) return refuse('region-not-found')
  if (!wishes.categories.includes(request.category))
    return refuse('invalid', '类别不在清单里，请重选')
  if (request.text.length > wishes.longestText)
    return refuse('invalid', `最多 ${wishes.longestText} 个字`)
  const pool = poolOf(request.pool, nowMs)
  if (!pool.ok) return pool
  const desk = wishDeskOf(context)
  const { files } = desk
  const [taken] = await findWishes(files, [wishId])
  if (taken) return refuse('id-taken')
  const { memberId, memberName } = access.actor
  const wish: Wish = {
    ...{ id: wishId, regionId: region.id, state: 'checking', claim: null, pool: pool.value },
    ...{ wisherMemberId: isWisher ? memberId : '', writtenByMemberId: memberId },
    ...{ fulfilledByMemberId: '', submittedAtMs: nowMs, publishedAtMs: 0 },
    ...{ confirmedAtMs: 0, changedAtMs: nowMs },
  }
  const stored: StoredWish = {
    ...{ wish, path: region.path, shownPath: shownPathOf(region), shownText: '' },
    ...{ shownThanks: '', stepCount: 1, request, helper: null },
  }
  const kind = isWisher ? 'submit' : 'take-down'
  await insertWish(files, stored)
  await addWishStep(files, wishId, {
    ...{ turn: 1, kind, atMs: nowMs, memberId, words: '', photoIds: [] },
    byName: memberName,
  })
  await askContentCheck(outboxOf(context), {
    ...{ kind: 'wish', subjectId: wishId, region, memberId, texts: [request.text], photoIds: [] },
  })
  await writeMessages(
    { transaction: files.database, vault, tenantId: files.tenantId, nowMs },
    await messagesOfWishStep(desk, { before: stored, after: stored, pledges: [] }, kind),
  )
  return success(undefined)
}

export const publishWish: OfficeHandler<'wish.publish'> = ({ wishId, request }, context) =>
  writeWish(wishId, request, true, context)

export const publishWishFor: OfficeHandler<'wish.publish-for'> = ({ wishId, request }, context) =>
  writeWish(wishId, request, false, context)

interface Said {
  readonly words: string
  readonly photoIds?: readonly string[]
  readonly helper?: Helper
}

/** One step of a wish by who sent it. */
const step = async (
  wishId: string,
  context: OfficeContext,
  act: WishAct,
  { words, photoIds = [], helper }: Said,
): Promise<Result<StoredWish, Refusal>> => {
  const desk = wishDeskOf(context)
  const stored = await lockWish(desk.files, wishId)
  if (!stored) return refuse('wish-not-found')
  const told = { by: actorFor(context), words, photoIds, ...(helper ? { helper } : {}) }
  return takeWishStep(desk, stored, act, told)
}

const answered = async (taken: Promise<Result<StoredWish, Refusal>>) => {
  const result = await taken
  return result.ok ? success({ state: result.value.wish.state }) : result
}

export const withdrawWish: OfficeHandler<'wish.withdraw'> = async ({ wishId }, context) => {
  const { transaction, access } = context
  const check = { tenantId: access.actor.tenantId, kind: 'wish', subjectId: wishId } as const
  // Before the wish's own row, as whoever settles a check does.
  await lockCheck(transaction, check)
  const desk = wishDeskOf(context)
  const stored = await lockWish(desk.files, wishId)
  if (!stored || !isWishOf(access, stored)) return refuse('wish-not-found')
  const told = { by: actorFor(context), words: '', photoIds: [] }
  const taken = await answered(takeWishStep(desk, stored, { kind: 'withdraw' }, told))
  if (taken.ok) await forgetCheck(transaction, check)
  return taken
}

/** What one member claims happens one thing after the other, or four would fit into three. */
const takeTurns = ({ transaction, access: { actor } }: OfficeContext) =>
  transaction
    .selectFrom('member')
    .select('id')
    .where('tenant_id', '=', actor.tenantId)
    .where('id', '=', actor.memberId)
    .forNoKeyUpdate()
    .execute()

export const claimWish: OfficeHandler<'wish.claim'> = async (
  { wishId, helper, words },
  context,
) => {
  await takeTurns(context)
  const { files } = wishDeskOf(context)
  const ownClaims = await countClaims(files, context.access.actor.memberId)
  return answered(step(wishId, context, { kind: 'claim', ownClaims }, { helper, words }))
}

export const giveUpWish: OfficeHandler<'wish.give-up'> = ({ wishId, words }, context) =>
  answered(step(wishId, context, { kind: 'give-up' }, { words }))

export const fulfilWish: OfficeHandler<'wish.fulfil'> = ({ wishId, ...said }, context) =>
  answered(step(wishId, context, { kind: 'fulfil' }, said))

/** Everybody reads the thanks of a wish that came true, once they were checked. */
const thanked = async (
  taken: Promise<Result<StoredWish, Refusal>>,
  words: string,
  context: OfficeContext,
) => {
  const result = await taken
  if (result.ok && result.value.wish.state === 'confirmed' && words.trim() !== '') {
    const { wish, path } = result.value
    await askContentCheck(outboxOf(context), {
      ...{ kind: 'wish-thanks', subjectId: wish.id, region: { id: wish.regionId, path } },
      ...{ memberId: context.access.actor.memberId, texts: [words], photoIds: [] },
    })
  }
  return result
}

export const confirmWish: OfficeHandler<'wish.confirm'> = (
  { wishId, cameTrue, ...said },
  context,
) => {
  const act = { kind: cameTrue ? 'confirm' : 'not-fulfilled' } as const
  return answered(thanked(step(wishId, context, act, said), said.words, context))
}

export const confirmWishFor: OfficeHandler<'wish.confirm-for'> = async (
  { wishId, cameTrue, words, photoIds },
  context,
) => {
  const desk = wishDeskOf(context)
  const stored = await lockWish(desk.files, wishId)
  if (!stored?.path.startsWith(regionOf(context).path)) return refuse('wish-not-found')
  const by = actorFor(context, { actsForWisher: true })
  const act = { kind: cameTrue ? 'confirm' : 'not-fulfilled' } as const
  const taken = takeWishStep(desk, stored, act, { by, words, photoIds })
  return answered(thanked(taken, words, context))
}
