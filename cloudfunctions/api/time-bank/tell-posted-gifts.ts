/**
 * Tells who got hours that were theirs at once. Such gifts are posted many in a batch that waits for no message, so the timer
 * looks for them: in the accounts of those who asked to be told, among the newest entries. The message's id is made of the
 * gift's: each is told once, whichever server looks.
 */
import { sql } from 'kysely'
import { volunteerIn } from '../../../src/domain/time-bank/ledger'
import type { Api } from '../api'
import { volunteerNames } from '../volunteer/volunteer.repository'
import { tellOfGift } from './tell-gift'

/** Who asks to be told only afterwards means the next one. */
const lookBackMs = 15 * 60_000
const newestEntries = 20
const mostARound = 200

interface PostedGift {
  readonly tenantId: string
  readonly id: string
  readonly memberId: string
  readonly giver: string
  readonly minutes: number
}

const findUntold = async ({ database }: Api, nowMs: number): Promise<readonly PostedGift[]> => {
  const { rows } = await sql<PostedGift>`
    select t.tenant_id as "tenantId", t.id, c.member_id as "memberId", t.debit as giver,
      e.minutes::float8 as minutes
    from message_consent c
    join volunteer v on v.tenant_id = c.tenant_id and v.member_id = c.member_id
    join lateral (
      select n.transfer_id, n.minutes, n.at_ms from time_entry n
      where n.tenant_id = v.tenant_id and n.account_id = 'volunteer:' || v.id
      order by n.sequence desc limit ${newestEntries}
    ) e on e.at_ms > ${nowMs - lookBackMs} and e.minutes > 0
    join time_transfer t on t.tenant_id = v.tenant_id and t.id = e.transfer_id
      and t.kind = 'gift' and t.phase = 'posted'
    where c.template = 'volunteer-turn' and c.left_over > 0 and not exists (
      select from message m where m.tenant_id = t.tenant_id
        and m.id = 'gift.' || t.id || '.' || c.member_id)
    order by e.at_ms limit ${mostARound}`.execute(database)
  return rows
}

/** Answers how many were told. */
export const tellPostedGifts = async (api: Api, nowMs: number): Promise<number> => {
  const gifts = await findUntold(api, nowMs)
  for (const tenantId of new Set(gifts.map((gift) => gift.tenantId))) {
    const own = gifts.filter((gift) => gift.tenantId === tenantId)
    const names = await volunteerNames(
      api,
      tenantId,
      own.map(({ giver }) => volunteerIn(giver)),
    )
    await api.database.transaction().execute(async (transaction) => {
      const outbox = { transaction, vault: api.vault, tenantId, nowMs }
      for (const { id, memberId, giver, minutes } of own) {
        const name = names.get(volunteerIn(giver)) ?? '有人'
        await tellOfGift(outbox, id, [
          { to: { memberId }, remark: `${name}送您 ${minutes} 分钟，已存好` },
        ])
      }
    })
  }
  return gifts.length
}
