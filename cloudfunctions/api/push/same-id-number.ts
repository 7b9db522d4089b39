/**
 * Refuses a whole ID number that another living resident of the tenant has. Where that is, is told only to
 * who may read the files there.
 */
import type { Effect } from '../../../src/domain/command'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { may } from '../access/actor-access'
import type { StagedRecords } from '../record/staged-records'
import { findHolders } from '../resident/id-number.repository'
import type { PushContext } from './push-context'

/** What earlier commands of the same transaction left a resident with: resident → blind index, '' for none. */
export type NumbersGiven = Map<string, string>

export const checkSameIdNumber = async (
  { transaction, vault, access }: PushContext,
  effect: Effect,
  staged: StagedRecords,
  given: NumbersGiven,
): Promise<Result<undefined, Refusal>> => {
  if (effect.idNumbers.length === 0) return success(undefined)
  const { tenantId } = access.actor
  const wanted = effect.idNumbers.map(({ residentId, idNumber }) => ({
    residentId,
    index: vault.blindIndex(tenantId, 'id-number', idNumber),
  }))
  const indexes = wanted.map(({ index }) => index)
  const holders = await findHolders(transaction, tenantId, indexes)
  const lives = (id: string) => (staged.get('resident', id)?.state ?? 'living') === 'living'
  for (const { residentId, index } of wanted) {
    const holder = holders.get(index)
    const stillHolds = holder && lives(holder.id) && (given.get(holder.id) ?? index) === index
    if (holder && stillHolds && holder.id !== residentId)
      return refuse(
        'same-id-number',
        may(access, 'file.read', holder) ? `${holder.name}(${holder.address.trim()})` : '',
      )
    const isGiven = [...given].some(([id, taken]) => taken === index && id !== residentId)
    if (index !== '' && isGiven) return refuse('same-id-number')
    given.set(residentId, index)
  }
  return success(undefined)
}
