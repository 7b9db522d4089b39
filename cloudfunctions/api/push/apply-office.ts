/** Runs one office command: authorise its region, check its args, hand it to its handler. */
import * as v from 'valibot'
import { fieldWord } from '../../../src/domain/labels'
import { officeCommands, type OfficeCommandName } from '../../../src/domain/office-commands'
import { refuse } from '../../../src/domain/refusal'
import { schemaVersion, type CommandEnvelope } from '../../../src/protocol/envelope'
import { loadRegionPlaces } from '../access/region-place'
import { officeHandlers } from '../office/office-handlers'
import type { OfficeContext, OfficeOutcome } from '../office/office-handler'
import { describeIssue, mayInRegion } from './prepare-command'
import type { CommandOutcome, PushContext } from './push-context'

type ErasedHandler = (args: unknown, context: OfficeContext) => Promise<OfficeOutcome>

/** As with document commands, the registry pairs each shape with its own handler. */
const handlerOf = (name: OfficeCommandName): ErasedHandler | undefined =>
  (officeHandlers as Readonly<Record<string, unknown>>)[name] as ErasedHandler | undefined

/** A region has a name as a person has. */
const officeWord = (field: string): string => (field === 'name' ? '名称' : fieldWord(field))

/** Rejects when a constraint refuses what the handler wrote; the transaction must then be rolled back. */
export const applyOffice = async (
  context: PushContext,
  envelope: CommandEnvelope,
): Promise<CommandOutcome> => {
  const { transaction, vault, access, nowMs } = context
  const definition = officeCommands.get(envelope.name)
  const handler = definition && handlerOf(definition.name)
  if (!handler || envelope.schemaVersion !== schemaVersion) return refuse('unknown-command')
  const { regionId, commandId } = envelope
  const places = await loadRegionPlaces(transaction, access.actor.tenantId, [regionId])
  const region = places.get(regionId) ?? null
  if (definition.permission !== null && !mayInRegion(access, definition.permission, region))
    return refuse('forbidden')
  const args = v.safeParse(definition.shape, envelope.args)
  if (!args.success) return refuse('invalid', describeIssue(args.issues[0], officeWord))
  const outcome = await handler(args.output, {
    transaction,
    vault,
    access,
    commandId,
    region,
    nowMs,
  })
  if (!outcome.ok) return outcome
  return outcome.value === undefined
    ? { ok: true, conflicts: [] }
    : { ok: true, conflicts: [], answer: outcome.value }
}
