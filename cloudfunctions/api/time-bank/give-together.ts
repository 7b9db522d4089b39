/**
 * Gifts and donations, as many as come at the same time in one batch of two statements: what is known of all who give,
 * and the posting. They are office commands, but the ledger keeps their ids itself, so they need neither the claim of
 * the command's id nor a transaction of their own — which is what lets a whole town give at once.
 */
import * as v from 'valibot'
import type { OfficeCommandArgs } from '../../../src/domain/office-commands'
import { officeCommands } from '../../../src/domain/office-commands'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { decideDonation, decideGift } from '../../../src/domain/time-bank/giving'
import { poolAccount, volunteerAccount } from '../../../src/domain/time-bank/ledger'
import { expiryMs } from '../../../src/domain/time-bank/order'
import {
  schemaVersion,
  type CommandEnvelope,
  type CommandResult,
} from '../../../src/protocol/envelope'
import type { MemberKey } from '../access/actor-access'
import type { Api } from '../api'
import { CallError } from '../call-error'
import { isTransient } from '../operating-error'
import { answerTogether } from '../together'
import { loadGiven, loadGivingFacts, type GivingFacts } from './holder.repository'
import { recallGiven } from './refuse-giving'
import { standsOrRefused } from './ledger-refusal'
import {
  openVolunteerAccounts,
  postOwnedTransfers,
  sealReason,
  type OwnedTransfer,
  type Transfer,
} from './ledger.repository'

export const givingNames = ['gift.give', 'donation.give'] as const
export type GivingName = (typeof givingNames)[number]

export const isGiving = ({ name }: CommandEnvelope): boolean =>
  givingNames.some((giving) => giving === name)

interface Asked {
  readonly caller: MemberKey
  readonly envelope: CommandEnvelope
}

type Read =
  | { readonly kind: 'gift'; readonly args: OfficeCommandArgs<'gift.give'> }
  | { readonly kind: 'donation'; readonly args: OfficeCommandArgs<'donation.give'> }

const read = ({ name, args, schemaVersion: version }: CommandEnvelope): Result<Read, Refusal> => {
  const definition = officeCommands.get(name)
  if (!definition || version !== schemaVersion) return refuse('unknown-command')
  const parsed = v.safeParse(definition.shape, args)
  if (!parsed.success) return refuse('invalid', chineseOf(parsed.issues[0].message))
  // The registry pairs each name with its own shape.
  const kind = name === 'gift.give' ? 'gift' : 'donation'
  return success({ kind, args: parsed.output } as Read)
}

const chineseOf = (message: string): string =>
  /^[\u4e00-\u9fff]/.test(message) ? message : '填写不对'

interface Batch {
  readonly api: Api
  readonly tenantId: string
  readonly facts: GivingFacts
  readonly nowMs: number
}

const decide = (
  { api, tenantId, facts, nowMs }: Batch,
  { caller, envelope }: Asked,
  asked: Read,
): Result<Transfer, Refusal> => {
  const { rules } = facts
  const known = facts.givers.get(caller.memberId)
  const giver = known?.holder ?? null
  const id = envelope.commandId
  const seal = (reason: string) => ({ reasonCipher: sealReason(api.vault, tenantId, id, reason) })
  const debit = volunteerAccount(giver?.id ?? '')
  const { minutes } = asked.args
  if (asked.kind === 'donation') {
    const decided = decideDonation(rules, giver)
    if (!decided.ok) return decided
    if (known?.freeMinutes === null) return refuse('not-enough-hours')
    const given = { debit, credit: poolAccount, minutes, ...seal(asked.args.words) }
    return success({ id, kind: 'donation', phase: 'posted', ...given })
  }
  const { toNumber, relation, words } = asked.args
  const receiver = facts.receivers.get(toNumber) ?? null
  const decided = decideGift({ rules, giver, receiver, relation })
  if (!decided.ok) return decided
  // Whoever was never given an hour has no account, and nothing is opened for a gift that cannot be.
  if (known?.freeMinutes === null) return refuse('not-enough-hours')
  return success({
    id,
    kind: 'gift',
    phase: decided.value,
    debit,
    credit: volunteerAccount(receiver?.id ?? ''),
    minutes,
    capMinutes: rules.personalCapMinutes,
    ...(decided.value === 'pending' ? { expiresAtMs: expiryMs(rules, nowMs) } : {}),
    ...seal([relation, words].filter((text) => text !== '').join('：')),
  })
}

/** Nobody waits for an account to be opened by hand: who may be given to has one. */
const openMissing = ({ api, tenantId }: Batch, transfers: readonly OwnedTransfer[]) =>
  openVolunteerAccounts(
    api.database,
    tenantId,
    transfers.map(({ transfer: { credit = '' } }) => credit.replace(/^volunteer:/, '')),
  )

