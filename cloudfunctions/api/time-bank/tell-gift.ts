/** Tells who gave hours, and who gets them, what became of the gift. */
import { writeMessages, type Outbox } from '../message/message.repository'
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
  writeMessages(
    outbox,
    news.flatMap(({ to, remark }) => {
      const memberId = to?.memberId ?? ''
      const startsAtMs = outbox.nowMs
      const text = { page: bankPage, title: '时间银行 赠送', startsAtMs, place: '', remark }
      return memberId === ''
        ? []
        : [
            {
              ...{ id: `gift.${giftId}.${memberId}`, memberId, template: 'volunteer-turn', text },
              usefulUntilMs: outbox.nowMs + 7 * 24 * 3_600_000,
            },
          ]
    }),
  )
