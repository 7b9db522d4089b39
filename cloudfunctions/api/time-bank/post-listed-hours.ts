/** The old hours of a list go into the time bank, all of them or none, when a colleague has agreed to what it brings. */
import { sql } from 'kysely'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { stands } from '../../../src/domain/time-bank/ledger'
import { loadRegionPlaces } from '../access/region-place'
import type { OfficeContext } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { findHolder } from './holder.repository'
import { openingBalances, sealReason } from './ledger.repository'
import { loadListedHours, type ListedHours } from './listed-hours.repository'
import { openingSubject } from './opening.repository'
import type { Proposal } from './proposal.repository'

/** Far below what one statement may take on the slowest database. */
const mostAtOnce = 500

/** Whose hours a list of the envelope's region brought. */
export const requireList = async (
  { id, regionId }: Proposal,
  context: OfficeContext,
): Promise<Result<readonly string[], Refusal>> => {
  const { transaction, access } = context
  const { tenantId } = access.actor
  const place = (await loadRegionPlaces(transaction, tenantId, [regionId])).get(regionId)
  if (place?.path.startsWith(regionOf(context).path) !== true) return refuse('proposal-not-found')
  const hours = await loadListedHours(transaction, tenantId, id)
  return success(hours.map(({ volunteerId }) => volunteerId))
}

/** Undefined: all of them stand; else whose do not, in words. */
const postHours = async (
  { transaction, vault, access, nowMs }: OfficeContext,
  hours: readonly ListedHours[],
): Promise<string | undefined> => {
  const { actor, settings } = access
  const { tenantId } = actor
  const results = await openingBalances(
    { database: transaction, by: actor, nowMs },
    hours.map(({ volunteerId, minutes, asOf }) => {
      const serviceId = openingSubject(volunteerId)
      const words = `原有时长，截至 ${asOf}`
      return {
        ...{ volunteerId, serviceId, minutes },
        capMinutes: settings.timeBank.personalCapMinutes,
        reasonCipher: sealReason(vault, tenantId, `opening/${serviceId}`, words),
      }
    }),
  )
  const failed = hours.find((_, at) => !stands(results[at]?.code ?? 'again'))
  if (!failed) return undefined
  const holder = await findHolder(transaction, tenantId, { id: failed.volunteerId })
  return `编号 ${holder?.number ?? ''} 已有期初余额`
}

/** @param seenMinutes what the approver was shown: nobody agrees to what came after. */
export const postListed = async (
  { id }: Proposal,
  context: OfficeContext,
  seenMinutes: number | undefined,
): Promise<Result<unknown, Refusal>> => {
  const { transaction, access } = context
  const hours = await loadListedHours(transaction, access.actor.tenantId, id)
  if (hours.reduce((sum, { minutes }) => sum + minutes, 0) !== seenMinutes)
    return refuse('list-changed')
  await sql`savepoint listed_hours`.execute(transaction)
  for (let at = 0; at < hours.length; at += mostAtOnce) {
    const failed = await postHours(context, hours.slice(at, at + mostAtOnce))
    if (failed === undefined) continue
    await sql`rollback to savepoint listed_hours`.execute(transaction)
    return refuse('list-changed', failed)
  }
  return success(undefined)
}
