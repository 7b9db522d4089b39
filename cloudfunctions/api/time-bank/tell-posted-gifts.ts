/**
 * Tells who got hours that were theirs at once. Such gifts are posted many in a batch that waits for no message, so the timer
 * looks for them, among the newest of the ledger. The message's id is made of the gift's: each is told once, whichever server
 * looks. It names neither giver nor minutes: it lies open on a locked screen, and what is over the cap is not theirs.
 */
import { sql } from 'kysely'
import type { Api } from '../api'
import type { Database } from '../database/connect'
import { tellOfGift } from './tell-gift'

/** Who asks to be told only afterwards means the next one. */
const lookBackMs = 15 * 60_000
const mostARound = 200

interface PostedGift {
  readonly tenantId: string
  readonly id: string
  readonly memberId: string
}

export const findUntoldGifts = async (
  database: Database,
  nowMs: number,
): Promise<readonly PostedGift[]> => {
  const { rows } = await sql<PostedGift>`
    with newest as materialized (
      select tenant_id, id, credit, at_ms from time_transfer
      where at_ms > ${nowMs - lookBackMs} and kind = 'gift' and phase = 'posted'
    )
    select t.tenant_id as "tenantId", t.id, c.member_id as "memberId"
    from newest t
    join volunteer v on v.tenant_id = t.tenant_id and v.id = substring(t.credit from '^volunteer:(.*)$')
    join message_consent c on c.tenant_id = v.tenant_id and c.member_id = v.member_id
      and c.template = 'volunteer-turn' and c.left_over > 0
    where not exists (
      select from message m where m.tenant_id = t.tenant_id
        and m.id = 'gift.' || t.id || '.' || c.member_id)
    order by t.at_ms limit ${mostARound}`.execute(database)
  return rows
}

/** Answers how many were told. */
export const tellPostedGifts = async (api: Api, nowMs: number): Promise<number> => {
  const gifts = await findUntoldGifts(api.database, nowMs)
  for (const tenantId of new Set(gifts.map((gift) => gift.tenantId)))
    await api.database.transaction().execute(async (transaction) => {
      const outbox = { transaction, vault: api.vault, tenantId, nowMs }
      for (const { id, memberId } of gifts.filter((gift) => gift.tenantId === tenantId))
        await tellOfGift(outbox, id, [{ to: { memberId }, remark: '有人送您时间，打开看看' }])
    })
  return gifts.length
}
