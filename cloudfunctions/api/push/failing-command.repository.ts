/**
 * Commands that failed for a reason of the server's: one line each, until they have failed so often and for so long
 * that waiting has no sense. Without it one of them would hold back all that its phone wrote after it, for ever.
 */
import { sql } from 'kysely'
import type { MemberKey } from '../access/actor-access'
import type { Database } from '../database/connect'

/** A server that was installed with a fault is mended within hours; until then nothing need be adopted by hand. */
const PATIENCE_MS = 6 * 3_600_000
const MIN_ATTEMPTS = 5
/** Lines of commands that succeeded after all. */
const FORGOTTEN_AFTER_MS = 30 * 24 * 3_600_000

/** Counts one more failure. True when the command is to be refused and kept for the office instead. */
export const hasFailedTooLong = async (
  database: Database,
  { tenantId }: MemberKey,
  commandId: string,
  nowMs: number,
): Promise<boolean> => {
  await database
    .deleteFrom('failing_command')
    .where('tenant_id', '=', tenantId)
    .where('first_failed_at_ms', '<', nowMs - FORGOTTEN_AFTER_MS)
    .execute()
  const { attempts, first_failed_at_ms } = await database
    .insertInto('failing_command')
    .values({ tenant_id: tenantId, command_id: commandId, first_failed_at_ms: nowMs, attempts: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'command_id'])
        .doUpdateSet({ attempts: sql`failing_command.attempts + 1` }),
    )
    .returning(['attempts', 'first_failed_at_ms'])
    .executeTakeFirstOrThrow()
  return attempts >= MIN_ATTEMPTS && nowMs - first_failed_at_ms >= PATIENCE_MS
}
