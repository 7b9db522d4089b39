/** Tells the planner what a large import has changed. */
import { sql } from 'kysely'
import type { Database } from './connect'

/** The embedded database has no housekeeping of its own, and a server's comes a minute after the phones have. */
export const refreshStatistics = async (database: Database): Promise<void> => {
  await sql`analyze house, household, resident, sync_entry`.execute(database)
}
