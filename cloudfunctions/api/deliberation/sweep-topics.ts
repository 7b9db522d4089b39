/**
 * What the clock does about topics: opens the vote, counts and publishes. Each alarm is taken under the topic's own lock and
 * moves the next one on, so that double timers and servers that end in between do each thing once.
 */
import { isToBeCounted } from '../../../src/domain/deliberation/step-topic'
import type { Api } from '../api'
import { countBallots } from './ballot.repository'
import { takeTopicStep } from './take-topic-step'
import { lockTopic } from './topic.repository'

/** In one go; the next minute takes more. */
const most = 200

export const sweepTopics = async (api: Api, nowMs: number): Promise<void> => {
  const due = await api.database
    .selectFrom('deliberation_topic')
    .select(['tenant_id as tenantId', 'id'])
    .where('next_alarm_at_ms', '<=', nowMs)
    .orderBy('next_alarm_at_ms')
    .limit(most)
    .execute()
  for (const { tenantId, id } of due)
    try {
      await api.database.transaction().execute(async (transaction) => {
        const files = { database: transaction, vault: api.vault, tenantId }
        const stored = await lockTopic(files, id)
        if (!stored) return
        const tally = isToBeCounted(stored.topic, nowMs) ? await countBallots(files, stored) : null
        // Refused: another timer was here first.
        await takeTopicStep({ files, nowMs }, stored, { kind: 'alarm', tally })
      })
    } catch (error) {
      // One that cannot be moved on holds up no other.
      api.report(`topic ${id} could not be moved on`, error)
    }
}
