/**
 * Hands out one whole ID number, after writing down who, whose, when and why in the same transaction: no
 * number without its line in the log.
 */
import { logShown } from '../access/access-log.repository'
import type { RegionPlace } from '../access/region-place'
import { CallError } from '../call-error'
import type { Caller } from '../caller'
import type { Transaction } from '../database/connect'
import { idNumberPlace } from '../resident/id-number.repository'

/** Enough for a morning of paperwork, too few to copy a community. */
export const maxRevealsPerHour = 30
const HOUR_MS = 3_600_000

const countRecent = async (
  transaction: Transaction,
  { access }: Caller,
  nowMs: number,
): Promise<number> => {
  const { tenantId, memberId } = access.actor
  // Requests of one member take turns here, or two at once would both be the thirtieth.
  await transaction
    .selectFrom('member')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', memberId)
    .forNoKeyUpdate()
    .execute()
  const { count } = await transaction
    .selectFrom('access_log')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', memberId)
    .where('act', '=', 'reveal-id-number')
    .where('at_ms', '>', nowMs - HOUR_MS)
    .executeTakeFirstOrThrow()
  return Number(count)
}

const findSealed = (transaction: Transaction, tenantId: string, residentId: string) =>
  transaction
    .selectFrom('resident')
    .innerJoin('region', (join) =>
      join
        .onRef('region.tenant_id', '=', 'resident.tenant_id')
        .onRef('region.id', '=', 'resident.region_id'),
    )
    .select(['id_number_cipher as sealed', 'region_id as regionId', 'path'])
    .where('resident.tenant_id', '=', tenantId)
    .where('resident.id', '=', residentId)
    .executeTakeFirst()

export interface RevealRequest {
  readonly residentId: string
  /** Where the caller may reveal; the resident must live there or below. */
  readonly place: RegionPlace
  readonly reason: string
}

/** CallErrors: forbidden (also for nobody of that id), unusable (none on file), retry-later (too many). */
export const revealIdNumber = (
  caller: Caller,
  { residentId, place, reason }: RevealRequest,
): Promise<{ readonly idNumber: string }> => {
  const { api, access } = caller
  const { tenantId } = access.actor
  return api.database.transaction().execute(async (transaction) => {
    const nowMs = api.nowMs()
    const found = await findSealed(transaction, tenantId, residentId)
    if (!found?.path.startsWith(place.path)) throw new CallError('forbidden')
    if (found.sealed === '') throw new CallError('unusable', '档案里没有身份证号码')
    if ((await countRecent(transaction, caller, nowMs)) >= maxRevealsPerHour)
      throw new CallError(
        'retry-later',
        `一小时最多查看 ${maxRevealsPerHour} 个证件号码，请过一会儿再查`,
      )
    await logShown(transaction, access.actor, {
      ...{ act: 'reveal-id-number', of: { resident_id: residentId }, regionId: found.regionId },
      ...{ reason, atMs: nowMs },
    })
    return { idNumber: api.vault.open(idNumberPlace(tenantId, residentId), found.sealed) }
  })
}
