/** Counts the invitation codes that a member made up, for an hour each. It never keeps what was tried. */
import type { Actor } from '../access/actor-access'
import type { Database } from '../database/connect'

/** Far more than anybody mistypes, far too few to find one code in 31^10. */
export const maxWrongCodesPerHour = 20
const HOUR_MS = 3_600_000

/** What to tell who has no try left. */
export const tooManyCodes = `一小时内试错了 ${maxWrongCodesPerHour} 次，请过一会儿再输`

export const mayTryCode = async (
  database: Database,
  { tenantId, memberId }: Actor,
  nowMs: number,
): Promise<boolean> => {
  const { count } = await database
    .selectFrom('wrong_code')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', memberId)
    .where('at_ms', '>', nowMs - HOUR_MS)
    .executeTakeFirstOrThrow()
  return Number(count) < maxWrongCodesPerHour
}

/** Notes one more, and forgets those of this member that no longer count. */
export const noteWrongCode = async (
  database: Database,
  { tenantId, memberId }: Actor,
  nowMs: number,
): Promise<void> => {
  await database
    .deleteFrom('wrong_code')
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', memberId)
    .where('at_ms', '<=', nowMs - HOUR_MS)
    .execute()
  await database
    .insertInto('wrong_code')
    .values({ tenant_id: tenantId, member_id: memberId, at_ms: nowMs })
    .execute()
}
