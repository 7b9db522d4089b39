/** The line that each look at somebody's whole number, name or contact leaves: who looked at whose, where and why. */
import { uuidv7 } from 'uuidv7'
import type { Database } from '../database/connect'
import type { AccessLogTable } from '../database/schema'
import type { Actor } from './actor-access'

interface Shown {
  readonly act: AccessLogTable['act']
  /** Whose it is: exactly one of these. */
  readonly of:
    | { readonly resident_id: string }
    | { readonly volunteer_id: string }
    | { readonly order_id: string }
    | { readonly mediation_id: string }
    | { readonly matter_id: string }
  /** Where the log is read. */
  readonly regionId: string
  readonly reason: string
  readonly atMs: number
}

/** In one statement, before what was asked for is handed out; `database` is the transaction where there is one. */
export const logAllShown = async (
  database: Database,
  { tenantId, memberId, memberName }: Actor,
  shown: readonly Shown[],
): Promise<void> => {
  if (shown.length === 0) return
  const lines = shown.map(({ act, of, regionId, reason, atMs }) => ({
    ...{ tenant_id: tenantId, id: uuidv7(), at_ms: atMs, act, reason },
    ...{ member_id: memberId, member_name: memberName, region_id: regionId },
    ...{ resident_id: null, ...of },
  }))
  await database.insertInto('access_log').values(lines).execute()
}

export const logShown = (database: Database, actor: Actor, shown: Shown): Promise<void> =>
  logAllShown(database, actor, [shown])
