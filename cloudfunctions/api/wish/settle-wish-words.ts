/**
 * What the content check says of the words of a wish, before the community worker reads them, and of the thanks, before
 * everybody does. What it holds is told to who wrote it, and is never lost.
 */
import { dayMs } from '../../../src/domain/calendar'
import { theClock } from '../../../src/domain/wish/wish-acts'
import { tellsOfSomebody } from '../../../src/domain/wish/tells-of-somebody'
import type { CheckDesk, ContentOutcome } from '../content-check/content-check.repository'
import { writeMessages } from '../message/message.repository'
import { listPledges } from './pledge.repository'
import { takeWishStep } from './take-wish-step'
import { wishPage } from './tell-wish'
import { listWishSteps } from './wish-step.repository'
import { lockWish, saveWish, type StoredWish, type WishTransaction } from './wish.repository'

const filesOf = ({ transaction, vault, tenantId }: CheckDesk): WishTransaction => ({
  ...{ database: transaction, vault, tenantId },
})

const tellWriter = (desk: CheckDesk, { wish, request }: StoredWish, what: string, remark: string) =>
  writeMessages(desk, [
    {
      id: `wish.${wish.id}.${what}`,
      memberId: wish.wisherMemberId || wish.writtenByMemberId,
      template: 'wish-turn',
      text: {
        page: wishPage(wish.id),
        title: `微心愿 ${request.category}`,
        startsAtMs: desk.nowMs,
        place: '',
        remark,
      },
      usefulUntilMs: desk.nowMs + 7 * dayMs,
    },
  ])

/** Passed, it still waits for the community worker, who alone publishes. */
export const settleWishWords = async (
  desk: CheckDesk,
  wishId: string,
  { state, reason }: ContentOutcome,
): Promise<void> => {
  const { transaction, tenantId, nowMs } = desk
  if (state === 'passed') return
  const files = filesOf(desk)
  const stored = await lockWish(files, wishId)
  if (stored?.wish.state !== 'checking') return
  if (state === 'held')
    return tellWriter(
      desk,
      stored,
      `words.held.${stored.stepCount}`,
      '社区要先看看您写的话，看过告诉您',
    )
  const { settings } = await transaction
    .selectFrom('tenant')
    .select('settings')
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow()
  const by = { ...theClock, memberName: '内容审核', manages: true }
  const told = { by, words: reason, photoIds: [] }
  await takeWishStep({ files, settings, nowMs }, stored, { kind: 'decline' }, told)
}

/** Names, doors and numbers of all whom it concerns. */
const knownOf = async (
  files: WishTransaction,
  { wish, request, helper }: StoredWish,
): Promise<readonly string[]> => {
  const { contact, helped } = request
  const pledges = await listPledges(files, [wish.id])
  const helpers = [...(helper ? [helper] : []), ...pledges.map((one) => one.helper)]
  return [
    ...[contact.name, contact.phone, contact.door, helped?.name ?? ''],
    ...helpers.flatMap(({ name, phone, unit }) => [name, phone, unit]),
  ]
}

/** Thanks that name somebody stay between both sides, unless a person has looked. */
export const settleWishThanks = async (
  desk: CheckDesk,
  wishId: string,
  { state, byPerson, reason }: ContentOutcome,
): Promise<void> => {
  const files = filesOf(desk)
  const stored = await lockWish(files, wishId)
  if (stored?.wish.state !== 'confirmed') return
  if (state !== 'passed') {
    const remark = ['感谢的话只给帮忙的人看', reason].filter(Boolean).join('：')
    return tellWriter(desk, stored, `thanks.${state}`, remark)
  }
  const steps = await listWishSteps(files, wishId)
  const thanks = steps.find(({ kind }) => kind === 'confirm')?.words ?? ''
  if (!byPerson && tellsOfSomebody(thanks, await knownOf(files, stored))) return
  await saveWish(files, { ...stored, shownThanks: thanks })
}
