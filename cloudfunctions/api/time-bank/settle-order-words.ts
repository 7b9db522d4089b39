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
import { writeMessages } from '../message/message.repository'
import type { OfficeContext } from '../office/office-handler'
import { findOrders } from './order.repository'
import { orderMessage } from './tell-order'

interface OrderWords {
  readonly orderId: string
  readonly regionId: string
  readonly words: string
}

export const askWordsCheck = async (
  { transaction, vault, access, nowMs }: OfficeContext,
  { orderId, regionId, words }: OrderWords,
): Promise<void> => {
  const { tenantId, memberId } = access.actor
  const place = (await loadRegionPlaces(transaction, tenantId, [regionId])).get(regionId)
  if (words.trim() === '' || !place) return
  await askContentCheck(
    { transaction, vault, tenantId, nowMs },
    {
      ...{ kind: 'order', subjectId: orderId, memberId, texts: [words], photoIds: [] },
      region: { id: regionId, path: place.path },
    },
  )
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
  const said = { id: `words.${state}`, memberId: stored.order.askerMemberId }
  await writeMessages(desk, [
    orderMessage(stored, { ...said, remark: `${remarks[state]}${reason}` }, desk.nowMs),
  ])
}
