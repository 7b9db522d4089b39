/** A push: commands in the order in which the phone wrote them, a result for each in the same order. */
import type { CommandEnvelope, CommandResult } from '../../src/protocol/envelope'
import type { MemberKey } from './access/actor-access'
import type { Api } from './api'
import { groupCommands, pushGroup } from './push/push-group'

const onceEach = (envelopes: readonly CommandEnvelope[]): readonly CommandEnvelope[] =>
  [
    ...new Map([...envelopes].reverse().map((envelope) => [envelope.commandId, envelope])).values(),
  ].reverse()

/** The same id twice in one push: the first counts, the second is a replay of it. */
const replayOf = (result: CommandResult): CommandResult =>
  result.status === 'applied' ? { ...result, status: 'replayed' } : result

/** Rejects when the database cannot be reached; then nothing is known of any command and all are sent again. */
export const pushCommands = async (
  api: Api,
  caller: MemberKey,
  envelopes: readonly CommandEnvelope[],
): Promise<readonly CommandResult[]> => {
  const results = new Map<string, CommandResult>()
  for (const group of groupCommands(onceEach(envelopes))) {
    const settled = await pushGroup(api, caller, group)
    for (const result of settled) results.set(result.commandId, result)
    // What was written later may rest on it and would be refused for good: it waits too.
    if (settled.some(({ status }) => status === 'retry-later')) break
  }
  const told = new Set<string>()
  return envelopes.map(({ commandId }): CommandResult => {
    const result = results.get(commandId) ?? { commandId, status: 'retry-later' }
    if (told.has(commandId)) return replayOf(result)
    told.add(commandId)
    return result
  })
}
