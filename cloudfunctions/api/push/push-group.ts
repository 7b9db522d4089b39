/**
 * One group of commands, one transaction: document commands that follow each other, or a single office
 * command. A group that fails as a whole is run again by halves, so that only the culprit is refused and the rest takes
 * effect.
 */
import type { Refusal } from '../../../src/domain/refusal'
import type { CommandEnvelope, CommandResult } from '../../../src/protocol/envelope'
import type { MemberKey } from '../access/actor-access'
import type { Api } from '../api'
import { CallError } from '../call-error'
import { isOperating, isTransient, isViolation, violatedConstraint } from '../operating-error'
import { recordTables } from '../record/record-tables'
import { giveTogether, isGiving } from '../time-bank/give-together'
import { refuseGiving } from '../time-bank/refuse-giving'
import { applyDocuments } from './apply-documents'
import { applyOffice } from './apply-office'
import { hasFailedTooLong } from './failing-command.repository'
import { BrokenRule } from './push-context'
import { isOffice, runGroup, type Settle } from './run-group'

const applyAll: Settle = async (context, fresh) => {
  const [first] = fresh
  if (!first) return []
  if (isOffice(first.envelope)) return [await applyOffice(context, first.envelope)]
  return applyDocuments(context, fresh, context.access.actor)
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

/** Refused in a transaction of its own, so that it is kept like any refused command. */
const refuseAlone = (api: Api, caller: MemberKey, envelope: CommandEnvelope, refusal: Refusal) =>
  runGroup(api, caller, [envelope], (_context, fresh) =>
    Promise.resolve(fresh.map(() => ({ ok: false, error: refusal }))),
  )

/** The ledger keeps the ids of what is given; what is refused is kept here, so that a late copy is refused as well. */
const give = async (
  api: Api,
  caller: MemberKey,
  envelope: CommandEnvelope,
): Promise<readonly CommandResult[]> => {
  const result = await giveTogether(api, caller, envelope)
  // An id that is taken stays so by itself.
  if (result.status !== 'rejected' || result.code === 'id-taken') return [result]
  const { code, detail } = result
  return runGroup(api, caller, [envelope], async ({ transaction }, fresh) => {
    if (fresh.length === 0) return []
    const settled = await refuseGiving(transaction, caller, envelope, { code, detail })
    return [settled.ok ? { ok: true, conflicts: [], answer: settled.value } : settled]
  })
}

/** Rejects when the failure cannot even be noted: then it is the database's, not the command's. */
const settleFailed = async (
  api: Api,
  caller: MemberKey,
  envelope: CommandEnvelope,
  cause: unknown,
): Promise<readonly CommandResult[]> => {
  api.report(`command ${envelope.name} failed`, cause)
  const refusal = refusalFor(cause)
  if (refusal) return refuseAlone(api, caller, envelope, refusal)
  if (isTransient(cause) || isOperating(cause)) return [retryLater(envelope)]
  return (await hasFailedTooLong(api.database, caller, envelope.commandId, api.nowMs()))
    ? refuseAlone(api, caller, envelope, { code: 'server-fault', detail: '' })
    : [retryLater(envelope)]
}

/** Results in no particular order, one for each envelope. Ids must be distinct. */
export const pushGroup = async (
  api: Api,
  caller: MemberKey,
  envelopes: readonly CommandEnvelope[],
): Promise<readonly CommandResult[]> => {
  try {
    const [giving] = envelopes
    if (giving && isGiving(giving)) return await give(api, caller, giving)
    return await runGroup(api, caller, envelopes, applyAll)
  } catch (error) {
    if (error instanceof CallError) throw error
    const [first, second] = envelopes
    if (first && !second) return settleFailed(api, caller, first, error)
    if (isTransient(error)) return envelopes.map(retryLater)
    return pushHalves(api, caller, envelopes)
  }
}

/**
 * In their order, up to one that has to be sent again: those behind it may rest on it and wait too. By halves, so that one
 * culprit among three hundred costs a dozen transactions and not three hundred.
 */
const pushHalves = async (
  api: Api,
  caller: MemberKey,
  envelopes: readonly CommandEnvelope[],
): Promise<readonly CommandResult[]> => {
  const middle = Math.ceil(envelopes.length / 2)
  const rest = envelopes.slice(middle)
  const results = await pushGroup(api, caller, envelopes.slice(0, middle))
  return results.some(({ status }) => status === 'retry-later')
    ? [...results, ...rest.map(retryLater)]
    : [...results, ...(await pushGroup(api, caller, rest))]
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
