/**
 * One group of commands, one transaction: document commands that follow each other, or a single office
 * command. A group that fails as a whole is run again command by command, so that only the culprit is
 * refused and the rest takes effect.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { officeCommands } from '../../../src/domain/office-commands'
import type { Refusal } from '../../../src/domain/refusal'
import type { CommandEnvelope, CommandResult } from '../../../src/protocol/envelope'
import { loadAccess, type Caller } from '../access/actor-access'
import type { Api } from '../api'
import { isTransient, isViolation, violatedConstraint } from '../operating-error'
import { recordTables } from '../record/record-tables'
import { applyDocuments } from './apply-documents'
import { applyOffice } from './apply-office'
import { claimCommands, needsResult, recallResults, storeResults } from './command.repository'
import {
  BrokenRule,
  type CommandOutcome,
  type PushContext,
  type SettledCommand,
} from './push-context'
import { keepRefused } from './refused-command.repository'

/** Transactions that met another are tried again at once, so many times. */
const MAX_ATTEMPTS = 4

const resultOf = ({ envelope: { commandId }, outcome }: SettledCommand): CommandResult => {
  if (!outcome.ok) return { commandId, status: 'rejected', ...outcome.error }
  const { ok: _ok, ...rest } = outcome
  return { commandId, status: 'applied', ...rest }
}

const isOffice = ({ name }: CommandEnvelope): boolean => officeCommands.has(name)

const applyAll = async (
  context: PushContext,
  fresh: readonly CommandEnvelope[],
): Promise<readonly CommandOutcome[]> => {
  const [first] = fresh
  if (!first) return []
  if (isOffice(first)) return [await applyOffice(context, first)]
  return applyDocuments(context, fresh, context.access.actor)
}

type Settle = (
  context: PushContext,
  fresh: readonly CommandEnvelope[],
) => Promise<readonly CommandOutcome[]>

const runOnce = (
  api: Api,
  caller: Caller,
  envelopes: readonly CommandEnvelope[],
  settle: Settle,
): Promise<readonly CommandResult[]> =>
  api.database.transaction().execute(async (transaction) => {
    const nowMs = api.nowMs()
    const access = await loadAccess(transaction, caller, nowMs)
    const context: PushContext = { transaction, vault: api.vault, access, nowMs }
    const claimed = await claimCommands(context, envelopes)
    const fresh = envelopes.filter(({ commandId }) => claimed.has(commandId))
    const known = envelopes.filter(({ commandId }) => !claimed.has(commandId))
    const outcomes = await settle(context, fresh)
    const settled = fresh.flatMap((envelope, index): SettledCommand[] => {
      const outcome = outcomes[index]
      return outcome ? [{ envelope, outcome }] : []
    })
    await storeResults(context, settled.filter(needsResult))
    const documents = settled.filter(({ envelope }) => !isOffice(envelope))
    await keepRefused(context, documents)
    const recalled = await recallResults(
      context,
      known.map(({ commandId }) => commandId),
    )
    return [...settled.map(resultOf), ...recalled]
  })

const runWithRetries = async (
  api: Api,
  caller: Caller,
  envelopes: readonly CommandEnvelope[],
  settle: Settle,
): Promise<readonly CommandResult[]> => {
  for (let attempt = 1; ; attempt++)
    try {
      return await runOnce(api, caller, envelopes, settle)
    } catch (error) {
      if (!isTransient(error) || attempt === MAX_ATTEMPTS) throw error
      // Two that met must not meet again in step.
      await wait(Math.random() * 20 * attempt)
    }
}

/** The primary keys of the record tables, by the names that PostgreSQL gives them. */
const recordKeys: ReadonlySet<string> = new Set(
  Object.values(recordTables).map(({ table }) => `${table}_pkey`),
)

/** A command that the database or its own rule cannot bear; null for what may succeed later. */
const refusalFor = (error: unknown): Refusal | null => {
  if (violatedConstraint(error) === 'resident_living_id_number')
    return { code: 'same-id-number', detail: '' }
  if (recordKeys.has(violatedConstraint(error))) return { code: 'id-taken', detail: '' }
  if (isViolation(error)) return { code: 'invalid', detail: '和已有的档案对不上' }
  return error instanceof BrokenRule ? { code: 'invalid', detail: '服务器办不了这一条' } : null
}

const retryLater = ({ commandId }: CommandEnvelope): CommandResult => ({
  commandId,
  status: 'retry-later',
})

const pushAlone = async (
  api: Api,
  caller: Caller,
  envelope: CommandEnvelope,
  cause: unknown,
): Promise<readonly CommandResult[]> => {
  const refusal = refusalFor(cause)
  api.report(`command ${envelope.name} failed`, cause)
  if (!refusal) return [retryLater(envelope)]
  return runWithRetries(api, caller, [envelope], (_context, fresh) =>
    Promise.resolve(fresh.map(() => ({ ok: false, error: refusal }))),
  )
}

/** Results in no particular order, one for each envelope. Ids must be distinct. */
export const pushGroup = async (
  api: Api,
  caller: Caller,
  envelopes: readonly CommandEnvelope[],
): Promise<readonly CommandResult[]> => {
  try {
    return await runWithRetries(api, caller, envelopes, applyAll)
  } catch (error) {
    const [first] = envelopes
    if (first && envelopes.length === 1) return pushAlone(api, caller, first, error)
    if (isTransient(error)) return envelopes.map(retryLater)
    if (refusalFor(error) === null) throw error
    return pushOneByOne(api, caller, envelopes)
  }
}

/** In their order, up to one that has to be sent again: those behind it may rest on it and wait too. */
const pushOneByOne = async (
  api: Api,
  caller: Caller,
  envelopes: readonly CommandEnvelope[],
): Promise<readonly CommandResult[]> => {
  const results: CommandResult[] = []
  for (const [index, envelope] of envelopes.entries()) {
    results.push(...(await pushGroup(api, caller, [envelope])))
    if (results.at(-1)?.status === 'retry-later')
      return [...results, ...envelopes.slice(index + 1).map(retryLater)]
  }
  return results
}

/** Document commands that follow each other go together; office commands stand alone. */
export const groupCommands = (
  envelopes: readonly CommandEnvelope[],
): readonly (readonly CommandEnvelope[])[] => {
  const groups: CommandEnvelope[][] = []
  for (const envelope of envelopes) {
    const last = groups.at(-1)
    if (!last || isOffice(envelope) || last.some(isOffice)) groups.push([envelope])
    else last.push(envelope)
  }
  return groups
}
