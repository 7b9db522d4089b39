/**
 * Refuses a birth date or a sex that the ID number on file contradicts. Only the server can tell: a phone has
 * the mask. The answer says that they disagree, never what the number says.
 */
import type { Effect } from '../../../src/domain/command'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { readIdNumberFacts } from '../../../src/domain/resident/id-number-facts'
import type { Resident } from '../../../src/domain/resident/resident'
import { success, type Result } from '../../../src/domain/result'
import type { ChangeSet } from '../record/change-set'
import { loadNumbersAfter } from '../record/plan-id-numbers'
import type { PushContext } from './push-context'

/** Those whose birth date or sex comes out other than it was, with a number on file. */
const rewritten = (effect: Effect, { staged }: ChangeSet): readonly Resident[] =>
  effect.changes.flatMap((change) => {
    if (change.kind !== 'resident' || change.record.idNumberMask === '') return []
    const before = staged.get('resident', change.record.id)
    const { birthDate, sex } = change.record
    return before && (before.birthDate !== birthDate || before.sex !== sex) ? [change.record] : []
  })

const contradiction = ({ name, birthDate, sex }: Resident, idNumber: string) => {
  const facts = readIdNumberFacts(idNumber, { birthDate, sex })
  if (facts.ok) return null
  if (facts.error.code === 'birth-date-disagrees')
    return refuse('birth-date-disagrees', `${name} 写的是 ${birthDate}`)
  return facts.error.code === 'sex-disagrees'
    ? refuse('sex-disagrees', `${name} 写的是${sex === 'male' ? '男' : '女'}`)
    : null
}

/** `changes` as the commands before left them. A number that this very command brings was checked by its rule. */
export const checkAgreesWithIdNumber = async (
  { transaction, vault, access }: PushContext,
  effect: Effect,
  changes: ChangeSet,
): Promise<Result<undefined, Refusal>> => {
  const residents = rewritten(effect, changes)
  if (residents.length === 0) return success(undefined)
  const numbers = await loadNumbersAfter(
    { transaction, vault, tenantId: access.actor.tenantId },
    [...changes.idNumberSteps, ...effect.idNumbers, ...effect.idNumberExchanges],
    residents.map(({ id }) => id),
  )
  for (const resident of residents) {
    const refused = contradiction(resident, numbers.get(resident.id) ?? '')
    if (refused) return refused
  }
  return success(undefined)
}
