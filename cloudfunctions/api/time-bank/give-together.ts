/**
 * Gifts and donations. They are office commands, but the ledger keeps their ids itself, so they need neither the claim
 * of the command's id nor a transaction of their own, and are posted together with whatever else is given now.
 */
import * as v from 'valibot'
import type { OfficeCommandArgs } from '../../../src/domain/office-commands'
import { officeCommands } from '../../../src/domain/office-commands'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { decideDonation, decideGift } from '../../../src/domain/time-bank/giving'
import { poolAccount, volunteerAccount } from '../../../src/domain/time-bank/ledger'
import { expiryMs } from '../../../src/domain/time-bank/request-order'
import {
  schemaVersion,
  type CommandEnvelope,
  type CommandResult,
} from '../../../src/protocol/envelope'
import type { MemberKey } from '../access/actor-access'
import type { Api } from '../api'
import { CallError } from '../call-error'
import { givingDeskOf } from './giving-desk'
import type { Known } from './giving-memory'
import { loadGiven } from './holder.repository'
import { standsOrRefused } from './ledger-refusal'
import { openVolunteerAccount, sealReason, type Transfer } from './ledger.repository'
import { recallGiven } from './refuse-giving'

export const givingNames = ['gift.give', 'donation.give'] as const
export type GivingName = (typeof givingNames)[number]

export const isGiving = ({ name }: CommandEnvelope): boolean =>
  givingNames.some((giving) => giving === name)

type Read =
  | { readonly kind: 'gift'; readonly args: OfficeCommandArgs<'gift.give'> }
  | { readonly kind: 'donation'; readonly args: OfficeCommandArgs<'donation.give'> }

const chineseOf = (message: string): string =>
  /^[\u4e00-\u9fff]/.test(message) ? message : '填写不对'

const read = ({ name, args, schemaVersion: version }: CommandEnvelope): Result<Read, Refusal> => {
  const definition = officeCommands.get(name)
  if (!definition || version !== schemaVersion) return refuse('unknown-command')
  const parsed = v.safeParse(definition.shape, args)
  if (!parsed.success) return refuse('invalid', chineseOf(parsed.issues[0].message))
  // The registry pairs each name with its own shape.
  const kind = name === 'gift.give' ? 'gift' : 'donation'
  return success({ kind, args: parsed.output } as Read)
}

interface Giving {
  readonly api: Api
  readonly caller: MemberKey
  readonly envelope: CommandEnvelope
}

/** What is to be posted, as the rules say. */
const decide = (
  { api, caller: { tenantId }, envelope: { commandId: id } }: Giving,
  { rules, giver, receiver }: Known,
  asked: Read,
): Result<Transfer, Refusal> => {
  const seal = (reason: string) => ({ reasonCipher: sealReason(api.vault, tenantId, id, reason) })
  const debit = volunteerAccount(giver.holder?.id ?? '')
  const { minutes } = asked.args
  if (asked.kind === 'donation') {
    const decided = decideDonation(rules, giver.holder)
    if (!decided.ok) return decided
    if (giver.freeMinutes === null) return refuse('not-enough-hours')
    const given = { debit, credit: poolAccount, minutes, ...seal(asked.args.words) }
    return success({ id, kind: 'donation', phase: 'posted', ...given })
  }
  const { relation, words } = asked.args
  const decided = decideGift({ rules, giver: giver.holder, receiver, relation })
  if (!decided.ok) return decided
  // Whoever was never given an hour has no account, and nothing is opened for a gift that cannot be.
  if (giver.freeMinutes === null) return refuse('not-enough-hours')
  return success({
    id,
    kind: 'gift',
    phase: decided.value,
    debit,
    credit: volunteerAccount(receiver?.id ?? ''),
    minutes,
    capMinutes: rules.personalCapMinutes,
    ...(decided.value === 'pending' ? { expiresAtMs: expiryMs(rules, api.nowMs()) } : {}),
    ...seal([relation, words].filter((text) => text !== '').join('：')),
  })
}

const rejected = (commandId: string, error: Refusal): CommandResult => ({
  commandId,
  status: 'rejected',
  ...error,
})

/** Perhaps given before, and its answer lost: what has changed since takes nothing back. */
const refused = async (
  { api, caller, envelope }: Giving,
  error: Refusal,
): Promise<CommandResult> => {
  const { commandId } = envelope
  const given = (await loadGiven(api.database, caller.tenantId, [commandId])).get(commandId)
  const known = given ? recallGiven(given, caller, envelope) : { ok: false as const, error }
  if (!known.ok) return rejected(commandId, known.error)
  return { commandId, status: 'replayed', conflicts: [], answer: known.value }
}

/** One try, with what is known; null when that has changed, or was not enough to say no. */
const tryToGive = async (
  giving: Giving,
  asked: Result<Read, Refusal>,
  { known, isFresh }: { readonly known: Known; readonly isFresh: boolean },
): Promise<CommandResult | null> => {
  const { api, caller, envelope } = giving
  const { commandId } = envelope
  const decided = asked.ok ? decide(giving, known, asked.value) : asked
  if (!decided.ok) return isFresh ? refused(giving, decided.error) : null
  const transfer = decided.value
  const { memberId, memberName, freeMinutes } = known.giver
  const by = { tenantId: caller.tenantId, memberId, memberName }
  const posted = await givingDeskOf(api).post({ transfer, by, known, isFresh })
  if (!posted) return null
  if (posted.code === 'no-account') {
    if (!isFresh) return null
    // Nobody waits for an account to be opened by hand: who may be given to has one.
    if (known.receiver && (freeMinutes ?? 0) >= (transfer.minutes ?? 0)) {
      await openVolunteerAccount(api.database, caller.tenantId, known.receiver.id)
      return null
    }
  }
  const result = standsOrRefused(posted)
  if (!result.ok)
    return result.error.code === 'id-taken'
      ? refused(giving, result.error)
      : rejected(commandId, result.error)
  const { code, excessMinutes } = result.value
  const answer = { outcome: transfer.phase, excessMinutes }
  return {
    ...{ commandId, conflicts: [], answer },
    status: code === 'already' ? 'replayed' : 'applied',
  }
}

/** From memory, then with what is read; what others in the same batches remember wrongly costs one more. */
const MAX_TRIES = 8

/** CallError 'sign-in-again' when the caller is nobody. What is rejected is not kept yet: see refuse-giving. */
export const giveTogether = async (
  api: Api,
  caller: MemberKey,
  envelope: CommandEnvelope,
): Promise<CommandResult> => {
  const giving = { api, caller, envelope }
  const { learn, memory } = givingDeskOf(api)
  const asked = read(envelope)
  const toNumber = asked.ok && asked.value.kind === 'gift' ? asked.value.args.toNumber : null
  const named = { tenantId: caller.tenantId, memberId: caller.memberId, toNumber }
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const remembered = tries === 0 ? memory.recall(named) : null
    const known = remembered ?? (await learn(named))
    if (!known) throw new CallError('sign-in-again')
    const result = await tryToGive(giving, asked, { known, isFresh: remembered === null })
    if (result?.status !== 'applied') memory.forget(named)
    else if (!remembered) memory.keep(named, known)
    if (result) return result
  }
  return { commandId: envelope.commandId, status: 'retry-later' }
}
