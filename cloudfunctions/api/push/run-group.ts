/**
 * One transaction for one group: claim the ids, settle what is new, keep what became of it, recall what was known. Met
 * by another transaction it is tried again.
 */
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import { officeCommands } from '../../../src/domain/office-commands'
import type { CommandEnvelope, CommandResult } from '../../../src/protocol/envelope'
import { loadAccess, type MemberKey } from '../access/actor-access'
import type { Api } from '../api'
import { isTransient } from '../operating-error'
import { claimCommands, needsResult, recallResults, storeResults } from './command.repository'
import { readCommand, type ReadCommand } from './prepare-command'
import type { CommandOutcome, PushContext, SettledCommand } from './push-context'
import { keepRefused } from './refused-command.repository'

/** Transactions that met another are tried again at once, so many times. */
const MAX_ATTEMPTS = 4

/** One outcome for each command that was never received before, in order. */
export type Settle = (
  context: PushContext,
  fresh: readonly ReadCommand[],
) => Promise<readonly CommandOutcome[]>

export const isOffice = ({ name }: CommandEnvelope): boolean => officeCommands.has(name)

const resultOf = ({ envelope: { commandId }, outcome }: SettledCommand): CommandResult => {
  if (!outcome.ok) return { commandId, status: 'rejected', ...outcome.error }
  const { ok: _ok, ...rest } = outcome
  return { commandId, status: 'applied', ...rest }
}

const runOnce = (
  api: Api,
  caller: MemberKey,
  envelopes: readonly CommandEnvelope[],
  settle: Settle,
): Promise<readonly CommandResult[]> =>
  api.database.transaction().execute(async (transaction) => {
    const nowMs = api.nowMs()
    const access = await loadAccess(transaction, caller, nowMs)
    const context: PushContext = { transaction, vault: api.vault, access, nowMs }
    const [claimed, commands] = await Promise.all([
      claimCommands(context, envelopes),
      // Read while the database works on the claim, not after it.
      nextTurn().then(() => envelopes.map(readCommand)),
    ])
    const fresh = commands.filter(({ envelope }) => claimed.has(envelope.commandId))
    const known = envelopes.filter(({ commandId }) => !claimed.has(commandId))
    const outcomes = await settle(context, fresh)
    const settled = fresh.flatMap(({ envelope }, index): SettledCommand[] => {
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

/** Results in no particular order, one for each envelope. Rejects with what the last attempt failed with. */
export const runGroup = async (
  api: Api,
  caller: MemberKey,
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
