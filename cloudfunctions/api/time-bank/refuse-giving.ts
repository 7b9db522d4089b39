/**
 * What becomes of a giving that cannot be: it is refused for good, unless a copy of it was given in the meantime. The
 * caller has claimed the command's id in the same transaction and keeps what is answered here.
 */
import * as v from 'valibot'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import type { CommandEnvelope } from '../../../src/protocol/envelope'
import type { MemberKey } from '../access/actor-access'
import type { Database } from '../database/connect'
import { loadGiven, lockAccountOf, type Given } from './holder.repository'

export interface GivenAnswer {
  readonly outcome: string
  readonly excessMinutes: number
}

/** Given before, and its answer lost: what has changed since takes nothing back. */
export const recallGiven = (
  given: Given,
  { memberId }: MemberKey,
  { name, args }: CommandEnvelope,
): Result<GivenAnswer, Refusal> =>
  given.memberId === memberId &&
  name.startsWith(`${given.kind}.`) &&
  v.is(v.object({ minutes: v.literal(given.minutes) }), args)
    ? success({ outcome: given.phase, excessMinutes: 0 })
    : refuse('id-taken')

/** Refused as `refusal` says. */
export const refuseGiving = async (
  transaction: Database,
  caller: MemberKey,
  envelope: CommandEnvelope,
  refusal: Refusal,
): Promise<Result<GivenAnswer, Refusal>> => {
  const { commandId } = envelope
  // A copy that is being given holds it too: afterwards it stands in the ledger, or it will find this refusal.
  await lockAccountOf(transaction, caller)
  const given = (await loadGiven(transaction, caller.tenantId, [commandId])).get(commandId)
  return given ? recallGiven(given, caller, envelope) : { ok: false, error: refusal }
}
