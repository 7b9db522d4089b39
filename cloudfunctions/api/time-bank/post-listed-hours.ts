/**
 * The old hours of a list go into the time bank once a colleague has agreed to what it brings: in portions, each a transaction
 * of its own, so that a list of thousands holds up nobody. Whoever calls next goes on where the last one was cut off.
 */
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { stands } from '../../../src/domain/time-bank/ledger'
import { loadRegionPlaces } from '../access/region-place'
import type { OfficeContext } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { findHolder } from './holder.repository'
import { openingBalances, sealReason, type Poster } from './ledger.repository'
import {
  loadApprover,
  loadLeftOut,
  loadListedHours,
  loadWaitingHours,
  settleLines,
  type ListedHours,
} from './listed-hours.repository'
import { findOpenings, openingSubject } from './opening.repository'
import type { Proposal } from './proposal.repository'

/** Far below what one statement may take on the slowest database. */
const portionSize = 500

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

/**
 * Whether all of it can be posted; else whose hours cannot, in words.
 * @param seenMinutes what the approver was shown: nobody agrees to what came after.
 */
export const requirePostable = async (
  { id }: Proposal,
  { transaction, access }: OfficeContext,
  seenMinutes: number | undefined,
): Promise<Result<undefined, Refusal>> => {
  const { tenantId } = access.actor
  const hours = await loadListedHours(transaction, tenantId, id)
  if (hours.reduce((sum, { minutes }) => sum + minutes, 0) !== seenMinutes)
    return refuse('list-changed')
  const ids = hours.map(({ volunteerId }) => volunteerId)
  const opened = await findOpenings(transaction, tenantId, ids)
  const other = hours.find(
    ({ volunteerId, minutes }) => (opened.get(volunteerId)?.openingMinutes ?? minutes) !== minutes,
  )
  if (!other) return success(undefined)
  const holder = await findHolder(transaction, tenantId, { id: other.volunteerId })
  return refuse('list-changed', `编号 ${holder?.number ?? ''} 已有期初余额`)
}

/** Answers of whom they stand. */
const postHours = async (
  { transaction, vault, access, nowMs }: OfficeContext,
  by: Poster,
  hours: readonly ListedHours[],
): Promise<ReadonlySet<string>> => {
  const { settings } = access
  const { tenantId } = by
  const results = await openingBalances(
    { database: transaction, by, nowMs },
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
  // Nothing is decided about these, so nothing of the portion is.
  if (results.some(({ code }) => code === 'again')) throw new Error('Others keep the accounts.')
  const posted = hours.filter((_, at) => stands(results[at]?.code ?? 'again'))
  return new Set(posted.map(({ volunteerId }) => volunteerId))
}

interface PostedHours {
  /** Nobody's are left to be posted. */
  readonly isLast: boolean
  /** Of the whole list: the numbers of whose were not posted, because they have another opening balance. */
  readonly leftOut: readonly string[]
}

/** The next of a list that is agreed to, which is held: a portion, or all that are left. */
export const postList = async (
  { id }: Proposal,
  context: OfficeContext,
  inPortions: boolean,
): Promise<PostedHours> => {
  const { transaction, access } = context
  const { tenantId } = access.actor
  const list = { tenantId, proposalId: id }
  // Whoever goes on only carries out what that colleague agreed to.
  const by = { tenantId, ...(await loadApprover(transaction, list)) }
  for (;;) {
    const waiting = await loadWaitingHours(transaction, list, portionSize + 1)
    const hours = waiting.slice(0, portionSize)
    const posted = await postHours(context, by, hours)
    const idsWhere = (stand: boolean): readonly string[] =>
      hours.flatMap(({ volunteerId }) => (posted.has(volunteerId) === stand ? [volunteerId] : []))
    await settleLines(transaction, list, { state: 'posted', volunteerIds: idsWhere(true) })
    // Nobody had another opening balance when the list was agreed to; one that came since stays.
    await settleLines(transaction, list, { state: 'left-out', volunteerIds: idsWhere(false) })
    const isLast = waiting.length === hours.length
    if (isLast || inPortions) return { isLast, leftOut: await loadLeftOut(transaction, list) }
  }
}
