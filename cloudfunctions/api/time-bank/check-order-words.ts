/**
 * What somebody writes for all volunteers when they ask for help is checked first. What is held or kept back shows nobody
 * less of the order itself: service, time and place of it stand, and who wrote it is told.
 */
import { loadRegionPlaces } from '../access/region-place'
import {
  askContentCheck,
  type CheckDesk,
  type ContentOutcome,
} from '../content-check/content-check.repository'
import { writeVolunteerTurns } from '../message/volunteer-turn.repository'
import type { OfficeContext } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { findOrders } from './order.repository'
import { orderTurn } from './tell-order'

interface OrderWords {
  readonly orderId: string
  readonly regionId: string
  readonly words: string
}

export const askWordsCheck = async (
  context: OfficeContext,
  { orderId, regionId, words }: OrderWords,
): Promise<void> => {
  if (words.trim() === '') return
  const outbox = outboxOf(context)
  const { transaction, tenantId } = outbox
  const place = (await loadRegionPlaces(transaction, tenantId, [regionId])).get(regionId)
  if (!place) return
  await askContentCheck(outbox, {
    ...{ kind: 'order', subjectId: orderId, texts: [words], photoIds: [] },
    memberId: context.access.actor.memberId,
    region: { id: regionId, path: place.path },
  })
}

const remarks: Readonly<Record<ContentOutcome['state'], string>> = {
  passed: '您写的话，志愿者看得到了',
  held: '您写的话，社区先看一看再给志愿者看',
  kept: '您写的话没有给志愿者看：',
}

export const settleOrderWords = async (
  desk: CheckDesk,
  orderId: string,
  { state, byPerson, reason }: ContentOutcome,
): Promise<void> => {
  if (state === 'passed' && !byPerson) return
  const { transaction, vault, tenantId } = desk
  // Read, not held: whoever takes a step of the order waits for nobody who checks its words.
  const [stored] = await findOrders({ database: transaction, vault, tenantId }, [orderId])
  if (!stored) return
  const said = {
    ...{ id: `words.${state}`, memberId: stored.order.askerMemberId },
    nowMs: desk.nowMs,
  }
  await writeVolunteerTurns(desk, [
    orderTurn(stored, { ...said, remark: `${remarks[state]}${reason}` }),
  ])
}