const post = async (batch: Batch, transfers: readonly OwnedTransfer[]) => {
  const { api, tenantId, nowMs } = batch
  const results = await postOwnedTransfers(api.database, tenantId, transfers, nowMs)
  const hasEnough = ({ transfer, by }: OwnedTransfer): boolean =>
    (batch.facts.givers.get(by.memberId)?.freeMinutes ?? 0) >= (transfer.minutes ?? 0)
  const isWithout = (one: OwnedTransfer, at: number): boolean =>
    results[at]?.code === 'no-account' && hasEnough(one)
  const without = transfers.filter(isWithout)
  if (without.length === 0) return results
  await openMissing(batch, without)
  const then = [...(await postOwnedTransfers(api.database, tenantId, without, nowMs))]
  return results.map((result, at) => {
    const one = transfers[at]
    return one && isWithout(one, at) ? (then.shift() ?? result) : result
  })
}

type Settled = CommandResult | 'sign-in-again'

const rejected = (commandId: string, error: Refusal): CommandResult => ({
  commandId,
  status: 'rejected',
  ...error,
})

const settleTenant = async (
  api: Api,
  tenantId: string,
  asked: readonly Asked[],
): Promise<readonly Settled[]> => {
  const readings = asked.map(({ envelope }) => read(envelope))
  const facts = await loadGivingFacts(api.database, tenantId, {
    memberIds: asked.map(({ caller }) => caller.memberId),
    numbers: readings.flatMap((one) =>
      one.ok && one.value.kind === 'gift' ? [one.value.args.toNumber] : [],
    ),
  })
  if (!facts) return asked.map(() => 'sign-in-again')
  const batch: Batch = { api, tenantId, facts, nowMs: api.nowMs() }
  const decided = asked.map((one, at) => {
    const reading = readings[at]
    if (!facts.givers.has(one.caller.memberId) || !reading) return null
    return reading.ok ? decide(batch, one, reading.value) : reading
  })
  const transfers = decided.flatMap((one, at): OwnedTransfer[] => {
    const giver = facts.givers.get(asked[at]?.caller.memberId ?? '')
    return one?.ok && giver ? [{ transfer: one.value, by: { tenantId, ...giver } }] : []
  })
  const results = [...(await post(batch, transfers))]
  const refused = asked.filter((_, at) => decided[at]?.ok === false)
  const given = await loadGiven(
    api.database,
    tenantId,
    refused.map(({ envelope }) => envelope.commandId),
  )
  return asked.map(({ caller, envelope }, at): Settled => {
    const { commandId } = envelope
    const one = decided[at]
    if (!one) return 'sign-in-again'
    if (!one.ok) {
      const before = given.get(commandId)
      const known = before ? recallGiven(before, caller, envelope) : one
      return known.ok
        ? { commandId, status: 'replayed', conflicts: [], answer: known.value }
        : rejected(commandId, known.error)
    }
    const result = standsOrRefused(results.shift())
    if (!result.ok) return rejected(commandId, result.error)
    const { code, excessMinutes } = result.value
    const status = code === 'already' ? 'replayed' : 'applied'
    const answer = { outcome: one.value.phase, excessMinutes }
    return { commandId, status, conflicts: [], answer }
  })
}

/** Two batches that met in the ledger (of two servers) are tried again; the ids make that harmless. */
const settleAgain = async (
  api: Api,
  tenantId: string,
  asked: readonly Asked[],
): Promise<readonly Settled[]> => {
  try {
    return await settleTenant(api, tenantId, asked)
  } catch (error) {
    if (!isTransient(error)) throw error
    return settleTenant(api, tenantId, asked)
  }
}

type GivingDesk = (asked: Asked) => Promise<Settled>

const desks = new WeakMap<Api, GivingDesk>()

/** One desk for each server. */
const givingDeskOf = (api: Api): GivingDesk => {
  const desk =
    desks.get(api) ??
    answerTogether({
      run: (asked: readonly Asked[]) => settleAgain(api, asked[0]?.caller.tenantId ?? '', asked),
      tenantOf: ({ caller }) => caller.tenantId,
      most: 64,
      // Two lanes halve the batches, and what a posting costs is mostly the batch's.
      lanes: 1,
    })
  desks.set(api, desk)
  return desk
}

/** CallError 'sign-in-again' when the caller is nobody. What is rejected is not kept yet: see refuse-giving. */
export const giveTogether = async (
  api: Api,
  caller: MemberKey,
  envelope: CommandEnvelope,
): Promise<CommandResult> => {
  const settled = await givingDeskOf(api)({ caller, envelope })
  if (settled === 'sign-in-again') throw new CallError('sign-in-again')
  return settled
}
