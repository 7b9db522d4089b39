/**
 * What the clock does about wishes: reminds claimers, ends claims that are over, releases what was pledged to a wish that was
 * not reached. Each alarm is taken under the wish's own lock and moves the next one on, so that double timers and servers
 * that end in between do each thing once.
 */
import { theClock } from '../../../src/domain/wish/wish-acts'
import type { Api } from '../api'
import { takeWishStep } from './take-wish-step'
import { lockWish } from './wish.repository'

/** In one go; the next minute takes more. */
const most = 500

export const sweepWishes = async (api: Api, nowMs: number): Promise<void> => {
  const due = await api.database
    .selectFrom('wish')
    .innerJoin('tenant', 'tenant.id', 'wish.tenant_id')
    .select(['wish.tenant_id as tenantId', 'wish.id', 'tenant.settings'])
    .where('wish.next_alarm_at_ms', '<=', nowMs)
    .orderBy('wish.next_alarm_at_ms')
    .orderBy('wish.id')
    .limit(most)
    .execute()
  for (const { tenantId, id, settings } of due)
    try {
      await api.database.transaction().execute(async (transaction) => {
        const files = { database: transaction, vault: api.vault, tenantId }
        const stored = await lockWish(files, id)
        if (!stored) return
        // Refused: another timer was here first.
        await takeWishStep(
          { files, settings, nowMs },
          stored,
          { kind: 'alarm' },
          { by: theClock, words: '', photoIds: [] },
        )
      })
    } catch (error) {
      // One that cannot be moved on holds up no other.
      api.report(`wish ${id} could not be moved on`, error)
    }
}
