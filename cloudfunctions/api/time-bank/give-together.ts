/**
 * Gifts and donations. They are office commands, but the ledger keeps their ids itself, so they need neither the claim
 * of the command's id nor a transaction of their own, and are posted together with whatever else is given now.
 */
import * as v from 'valibot'
import type { OfficeCommandArgs } from '../../../src/domain/office-commands'
import { officeCommands } from '../../../src/domain/office-commands'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { decideDonation, decideGift, type Holder } from '../../../src/domain/time-bank/giving'
import { expiryMs } from '../../../src/domain/time-bank/request-order'
import {
  schemaVersion,
  type CommandEnvelope,
  type CommandResult,
} from '../../../src/protocol/envelope'
import type { MemberKey } from '../access/actor-access'
import type { Api } from '../api'
import { CallError } from '../call-error'
import { givingDeskOf, type Known, type KnownRules } from './giving-desk'
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

/** Whom a giving is decided for before anybody is looked up; the database posts it where that is so. */
const twoVerified = {
  giver: { id: 'giver', state: 'verified' },
  receiver: { id: 'receiver', state: 'verified' },
} as const

/** Between whom, by which rules. */
interface Facts extends KnownRules {
  readonly giver: Holder | null
  readonly receiver: Holder | null
}

/** What is to be posted, as the rules say. */
const decide = (
  { api, caller: { tenantId }, envelope: { commandId: id } }: Giving,
  { rules, giver, receiver }: Facts,
  asked: Read,
): Result<Transfer, Refusal> => {
  const seal = (reason: string) => ({ reasonCipher: sealReason(api.vault, tenantId, id, reason) })
  const { minutes } = asked.args
  if (asked.kind === 'donation') {
    const decided = decideDonation(rules, giver)
    if (!decided.ok) return decided
    return success({ id, kind: 'donation', phase: 'posted', minutes, ...seal(asked.args.words) })
  }
  const { relation, words } = asked.args
  const decided = decideGift({ rules, giver, receiver, relation })
  if (!decided.ok) return decided
  return success({
    ...{ id, kind: 'gift', phase: decided.value, minutes, capMinutes: rules.personalCapMinutes },
    ...(decided.value === 'pending' ? { expiresAtMs: expiryMs(rules, api.nowMs()) } : {}),
    ...seal([relation, words].filter((text) => text !== '').join('：')),
  })
}

/** null: to the pool, or to nobody. */
const toNumberOf = (asked: Result<Read, Refusal>): string | null =>
  asked.ok && asked.value.kind === 'gift' ? asked.value.args.toNumber : null

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

/** One try; null when it cannot be settled by what was known: read what is on file, and try again. */
const tryToGive = async (
  giving: Giving,
  asked: Result<Read, Refusal>,
  { rules, onFile }: { readonly rules: KnownRules; readonly onFile: Known | null },
): Promise<CommandResult | null> => {
  const { api, caller, envelope } = giving
  const { tenantId, memberId } = caller
  const { commandId } = envelope
  const parties = onFile ? { giver: onFile.giver.holder, receiver: onFile.receiver } : twoVerified
  const decided = asked.ok ? decide(giving, { ...rules, ...parties }, asked.value) : asked
  if (!decided.ok) return onFile && refused(giving, decided.error)
  const transfer = decided.value
  const posted = await givingDeskOf(api).post({
    ...{ transfer, toNumber: toNumberOf(asked), rulesVersion: rules.rulesVersion },
    // The database knows by which name.
    by: { tenantId, memberId, memberName: '' },
  })
  if (!posted || posted.code === 'again') return null
  if (posted.code === 'no-account') {
    if (!onFile) return null
    // Nobody waits for an account to be opened by hand: who may be given to has one.
    if (onFile.receiver && (onFile.giver.freeMinutes ?? 0) >= (transfer.minutes ?? 0)) {
      await openVolunteerAccount(api.database, tenantId, onFile.receiver.id)
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

/** By the rules last read, then with what is on file; what changes meanwhile costs one more. */
const MAX_TRIES = 8

/** CallError 'sign-in-again' when the caller is nobody. What is rejected is not kept yet: see refuse-giving. */
export const giveTogether = async (
  api: Api,
  caller: MemberKey,
  envelope: CommandEnvelope,
): Promise<CommandResult> => {
  const giving = { api, caller, envelope }
  const { learn, rulesOf } = givingDeskOf(api)
  const { tenantId, memberId } = caller
  const asked = read(envelope)
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const lastRead = tries === 0 ? rulesOf.get(tenantId) : undefined
    const onFile = lastRead
      ? null
      : await learn({ tenantId, memberId, toNumber: toNumberOf(asked) })
    const rules = lastRead ?? onFile
    if (!rules) throw new CallError('sign-in-again')
    if (onFile) rulesOf.set(tenantId, { rules: onFile.rules, rulesVersion: onFile.rulesVersion })
    const result = await tryToGive(giving, asked, { rules, onFile })
    if (result) return result
  }
  return { commandId: envelope.commandId, status: 'retry-later' }
}
