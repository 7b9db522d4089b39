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

/** Numbers given out earlier in the same transaction: blind index → resident. */
export type NumbersGiven = Map<string, string>

export const checkSameIdNumber = async (
  { transaction, vault, access }: PushContext,
  effect: Effect,
  staged: StagedRecords,
  given: NumbersGiven,
): Promise<Result<undefined, Refusal>> => {
  if (effect.idNumbers.length === 0) return success(undefined)
  const { tenantId } = access.actor
  const indexes = effect.idNumbers.map(({ idNumber }) =>
    vault.blindIndex(tenantId, 'id-number', idNumber),
  )
  const holders = await findHolders(transaction, tenantId, indexes)
  for (const [place, { residentId }] of effect.idNumbers.entries()) {
    const index = indexes[place] ?? ''
    const holder = holders.get(index)
    const stillLives = holder && (staged.get('resident', holder.id)?.state ?? 'living') === 'living'
    if (holder && stillLives && holder.id !== residentId)
      return refuse(
        'same-id-number',
        may(access, 'file.read', holder) ? `${holder.name}(${holder.address.trim()})` : '',
      )
    if ((given.get(index) ?? residentId) !== residentId) return refuse('same-id-number')
    given.set(index, residentId)
  }
  return success(undefined)
}
