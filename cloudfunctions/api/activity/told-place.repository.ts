/** That a call told somebody with a place what no message did. Whoever writes here holds the shift. */
import { sql } from 'kysely'
import type { Outbox } from '../message/message.repository'

interface ToldPlace {
  readonly shiftId: string
  readonly volunteerId: string
  /** What the list said when they were called; an older phone does not tell, and then all counts as told. */
  readonly newsId?: string
  readonly isUntoldSeat?: boolean
}

/** Somebody has called them; what came after the list was shown is still to be told. */
export const noteTold = async (
  { transaction, tenantId }: Pick<Outbox, 'transaction' | 'tenantId'>,
  { shiftId, volunteerId, newsId, isUntoldSeat = true }: ToldPlace,
): Promise<void> => {
  await transaction
    .updateTable('sign_up')
    .set({
      news_command_id: newsId === undefined ? null : sql`nullif(news_command_id, ${newsId})`,
      ...(isUntoldSeat && { moved_up: false }),
    })
    .where('tenant_id', '=', tenantId)
    .where('shift_id', '=', shiftId)
    .where('volunteer_id', '=', volunteerId)
    .execute()
}
