/** Tells who gave hours, and who gets them, what became of the gift. */
import type { Outbox } from '../message/message.repository'
import { writeVolunteerTurns } from '../message/volunteer-turn.repository'
import type { PlacedHolder } from './holder.repository'

const bankPage = 'packages/volunteer/pages/bank/index'

interface GiftNews {
  readonly to: Pick<PlacedHolder, 'memberId'> | undefined
  readonly remark: string
}

export const tellOfGift = (
  outbox: Outbox,
  giftId: string,
  news: readonly GiftNews[],
): Promise<void> =>
  writeVolunteerTurns(
    outbox,
    news.flatMap(({ to, remark }) => {
      const memberId = to?.memberId ?? ''
      const said = { page: bankPage, title: '时间银行 赠送', startsAtMs: outbox.nowMs, remark }
      return memberId === '' ? [] : [{ id: `gift.${giftId}.${memberId}`, memberId, ...said }]
    }),
  )
